package dev.troupe.benchmarks.room;

import dev.troupe.Actor;
import dev.troupe.actor.Broadcaster;
import java.time.Clock;

/** The room as an actor. */
@Actor
public final class RoomActor implements Room {

    private final Broadcaster<Feed> everybody;
    private final History history;

    RoomActor(Broadcaster<Feed> everybody, Clock clock) {
        this.everybody = everybody;
        this.history = new History(clock);
    }

    @Override
    public Message post(String text) {
        return history.add(text);
    }

    @Override
    public void publish(String text) {
        everybody.broadcast().posted(history.add(text));
    }
}
