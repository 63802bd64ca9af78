package dev.troupe.samples.chat;

import dev.troupe.SlowConsumerPolicy;
import dev.troupe.protocol.Action;
import dev.troupe.protocol.DeclaredError;
import dev.troupe.protocol.Event;
import dev.troupe.protocol.EventSink;
import dev.troupe.protocol.ParameterNames;
import dev.troupe.protocol.ParamsType;
import dev.troupe.protocol.Protocol;
import dev.troupe.wire.Payloads;
import java.util.List;
import javax.annotation.processing.Generated;

/** The protocol of {@link ChatRoom}: its name, its actions and its events. */
@ParameterNames({
        "ChatRoom.post(java.lang.String text)",
        "ChatRoom.typing(boolean active)",
        "ChatRoom.history(int limit)",
        "Feed.posted(dev.troupe.samples.chat.ChatRoom.Message message)",
        "Feed.joined(java.lang.String name)",
        "Feed.left(java.lang.String name)",
        "Feed.typing(java.lang.String name, boolean active)"})
@SuppressWarnings({"deprecation", "exports", "removal"})
@Generated("dev.troupe.processor.ProtocolProcessor")
public final class ChatRoomProtocol extends Protocol<ChatRoom, ChatRoom.Join, ChatRoom.Feed> {
    /** {@link ChatRoom#post}. */
    public static final Action<String, ChatRoom.Message> POST =
            Action.of(0, "post", Action.Kind.EXCLUSIVE, Payloads.member("text", Payloads.STRING),
                    ChatRoomCodec.MESSAGE);

    /** {@link ChatRoom#typing}. */
    public static final Action<Boolean, Void> TYPING =
            Action.of(1, "typing", Action.Kind.ONE_WAY,
                    Payloads.member("active", Payloads.BOOLEAN));

    /** {@link ChatRoom#history}. */
    public static final Action<Integer, List<ChatRoom.Message>> HISTORY =
            Action.of(2, "history", Action.Kind.READ_ONLY,
                    Payloads.member("limit", Payloads.INTEGER), ChatRoomCodec.LIST_OF_MESSAGE);

    /** {@link ChatRoom.Feed#posted}. */
    public static final Event<ChatRoom.Message> POSTED_EVENT =
            Event.of(0, "posted", Payloads.member("message", ChatRoomCodec.MESSAGE),
                    SlowConsumerPolicy.DISCONNECT);

    /** {@link ChatRoom.Feed#joined}. */
    public static final Event<String> JOINED_EVENT =
            Event.of(1, "joined", Payloads.member("name", Payloads.STRING),
                    SlowConsumerPolicy.DISCONNECT);

    /** {@link ChatRoom.Feed#left}. */
    public static final Event<String> LEFT_EVENT =
            Event.of(2, "left", Payloads.member("name", Payloads.STRING),
                    SlowConsumerPolicy.DISCONNECT);

    /** {@link ChatRoom.Feed#typing}. */
    public static final Event<ChatRoomCodec.TypingEvent> TYPING_EVENT =
            Event.latest(3, "typing", ChatRoomCodec.TYPING_EVENT, event -> event.name());

    /** The only instance. */
    public static final ChatRoomProtocol INSTANCE = new ChatRoomProtocol();

    private ChatRoomProtocol() {
        super(
                "chat-room",
                "97409e094843bc78",
                new ParamsType<>(
                        ChatRoomCodec.JOIN,
                        List.of(new ParamsType.Component("name", ParamsType.Form.TEXT))),
                new Action<?, ?>[] {POST, TYPING, HISTORY},
                new Event<?>[] {POSTED_EVENT, JOINED_EVENT, LEFT_EVENT, TYPING_EVENT},
                new DeclaredError[] {new DeclaredError("muted", ChatRoom.Muted.class, ChatRoom.Muted::new)});
    }

    @Override
    public Object invoke(ChatRoom actor, int action, Object arguments) throws Exception {
        return switch (action) {
            case 0 -> actor.post((String) arguments);
            case 1 -> {
                actor.typing((boolean) arguments);
                yield null;
            }
            case 2 -> actor.history((int) arguments);
            default -> throw new IllegalArgumentException("No action has the index " + action);
        };
    }

    @Override
    public ChatRoom.Feed events(EventSink sink) {
        return new Sender(sink);
    }

    private record Sender(EventSink sink) implements ChatRoom.Feed {
        @Override
        public void posted(ChatRoom.Message message) {
            sink.emit(POSTED_EVENT, message);
        }

        @Override
        public void joined(String name) {
            sink.emit(JOINED_EVENT, name);
        }

        @Override
        public void left(String name) {
            sink.emit(LEFT_EVENT, name);
        }

        @Override
        public void typing(String name, boolean active) {
            sink.emit(TYPING_EVENT, new ChatRoomCodec.TypingEvent(name, active));
        }
    }
}
