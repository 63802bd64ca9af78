package dev.troupe.server.echo;

import dev.troupe.NoParams;
import dev.troupe.SlowConsumerPolicy;
import dev.troupe.protocol.Action;
import dev.troupe.protocol.DeclaredError;
import dev.troupe.protocol.Event;
import dev.troupe.protocol.EventSink;
import dev.troupe.protocol.ParamsType;
import dev.troupe.protocol.Protocol;
import dev.troupe.wire.Constraint;
import dev.troupe.wire.ConstraintRules;
import dev.troupe.wire.PayloadReader;
import dev.troupe.wire.PayloadType;
import dev.troupe.wire.PayloadWriter;
import dev.troupe.wire.Payloads;
import java.io.IOException;

/** The descriptor of {@link Echo}. */
public final class EchoProtocol extends Protocol<Echo, NoParams, Echo.Heard> {

    /** Whatever an action takes; what it does not take is not looked at. */
    record Arguments(String text, int count, int size) {}

    /** Matches all texts, each by looking at all of its characters. */
    private static final PayloadType<String> ANY_TEXT = Payloads.constrained(
            Payloads.STRING, Constraint.of(ConstraintRules.matching("(?s).*", 0), "takes too long to match"));

    private static final PayloadType<Arguments> ARGUMENTS = PayloadType.of(EchoProtocol::read, EchoProtocol::write);

    private static final Event<Arguments> HEARD = Event.of(0, "heard", ARGUMENTS, SlowConsumerPolicy.DISCONNECT);

    public static final EchoProtocol INSTANCE = new EchoProtocol();

    private EchoProtocol() {
        super(
                "echo",
                "0123456789abcdef",
                ParamsType.none(),
                new Action<?, ?>[] {
                    Action.of(0, "say", Action.Kind.EXCLUSIVE, ARGUMENTS, Payloads.STRING),
                    Action.of(1, "shout", Action.Kind.ONE_WAY, ARGUMENTS),
                    Action.of(2, "flood", Action.Kind.ONE_WAY, ARGUMENTS),
                    Action.of(3, "kick", Action.Kind.ONE_WAY, ARGUMENTS),
                    Action.of(4, "hold", Action.Kind.EXCLUSIVE, ARGUMENTS, Payloads.STRING),
                    Action.of(5, "block", Action.Kind.EXCLUSIVE, ARGUMENTS, Payloads.STRING),
                    Action.of(6, "join", Action.Kind.EXCLUSIVE, ARGUMENTS, Payloads.STRING),
                    Action.of(7, "members", Action.Kind.EXCLUSIVE, ARGUMENTS, Payloads.STRING)
                },
                new Event<?>[] {HEARD},
                new DeclaredError[] {});
    }

    private static Arguments read(PayloadReader in) throws IOException {
        String text = "";
        int count = 0;
        int size = 0;
        in.startObject();
        for (String member = in.nextName(); member != null; member = in.nextName()) {
            switch (member) {
                case "text" -> text = ANY_TEXT.read(in);
                case "count" -> count = in.readInt();
                case "size" -> size = in.readInt();
                default -> in.skip();
            }
        }
        return new Arguments(text, count, size);
    }

    private static void write(PayloadWriter out, Arguments arguments) throws IOException {
        out.startObject();
        out.name("text");
        out.writeString(arguments.text());
        out.endObject();
    }

    @Override
    public Object invoke(Echo actor, int action, Object given) {
        Arguments arguments = (Arguments) given;
        return switch (action) {
            case 0 -> actor.say(arguments.text());
            case 1 -> {
                actor.shout(arguments.text());
                yield null;
            }
            case 2 -> {
                actor.flood(arguments.count(), arguments.size());
                yield null;
            }
            case 3 -> {
                actor.kick(arguments.text());
                yield null;
            }
            case 4 -> actor.hold();
            case 5 -> actor.block();
            case 6 -> actor.join(arguments.text());
            case 7 -> actor.members(arguments.text());
            default -> throw new IllegalArgumentException("action " + action);
        };
    }

    @Override
    public Echo.Heard events(EventSink sink) {
        return text -> sink.emit(HEARD, new Arguments(text, 0, 0));
    }
}
