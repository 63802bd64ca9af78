package dev.troupe.client;

import dev.troupe.protocol.Event;
import java.util.function.Consumer;

/** The event handlers of one connection; several for one event run in the order in which they were added. Any thread. */
public final class EventHandlers {

    /** Adds a handler. */
    public <I> void add(Event<I> event, Consumer<? super I> handler) {
        throw new UnsupportedOperationException();
    }
}
