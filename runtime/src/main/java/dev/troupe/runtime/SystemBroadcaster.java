package dev.troupe.runtime;

import dev.troupe.actor.Audience;
import dev.troupe.actor.Broadcaster;
import dev.troupe.protocol.Event;
import dev.troupe.protocol.EventSink;
import dev.troupe.protocol.Protocol;
import dev.troupe.runtime.message.Announcements;
import java.util.List;

/** Sends events to the connections of all actors of a protocol. Immutable. */
final class SystemBroadcaster<E> implements Broadcaster<E> {

    private final Protocol<?, ?, ?> protocol;
    private final Class<E> events;
    private final Announcements announcements;

    SystemBroadcaster(Protocol<?, ?, ?> protocol, Class<E> events, Announcements announcements) {
        this.protocol = protocol;
        this.events = events;
        this.announcements = announcements;
        Object sender = senderTo(Audience.all());
        if (!events.isInstance(sender)) {
            throw new IllegalArgumentException(events.getName() + " is not the events interface of " + protocol);
        }
    }

    /** The protocol of the one actor that implements this interface. */
    static Protocol<?, ?, ?> spoken(Class<?> type, List<ActorDefinition<?, ?, ?, ?>> definitions) {
        List<ActorDefinition<?, ?, ?, ?>> found = definitions.stream()
                .filter(definition -> type.isAssignableFrom(definition.type()))
                .toList();
        if (found.size() != 1) {
            String spoken = found.isEmpty() ? "No actor implements " : "More than one actor implements ";
            throw new IllegalArgumentException(spoken + type.getName());
        }
        return found.get(0).protocol();
    }

    @Override
    public E broadcast() {
        return broadcast(Audience.all());
    }

    @Override
    public E broadcast(Audience audience) {
        return events.cast(senderTo(audience));
    }

    private Object senderTo(Audience audience) {
        return protocol.events(new EventSink() {
            @Override
            public <I> void emit(Event<I> event, I arguments) {
                announcements.announce(protocol.name(), event, arguments, audience);
            }
        });
    }
}
