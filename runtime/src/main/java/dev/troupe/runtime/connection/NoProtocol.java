package dev.troupe.runtime.connection;

import dev.troupe.NoEvents;
import dev.troupe.NoParams;
import dev.troupe.protocol.Action;
import dev.troupe.protocol.DeclaredError;
import dev.troupe.protocol.Event;
import dev.troupe.protocol.EventSink;
import dev.troupe.protocol.ParamsType;
import dev.troupe.protocol.Protocol;

/** What a client speaks that is refused: nothing. */
final class NoProtocol extends Protocol<Object, NoParams, NoEvents> {

    static final NoProtocol INSTANCE = new NoProtocol();

    private NoProtocol() {
        super(
                "nothing",
                "0000000000000000",
                ParamsType.none(),
                new Action<?, ?>[] {},
                new Event<?>[] {},
                new DeclaredError[] {});
    }

    @Override
    public Object invoke(Object actor, int action, Object arguments) {
        throw new IllegalArgumentException("action " + action);
    }

    @Override
    public NoEvents events(EventSink sink) {
        return new NoEvents() {};
    }
}
