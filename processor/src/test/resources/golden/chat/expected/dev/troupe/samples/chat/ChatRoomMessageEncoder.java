package dev.troupe.samples.chat;

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
 * Encodes, as JSON, what a server says to clients of {@link ChatRoom}, for an endpoint that is
 * written by hand: {@code session.getBasicRemote().sendObject(...)} takes what the methods here
 * return. Server endpoints that are generated for actors do not use it.
 */
@SuppressWarnings({"auxiliaryclass", "deprecation", "exports", "removal"})
@Generated("dev.troupe.processor.ProtocolProcessor")
public final class ChatRoomMessageEncoder implements Encoder.Text<ChatRoomMessageEncoder.Message> {
    /** For the container. */
    public ChatRoomMessageEncoder() {}

    /** {@link ChatRoom.Feed#posted}, with its number. */
    public static Message postedEvent(long sequence, ChatRoom.Message message) {
        return () -> MessageWriter.event(WireFormat.JSON, "posted", sequence,
                ChatRoomCodec.POSTED_EVENT, new ChatRoomCodec.PostedEvent(message));
    }

    /** {@link ChatRoom.Feed#joined}, with its number. */
    public static Message joinedEvent(long sequence, String name) {
        return () -> MessageWriter.event(WireFormat.JSON, "joined", sequence,
                ChatRoomCodec.JOINED_EVENT, new ChatRoomCodec.JoinedEvent(name));
    }

    /** {@link ChatRoom.Feed#left}, with its number. */
    public static Message leftEvent(long sequence, String name) {
        return () -> MessageWriter.event(WireFormat.JSON, "left", sequence,
                ChatRoomCodec.LEFT_EVENT, new ChatRoomCodec.LeftEvent(name));
    }

    /** {@link ChatRoom.Feed#typing}, with its number. */
    public static Message typingEvent(long sequence, String name, boolean active) {
        return () -> MessageWriter.event(WireFormat.JSON, "typing", sequence,
                ChatRoomCodec.TYPING_EVENT, new ChatRoomCodec.TypingEvent(name, active));
    }

    /** The reply to the call of {@link ChatRoom#post} with this id. */
    public static Message postReply(long id, ChatRoom.Message value) {
        return () -> MessageWriter.reply(WireFormat.JSON, id, ChatRoomCodec.MESSAGE, value);
    }

    /** The reply to the call of {@link ChatRoom#history} with this id. */
    public static Message historyReply(long id, List<ChatRoom.Message> value) {
        return () -> MessageWriter.reply(WireFormat.JSON, id, ChatRoomCodec.LIST_OF_MESSAGE, value);
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
