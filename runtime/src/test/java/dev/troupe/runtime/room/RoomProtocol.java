package dev.troupe.runtime.room;

import dev.troupe.SlowConsumerPolicy;
import dev.troupe.protocol.Access;
import dev.troupe.protocol.Action;
import dev.troupe.protocol.DeclaredError;
import dev.troupe.protocol.Event;
import dev.troupe.protocol.EventSink;
import dev.troupe.protocol.ParamsType;
import dev.troupe.protocol.Protocol;
import dev.troupe.wire.Members;
import dev.troupe.wire.PayloadReader;
import dev.troupe.wire.PayloadType;
import dev.troupe.wire.PayloadWriter;
import dev.troupe.wire.Payloads;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The protocol of {@link Room}. */
public final class RoomProtocol extends Protocol<Room, Room.Join, Room.Feed> {

    /** All arguments are one text. */
    public record Text(String text) {}

    private static final Members MEMBERS = Members.of(1, "name", "age", "tags");
    private static final PayloadType<List<String>> LIST = Payloads.list(Payloads.STRING);
    private static final PayloadType<Text> ARGUMENTS =
            PayloadType.of(RoomProtocol::readArguments, RoomProtocol::writeArguments);
    private static final PayloadType<Room.Join> JOIN = PayloadType.of(RoomProtocol::readJoin, RoomProtocol::writeJoin);

    public static final Action<Text, String> POST =
            Action.of(0, "post", Action.Kind.EXCLUSIVE, ARGUMENTS, Payloads.STRING);
    public static final Action<Text, Void> WHISPER = Action.of(1, "whisper", Action.Kind.ONE_WAY, ARGUMENTS);
    public static final Action<Text, String> HISTORY =
            Action.of(2, "history", Action.Kind.READ_ONLY, ARGUMENTS, Payloads.STRING);
    public static final Action<Text, String> LATER =
            Action.of(3, "later", Action.Kind.EXCLUSIVE, ARGUMENTS, Payloads.STRING);

    public static final Action<Text, String> BAN = Action.of(
                    4, "ban", Action.Kind.EXCLUSIVE, ARGUMENTS, Payloads.STRING)
            .allowing(Access.roles("moderator"));

    public static final Event<Text> POSTED = Event.of(0, "posted", ARGUMENTS, SlowConsumerPolicy.DISCONNECT);
    public static final Event<Text> TICKED = Event.of(1, "ticked", ARGUMENTS, SlowConsumerPolicy.DROP_OLDEST);
    public static final Event<Text> TYPING = Event.latest(2, "typing", ARGUMENTS, Text::text);

    public static final RoomProtocol INSTANCE = new RoomProtocol();

    private RoomProtocol() {
        super(
                "room",
                "0123456789abcdef",
                new ParamsType<>(
                        JOIN,
                        List.of(
                                new ParamsType.Component("name", ParamsType.Form.TEXT),
                                new ParamsType.Component("age", ParamsType.Form.LITERAL),
                                new ParamsType.Component("tags", ParamsType.Form.JSON))),
                new Action<?, ?>[] {POST, WHISPER, HISTORY, LATER, BAN},
                new Event<?>[] {POSTED, TICKED, TYPING},
                new DeclaredError[] {});
    }

    @Override
    public @Nullable Object invoke(Room actor, int action, Object arguments) {
        String text = ((Text) arguments).text();
        return switch (action) {
            case 0 -> actor.post(text);
            case 1 -> {
                actor.whisper(text);
                yield null;
            }
            case 2 -> actor.history(text);
            case 3 -> actor.later(text);
            case 4 -> actor.post("banned: " + text);
            default -> throw new IllegalArgumentException("action " + action);
        };
    }

    @Override
    public Room.Feed events(EventSink sink) {
        return new Room.Feed() {
            @Override
            public void posted(String text) {
                sink.emit(POSTED, new Text(text));
            }

            @Override
            public void ticked(String text) {
                sink.emit(TICKED, new Text(text));
            }

            @Override
            public void typing(String text) {
                sink.emit(TYPING, new Text(text));
            }
        };
    }

    private static Text readArguments(PayloadReader in) throws IOException {
        String text = "";
        in.startObject();
        for (String member = in.nextName(); member != null; member = in.nextName()) {
            if (member.equals("text")) {
                text = in.readString();
            } else {
                in.skip();
            }
        }
        return new Text(text);
    }

    private static void writeArguments(PayloadWriter out, Text value) throws IOException {
        out.startObject();
        out.name("text");
        out.writeString(value.text());
        out.endObject();
    }

    private static Room.Join readJoin(PayloadReader in) throws IOException {
        String name = "";
        long age = 0;
        List<String> tags = List.of();
        in.startObject(MEMBERS);
        for (int member = in.nextMember(); member >= 0; member = in.nextMember()) {
            switch (member) {
                case 0 -> name = in.readString();
                case 1 -> age = in.readLong();
                default -> tags = LIST.read(in);
            }
        }
        return new Room.Join(name, age, tags);
    }

    private static void writeJoin(PayloadWriter out, Room.Join value) throws IOException {
        out.startObject();
        out.name(MEMBERS, 0).writeString(value.name());
        out.name(MEMBERS, 1).writeLong(value.age());
        LIST.write(out.name(MEMBERS, 2), value.tags());
        out.endObject();
    }
}
