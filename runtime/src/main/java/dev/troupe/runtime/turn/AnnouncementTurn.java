package dev.troupe.runtime.turn;

import dev.troupe.actor.Audience;
import dev.troupe.protocol.Event;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/** Sends an event of the server to connections of one actor, as that actor would. */
final class AnnouncementTurn<I> extends Turn {

    private static final Logger LOG = System.getLogger(AnnouncementTurn.class.getName());

    private final Event<I> event;
    private final I arguments;
    private final Audience audience;

    AnnouncementTurn(ActorCell<?, ?, ?, ?> cell, Event<I> event, I arguments, Audience audience) {
        super(cell, false);
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
    void completed(@Nullable Object value) {}

    @Override
    void failed(Throwable failure) {
        LOG.log(Level.ERROR, this + " failed", failure);
    }

    @Override
    void crashed() {}

    @Override
    String name() {
        return "announcement of " + event;
    }
}
