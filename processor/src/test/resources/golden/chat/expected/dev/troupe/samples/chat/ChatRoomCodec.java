package dev.troupe.samples.chat;

import com.fasterxml.jackson.core.io.SerializedString;
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

    public static final PayloadType<PostArguments> POST_ARGUMENTS =
            PayloadType.of(ChatRoomCodec::readPostArguments, ChatRoomCodec::writePostArguments);

    public static final PayloadType<TypingArguments> TYPING_ARGUMENTS =
            PayloadType.of(ChatRoomCodec::readTypingArguments, ChatRoomCodec::writeTypingArguments);

    public static final PayloadType<HistoryArguments> HISTORY_ARGUMENTS =
            PayloadType.of(ChatRoomCodec::readHistoryArguments,
                    ChatRoomCodec::writeHistoryArguments);

    public static final PayloadType<PostedEvent> POSTED_EVENT =
            PayloadType.of(ChatRoomCodec::readPostedEvent, ChatRoomCodec::writePostedEvent);

    public static final PayloadType<JoinedEvent> JOINED_EVENT =
            PayloadType.of(ChatRoomCodec::readJoinedEvent, ChatRoomCodec::writeJoinedEvent);

    public static final PayloadType<LeftEvent> LEFT_EVENT =
            PayloadType.of(ChatRoomCodec::readLeftEvent, ChatRoomCodec::writeLeftEvent);

    public static final PayloadType<TypingEvent> TYPING_EVENT =
            PayloadType.of(ChatRoomCodec::readTypingEvent, ChatRoomCodec::writeTypingEvent);

    public static final PayloadType<List<ChatRoom.Message>> LIST_OF_MESSAGE =
            Payloads.list(MESSAGE);

    private static final SerializedString NAME = new SerializedString("name");
    private static final SerializedString NUMBER = new SerializedString("number");
    private static final SerializedString AUTHOR = new SerializedString("author");
    private static final SerializedString TEXT = new SerializedString("text");
    private static final SerializedString AT = new SerializedString("at");
    private static final SerializedString ACTIVE = new SerializedString("active");
    private static final SerializedString LIMIT = new SerializedString("limit");
    private static final SerializedString MESSAGE_MEMBER = new SerializedString("message");

    private ChatRoomCodec() {}

    private static ChatRoom.Join readJoin(PayloadReader in) throws IOException {
        String name = null;
        long seen = 0;
        in.startObject();
        for (String member = in.nextMember(); member != null; member = in.nextMember()) {
            switch (member) {
                case "name" -> {
                    seen = in.once(seen, 0);
                    name = in.readString();
                }
                default -> in.skip();
            }
        }
        in.require(seen, 0b1, "name");
        return new ChatRoom.Join(name);
    }

    private static void writeJoin(PayloadWriter out, ChatRoom.Join value) throws IOException {
        out.startObject(value);
        out.name(NAME);
        out.writeString(value.name());
        out.endObject();
    }

    private static ChatRoom.Message readMessage(PayloadReader in) throws IOException {
        long number = 0;
        String author = null;
        String text = null;
        Instant at = null;
        long seen = 0;
        in.startObject();
        for (String member = in.nextMember(); member != null; member = in.nextMember()) {
            switch (member) {
                case "number" -> {
                    seen = in.once(seen, 0);
                    number = in.readLong();
                }
                case "author" -> {
                    seen = in.once(seen, 1);
                    author = in.readString();
                }
                case "text" -> {
                    seen = in.once(seen, 2);
                    text = in.readString();
                }
                case "at" -> {
                    seen = in.once(seen, 3);
                    at = in.readInstant();
                }
                default -> in.skip();
            }
        }
        in.require(seen, 0b1111, "number\tauthor\ttext\tat");
        return new ChatRoom.Message(number, author, text, at);
    }

    private static void writeMessage(PayloadWriter out, ChatRoom.Message value) throws IOException {
        out.startObject(value);
        out.name(NUMBER);
        out.writeLong(value.number());
        out.name(AUTHOR);
        out.writeString(value.author());
        out.name(TEXT);
        out.writeString(value.text());
        out.name(AT);
        out.writeInstant(value.at());
        out.endObject();
    }

    private static PostArguments readPostArguments(PayloadReader in) throws IOException {
        String text = null;
        long seen = 0;
        in.startObject();
        for (String member = in.nextMember(); member != null; member = in.nextMember()) {
            switch (member) {
                case "text" -> {
                    seen = in.once(seen, 0);
                    text = in.readString();
                }
                default -> in.skip();
            }
        }
        in.require(seen, 0b1, "text");
        return new PostArguments(text);
    }

    private static void writePostArguments(PayloadWriter out, PostArguments value) throws
            IOException {
        out.startObject(value);
        out.name(TEXT);
        out.writeString(value.text());
        out.endObject();
    }

    private static TypingArguments readTypingArguments(PayloadReader in) throws IOException {
        boolean active = false;
        long seen = 0;
        in.startObject();
        for (String member = in.nextMember(); member != null; member = in.nextMember()) {
            switch (member) {
                case "active" -> {
                    seen = in.once(seen, 0);
                    active = in.readBoolean();
                }
                default -> in.skip();
            }
        }
        in.require(seen, 0b1, "active");
        return new TypingArguments(active);
    }

    private static void writeTypingArguments(PayloadWriter out, TypingArguments value) throws
            IOException {
        out.startObject(value);
        out.name(ACTIVE);
        out.writeBoolean(value.active());
        out.endObject();
    }

    private static HistoryArguments readHistoryArguments(PayloadReader in) throws IOException {
        int limit = 0;
        long seen = 0;
        in.startObject();
        for (String member = in.nextMember(); member != null; member = in.nextMember()) {
            switch (member) {
                case "limit" -> {
                    seen = in.once(seen, 0);
                    limit = in.readInt();
                }
                default -> in.skip();
            }
        }
        in.require(seen, 0b1, "limit");
        return new HistoryArguments(limit);
    }

    private static void writeHistoryArguments(PayloadWriter out, HistoryArguments value) throws
            IOException {
        out.startObject(value);
        out.name(LIMIT);
        out.writeInt(value.limit());
        out.endObject();
    }

    private static PostedEvent readPostedEvent(PayloadReader in) throws IOException {
        ChatRoom.Message message = null;
        long seen = 0;
        in.startObject();
        for (String member = in.nextMember(); member != null; member = in.nextMember()) {
            switch (member) {
                case "message" -> {
                    seen = in.once(seen, 0);
                    message = readMessage(in);
                }
                default -> in.skip();
            }
        }
        in.require(seen, 0b1, "message");
        return new PostedEvent(message);
    }

    private static void writePostedEvent(PayloadWriter out, PostedEvent value) throws IOException {
        out.startObject(value);
        out.name(MESSAGE_MEMBER);
        writeMessage(out, value.message());
        out.endObject();
    }

    private static JoinedEvent readJoinedEvent(PayloadReader in) throws IOException {
        String name = null;
        long seen = 0;
        in.startObject();
        for (String member = in.nextMember(); member != null; member = in.nextMember()) {
            switch (member) {
                case "name" -> {
                    seen = in.once(seen, 0);
                    name = in.readString();
                }
                default -> in.skip();
            }
        }
        in.require(seen, 0b1, "name");
        return new JoinedEvent(name);
    }

    private static void writeJoinedEvent(PayloadWriter out, JoinedEvent value) throws IOException {
        out.startObject(value);
        out.name(NAME);
        out.writeString(value.name());
        out.endObject();
    }

    private static LeftEvent readLeftEvent(PayloadReader in) throws IOException {
        String name = null;
        long seen = 0;
        in.startObject();
        for (String member = in.nextMember(); member != null; member = in.nextMember()) {
            switch (member) {
                case "name" -> {
                    seen = in.once(seen, 0);
                    name = in.readString();
                }
                default -> in.skip();
            }
        }
        in.require(seen, 0b1, "name");
        return new LeftEvent(name);
    }

    private static void writeLeftEvent(PayloadWriter out, LeftEvent value) throws IOException {
        out.startObject(value);
        out.name(NAME);
        out.writeString(value.name());
        out.endObject();
    }

    private static TypingEvent readTypingEvent(PayloadReader in) throws IOException {
        String name = null;
        boolean active = false;
        long seen = 0;
        in.startObject();
        for (String member = in.nextMember(); member != null; member = in.nextMember()) {
            switch (member) {
                case "name" -> {
                    seen = in.once(seen, 0);
                    name = in.readString();
                }
                case "active" -> {
                    seen = in.once(seen, 1);
                    active = in.readBoolean();
                }
                default -> in.skip();
            }
        }
        in.require(seen, 0b11, "name\tactive");
        return new TypingEvent(name, active);
    }

    private static void writeTypingEvent(PayloadWriter out, TypingEvent value) throws IOException {
        out.startObject(value);
        out.name(NAME);
        out.writeString(value.name());
        out.name(ACTIVE);
        out.writeBoolean(value.active());
        out.endObject();
    }

    /** The arguments of {@link ChatRoom#post}. */
    public record PostArguments(String text) {}

    /** The arguments of {@link ChatRoom#typing}. */
    public record TypingArguments(boolean active) {}

    /** The arguments of {@link ChatRoom#history}. */
    public record HistoryArguments(int limit) {}

    /** The arguments of {@link ChatRoom.Feed#posted}. */
    public record PostedEvent(ChatRoom.Message message) {}

    /** The arguments of {@link ChatRoom.Feed#joined}. */
    public record JoinedEvent(String name) {}

    /** The arguments of {@link ChatRoom.Feed#left}. */
    public record LeftEvent(String name) {}

    /** The arguments of {@link ChatRoom.Feed#typing}. */
    public record TypingEvent(String name, boolean active) {}
}
