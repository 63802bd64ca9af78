package market;

import dev.troupe.wire.MessageWriter;
import dev.troupe.wire.WireError;
import dev.troupe.wire.WireFormat;
import dev.troupe.wire.WireMessage;
import jakarta.websocket.EncodeException;
import jakarta.websocket.Encoder;
import java.io.IOException;
import java.lang.FunctionalInterface;
import java.lang.Override;
import java.lang.String;
import java.lang.SuppressWarnings;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * Encodes, as JSON, what a server says to clients of {@link Market}, for an endpoint that is
 * written by hand: {@code session.getBasicRemote().sendObject(...)} takes what the methods here
 * return. Server endpoints that are generated for actors do not use it.
 */
@SuppressWarnings({"auxiliaryclass", "deprecation", "exports", "removal"})
@Generated("dev.troupe.processor.ProtocolProcessor")
public final class MarketMessageEncoder implements Encoder.Text<MarketMessageEncoder.Message> {
    /** For the container. */
    public MarketMessageEncoder() {}

    /** The reply to the call of {@link Market#offer} with this id. */
    public static Message offerReply(long id, Offer value) {
        return () -> MessageWriter.reply(WireFormat.JSON, id, MarketCodec.OFFER, value);
    }

    /** The reply to the call of {@link Market#search} with this id. */
    public static Message searchReply(long id, List<Offer> value) {
        return () -> MessageWriter.reply(WireFormat.JSON, id, MarketCodec.LIST_OF_OFFER, value);
    }

    /** The reply to the call of {@link Market#withdraw} with this id. */
    public static Message withdrawReply(long id) {
        return () -> MessageWriter.reply(WireFormat.JSON, id);
    }

    /** The reply to the call of {@link Market#audit} with this id. */
    public static Message auditReply(long id) {
        return () -> MessageWriter.reply(WireFormat.JSON, id);
    }

    /** The reply to the call of {@link Desk#file} with this id. */
    public static Message fileReply(long id) {
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
