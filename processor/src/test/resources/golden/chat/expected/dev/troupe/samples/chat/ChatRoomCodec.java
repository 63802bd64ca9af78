package dev.troupe.samples.chat;

import dev.troupe.wire.Members;
import dev.troupe.wire.PayloadReader;
import dev.troupe.wire.PayloadType;
import dev.troupe.wire.PayloadWriter;
import dev.troupe.wire.Payloads;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import javax.annotation.processing.Generated;

/** How the payloads of {@link ChatRoom} are read and written. */
@SuppressWarnings({"deprecation", "exports", "removal"})
@Generated("dev.troupe.processor.ProtocolProcessor")
public final class ChatRoomCodec {
    public static final PayloadType<ChatRoom.Join> JOIN =
            PayloadType.of(ChatRoomCodec::readJoin, ChatRoomCodec::writeJoin);

    public static final PayloadType<ChatRoom.Message> MESSAGE =
            PayloadType.of(ChatRoomCodec::readMessage, ChatRoomCodec::writeMessage);

    public static final PayloadType<TypingEvent> TYPING_EVENT =
            PayloadType.of(ChatRoomCodec::readTypingEvent, ChatRoomCodec::writeTypingEvent);

    public static final PayloadType<List<ChatRoom.Message>> LIST_OF_MESSAGE =
            Payloads.list(MESSAGE);

    private static final Members JOIN_MEMBERS = Members.of(0b1, "name");

    private static final Members MESSAGE_MEMBERS =
            Members.of(0b1111, "number", "author", "text", "at");

    private static final Members TYPING_EVENT_MEMBERS = Members.of(0b11, "name", "active");

    private ChatRoomCodec() {}

    private static ChatRoom.Join readJoin(PayloadReader in) throws IOException {
        String name = null;
        in.startObject(JOIN_MEMBERS);
        while (in.nextMember() >= 0) {
            name = in.readString();
        }
        return new ChatRoom.Join(name);
    }

    private static void writeJoin(PayloadWriter out, ChatRoom.Join value) throws IOException {
        out.startObject(value);
        out.name(JOIN_MEMBERS, 0).writeString(value.name());
        out.endObject();
    }

    private static ChatRoom.Message readMessage(PayloadReader in) throws IOException {
        long number = 0;
        String author = null;
        String text = null;
        Instant at = null;
        in.startObject(MESSAGE_MEMBERS);
        for (int member = in.nextMember(); member >= 0; member = in.nextMember()) {
            switch (member) {
                case 0 -> number = in.readLong();
                case 1 -> author = in.readString();
                case 2 -> text = in.readString();
                default -> at = in.readInstant();
            }
        }
        return new ChatRoom.Message(number, author, text, at);
    }

    private static void writeMessage(PayloadWriter out, ChatRoom.Message value) throws IOException {
        out.startObject(value);
        out.name(MESSAGE_MEMBERS, 0).writeLong(value.number());
        out.name(MESSAGE_MEMBERS, 1).writeString(value.author());
        out.name(MESSAGE_MEMBERS, 2).writeString(value.text());
        out.name(MESSAGE_MEMBERS, 3).writeInstant(value.at());
        out.endObject();
    }

    private static TypingEvent readTypingEvent(PayloadReader in) throws IOException {
        String name = null;
        boolean active = false;
        in.startObject(TYPING_EVENT_MEMBERS);
        for (int member = in.nextMember(); member >= 0; member = in.nextMember()) {
            switch (member) {
                case 0 -> name = in.readString();
                default -> active = in.readBoolean();
            }
        }
        return new TypingEvent(name, active);
    }

    private static void writeTypingEvent(PayloadWriter out, TypingEvent value) throws IOException {
        out.startObject(value);
        out.name(TYPING_EVENT_MEMBERS, 0).writeString(value.name());
        out.name(TYPING_EVENT_MEMBERS, 1).writeBoolean(value.active());
        out.endObject();
    }

    /** The arguments of {@link ChatRoom.Feed#typing}. */
    public record TypingEvent(String name, boolean active) {}
}
