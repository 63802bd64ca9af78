package counter;

import dev.troupe.wire.MessageWriter;
import dev.troupe.wire.Payloads;
import dev.troupe.wire.WireError;
import dev.troupe.wire.WireFormat;
import dev.troupe.wire.WireMessage;
import jakarta.websocket.EncodeException;
import jakarta.websocket.Encoder;
import java.io.IOException;
import java.lang.FunctionalInterface;
import java.lang.Long;
import java.lang.Override;
import java.lang.String;
import java.lang.SuppressWarnings;
import javax.annotation.processing.Generated;

/**
 * Encodes, as JSON, what a server says to clients of {@link Counter}, for an endpoint that is
 * written by hand: {@code session.getBasicRemote().sendObject(...)} takes what the methods here
 * return. Server endpoints that are generated for actors do not use it.
 */
@SuppressWarnings({"auxiliaryclass", "deprecation", "exports", "removal"})
@Generated("dev.troupe.processor.ProtocolProcessor")
final class CounterMessageEncoder implements Encoder.Text<CounterMessageEncoder.Message> {
    /** For the container. */
    public CounterMessageEncoder() {}

    /** The reply to the call of {@link Counter#add} with this id. */
    public static Message addReply(long id, Long value) {
        return () -> MessageWriter.reply(WireFormat.JSON, id, Payloads.LONG, value);
    }

    /** The reply to the call of {@link Counter#value} with this id. */
    public static Message valueReply(long id, Long value) {
        return () -> MessageWriter.reply(WireFormat.JSON, id, Payloads.LONG, value);
    }

    /** The reply to the call of {@link Counter#reset} with this id. */
    public static Message resetReply(long id) {
        return () -> MessageWriter.reply(WireFormat.JSON, id);
    }

    /** The call with this id has failed. */
    public static Message failure(long id, WireError error) {
        return () -> MessageWriter.failure(WireFormat.JSON, id, error);
    }

    @Override
    public String encode(Message message) throws EncodeException {
        try {
            return message.encoded().text();
        } catch (IOException e) {
            throw new EncodeException(message, e.getMessage(), e);
        }
    }

    /** Something to send. */
    @FunctionalInterface
    public interface Message {
        /** Encodes it. */
        WireMessage encoded() throws IOException;
    }
}
