package dev.troupe.samples.chat;

import dev.troupe.SlowConsumerPolicy;
import dev.troupe.protocol.Action;
import dev.troupe.protocol.DeclaredError;
import dev.troupe.protocol.Event;
import dev.troupe.protocol.EventSink;
import dev.troupe.protocol.ParamsType;
import dev.troupe.protocol.Protocol;
import java.util.List;
import javax.annotation.processing.Generated;

/** The protocol of {@link ChatRoom}: its name, its actions and its events. */
@SuppressWarnings({"deprecation", "exports", "removal"})
@Generated("dev.troupe.processor.ProtocolProcessor")
public final class ChatRoomProtocol extends Protocol<ChatRoom, ChatRoom.Join, ChatRoom.Feed> {
    /** {@link ChatRoom#post}. */
    public static final Action<ChatRoomCodec.PostArguments, ChatRoom.Message> POST =
            Action.of(0, "post", Action.Kind.EXCLUSIVE, ChatRoomCodec.POST_ARGUMENTS,
                    ChatRoomCodec.MESSAGE);

    /** {@link ChatRoom#typing}. */
    public static final Action<ChatRoomCodec.TypingArguments, Void> TYPING =
            Action.of(1, "typing", Action.Kind.ONE_WAY, ChatRoomCodec.TYPING_ARGUMENTS);

    /** {@link ChatRoom#history}. */
    public static final Action<ChatRoomCodec.HistoryArguments, List<ChatRoom.Message>> HISTORY =
            Action.of(2, "history", Action.Kind.READ_ONLY, ChatRoomCodec.HISTORY_ARGUMENTS,
                    ChatRoomCodec.LIST_OF_MESSAGE);

    /** {@link ChatRoom.Feed#posted}. */
    public static final Event<ChatRoomCodec.PostedEvent> POSTED_EVENT =
            Event.of(0, "posted", ChatRoomCodec.POSTED_EVENT, SlowConsumerPolicy.DISCONNECT);

    /** {@link ChatRoom.Feed#joined}. */
    public static final Event<ChatRoomCodec.JoinedEvent> JOINED_EVENT =
            Event.of(1, "joined", ChatRoomCodec.JOINED_EVENT, SlowConsumerPolicy.DISCONNECT);

    /** {@link ChatRoom.Feed#left}. */
    public static final Event<ChatRoomCodec.LeftEvent> LEFT_EVENT =
            Event.of(2, "left", ChatRoomCodec.LEFT_EVENT, SlowConsumerPolicy.DISCONNECT);

    /** {@link ChatRoom.Feed#typing}. */
    public static final Event<ChatRoomCodec.TypingEvent> TYPING_EVENT =
            Event.latest(3, "typing", ChatRoomCodec.TYPING_EVENT, ChatRoomCodec.TypingEvent::name);

    /** The only instance. */
    public static final ChatRoomProtocol INSTANCE = new ChatRoomProtocol();

    private ChatRoomProtocol() {
        super(
                "chat-room",
                "97409e094843bc78",
                new ParamsType<>(
                        ChatRoomCodec.JOIN,
                        List.of(new ParamsType.Component("name", ParamsType.Form.TEXT))),
                List.of(POST, TYPING, HISTORY),
                List.of(POSTED_EVENT, JOINED_EVENT, LEFT_EVENT, TYPING_EVENT),
                List.of(new DeclaredError("muted", ChatRoom.Muted.class, ChatRoom.Muted::new)));
    }

    @Override
    public Object invoke(ChatRoom actor, int action, Object arguments) throws Exception {
        return switch (action) {
            case 0 -> actor.post(((ChatRoomCodec.PostArguments) arguments).text());
            case 1 -> {
                actor.typing(((ChatRoomCodec.TypingArguments) arguments).active());
                yield null;
            }
            case 2 -> actor.history(((ChatRoomCodec.HistoryArguments) arguments).limit());
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
            sink.emit(POSTED_EVENT, new ChatRoomCodec.PostedEvent(message));
        }

        @Override
        public void joined(String name) {
            sink.emit(JOINED_EVENT, new ChatRoomCodec.JoinedEvent(name));
        }

        @Override
        public void left(String name) {
            sink.emit(LEFT_EVENT, new ChatRoomCodec.LeftEvent(name));
        }

        @Override
        public void typing(String name, boolean active) {
            sink.emit(TYPING_EVENT, new ChatRoomCodec.TypingEvent(name, active));
        }
    }
}
