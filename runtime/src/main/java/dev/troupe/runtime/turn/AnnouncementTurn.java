package dev.troupe.runtime.turn;

import dev.troupe.actor.Audience;
import dev.troupe.protocol.Event;
import org.jspecify.annotations.Nullable;

/** Sends an event of the server to connections of one actor, as that actor would. */
final class AnnouncementTurn<I> extends UnattendedTurn {

    private final Event<I> event;
    private final I arguments;
    private final Audience audience;

    AnnouncementTurn(ActorCell<?, ?, ?, ?> cell, Event<I> event, I arguments, Audience audience) {
        super(cell);
        this.event = event;
        this.arguments = arguments;
        this.audience = audience;
    }

    @Override
    @Nullable
    Object body() {
        cell.announcements().leaves();
        cell.output().broadcast(instance(), event, arguments, audience);
        return null;
    }

    @Override
    String name() {
        return "announcement of " + event;
    }
}
