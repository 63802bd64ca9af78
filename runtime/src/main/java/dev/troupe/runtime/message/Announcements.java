package dev.troupe.runtime.message;

import dev.troupe.actor.Audience;
import dev.troupe.protocol.Event;

/** Where events go that no actor sends, but the server. */
@FunctionalInterface
public interface Announcements {

    /**
     * Lets all actors of a protocol that are there now send an event. Any thread; returns at once.
     *
     * @param arguments encoded later, in a turn of each actor, so nothing that changes
     * @param audience picks among the connections of each
     */
    <I> void announce(String protocol, Event<I> event, I arguments, Audience audience);
}
