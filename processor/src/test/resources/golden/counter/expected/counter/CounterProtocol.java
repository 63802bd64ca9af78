package counter;

import dev.troupe.NoEvents;
import dev.troupe.NoParams;
import dev.troupe.protocol.Action;
import dev.troupe.protocol.DeclaredError;
import dev.troupe.protocol.Event;
import dev.troupe.protocol.EventSink;
import dev.troupe.protocol.NoArguments;
import dev.troupe.protocol.ParameterNames;
import dev.troupe.protocol.ParamsType;
import dev.troupe.protocol.Protocol;
import dev.troupe.wire.Payloads;
import javax.annotation.processing.Generated;

/** The protocol of {@link Counter}: its name, its actions and its events. */
@ParameterNames({
        "Counter.add(int amount)"})
@SuppressWarnings({"deprecation", "exports", "removal"})
@Generated("dev.troupe.processor.ProtocolProcessor")
final class CounterProtocol extends Protocol<Counter, NoParams, NoEvents> {
    /** {@link Counter#add}. */
    public static final Action<Integer, Long> ADD =
            Action.of(0, "add", Action.Kind.EXCLUSIVE, Payloads.member("amount", Payloads.INTEGER),
                    Payloads.LONG);

    /** {@link Counter#value}. */
    public static final Action<NoArguments, Long> VALUE =
            Action.of(1, "value", Action.Kind.READ_ONLY, NoArguments.TYPE, Payloads.LONG);

    /** {@link Counter#reset}. */
    public static final Action<NoArguments, Void> RESET =
            Action.of(2, "reset", Action.Kind.EXCLUSIVE, NoArguments.TYPE);

    /** The only instance. */
    public static final CounterProtocol INSTANCE = new CounterProtocol();

    private CounterProtocol() {
        super(
                "counter",
                "3fb84fe67c0fc6f1",
                ParamsType.none(),
                new Action<?, ?>[] {ADD, VALUE, RESET},
                new Event<?>[] {},
                new DeclaredError[] {});
    }

    @Override
    public Object invoke(Counter actor, int action, Object arguments) throws Exception {
        return switch (action) {
            case 0 -> actor.add((int) arguments);
            case 1 -> actor.value();
            case 2 -> {
                actor.reset();
                yield null;
            }
            default -> throw new IllegalArgumentException("No action has the index " + action);
        };
    }

    @Override
    public NoEvents events(EventSink sink) {
        return new Sender(sink);
    }

    private record Sender(EventSink sink) implements NoEvents {}
}
