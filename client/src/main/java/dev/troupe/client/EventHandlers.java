package dev.troupe.client;

import dev.troupe.protocol.Event;
import dev.troupe.wire.Payload;
import dev.troupe.wire.PayloadException;
import dev.troupe.wire.PayloadReader;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The event handlers of one connection; several for one event run in the order in which they were added. Any thread. */
public final class EventHandlers {

    private static final System.Logger LOG = BoundedLog.of(EventHandlers.class);

    private final Map<String, Handled<?>> handledByName = new ConcurrentHashMap<>();

    /** Adds a handler. */
    public <I> void add(Event<I> event, Consumer<? super I> handler) {
        Objects.requireNonNull(handler, "handler");
        handledByName.compute(event.name(), (name, handled) -> {
            Handled<I> handlers = handled == null ? new Handled<>(event) : handled.as(event);
            handlers.add(handler);
            return handlers;
        });
    }

    /** Hands an event to its handlers. An event without handlers is not even decoded; this client may not know it. */
    void deliver(String name, Payload arguments) {
        Handled<?> handled = handledByName.get(name);
        if (handled != null) {
            handled.deliver(arguments);
        }
    }

    /** An event with handlers. */
    private static final class Handled<I> {

        private final Event<I> event;
        private final List<Consumer<? super I>> handlers = new CopyOnWriteArrayList<>();

        Handled(Event<I> event) {
            this.event = event;
        }

        /** This, with the type that the event has: a protocol has one event of a name. */
        @SuppressWarnings("unchecked")
        <J> Handled<J> as(Event<J> same) {
            if (!event.equals(same)) {
                throw new IllegalArgumentException("Another event is called " + event + " too");
            }
            return (Handled<J>) this;
        }

        void add(Consumer<? super I> handler) {
            handlers.add(handler);
        }

        void deliver(Payload payload) {
            I arguments;
            try {
                arguments = PayloadReader.read(payload, event.arguments());
            } catch (PayloadException e) {
                LOG.log(Level.WARNING, "The event {0} cannot be read: {1}", event, e.describe("args"));
                return;
            }
            for (Consumer<? super I> handler : handlers) {
                run(handler, arguments);
            }
        }

        private void run(Consumer<? super I> handler, I arguments) {
            try {
                handler.accept(arguments);
            } catch (Throwable e) {
                LOG.log(Level.ERROR, "A handler of the event " + event + " threw", e);
            }
        }
    }
}
