package zoo;

import dev.troupe.protocol.DecodedCall;
import dev.troupe.wire.MessageException;
import jakarta.websocket.DecodeException;
import jakarta.websocket.Decoder;
import javax.annotation.processing.Generated;

/**
 * Decodes the calls of {@link Zoo}, as JSON, for an endpoint that is written by hand: the
 * arguments are of the type that the action in {@link ZooProtocol} states. Server endpoints that are generated for
 * actors do not use it.
 */
@SuppressWarnings({"deprecation", "exports", "removal"})
@Generated("dev.troupe.processor.ProtocolProcessor")
public final class ZooMessageDecoder implements Decoder.Text<DecodedCall> {
    /** For the container. */
    public ZooMessageDecoder() {}

    @Override
    public boolean willDecode(String text) {
        return true;
    }

    @Override
    public DecodedCall decode(String text) throws DecodeException {
        try {
            return DecodedCall.read(ZooProtocol.INSTANCE, text);
        } catch (MessageException e) {
            throw new DecodeException(text, e.getMessage(), e);
        }
    }
}
