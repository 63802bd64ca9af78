package dev.troupe.runtime.turn;

import dev.troupe.actor.Audience;
import dev.troupe.actor.Connection;
import dev.troupe.actor.Connections;
import dev.troupe.protocol.Event;
import dev.troupe.protocol.EventSink;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The connections of an actor, as one life of it sees them: inside its turns. */
final class TurnConnections<C, E> implements Connections<C, E> {

    private final ActorCell<?, ?, C, E> cell;
    private final ActorInstance<?, ?, C, E> instance;
    private final E toAll;

    TurnConnections(ActorCell<?, ?, C, E> cell, ActorInstance<?, ?, C, E> instance) {
        this.cell = cell;
        this.instance = instance;
        this.toAll = cell.protocol().events(new Sink(Audience.all()));
    }

    @Override
    public E broadcast() {
        turn();
        return toAll;
    }

    @Override
    public E broadcast(Audience audience) {
        turn();
        return cell.protocol().events(new Sink(audience));
    }

    @Override
    public Connection<C, E> caller() {
        Connection<C, E> caller = callerOf(turn());
        if (caller == null) {
            throw new IllegalStateException("This turn of " + instance + " serves no connection");
        }
        return caller;
    }

    @Override
    public Optional<Connection<C, E>> callerIfAny() {
        return Optional.ofNullable(callerOf(turn()));
    }

    @SuppressWarnings("unchecked") // The turn is one of this instance, and so is the connection that it serves.
    private @Nullable Connection<C, E> callerOf(Turn turn) {
        return (Connection<C, E>) turn.caller();
    }

    @Override
    public Collection<Connection<C, E>> all() {
        turn();
        return List.copyOf(cell.connections().listed());
    }

    @Override
    public int count() {
        turn();
        return cell.connections().count();
    }

    @Override
    public Optional<Connection<C, E>> find(String id) {
        turn();
        return Optional.ofNullable(cell.connections().find(id));
    }

    @Override
    public Collection<Connection<C, E>> members(String topic) {
        turn();
        return List.copyOf(cell.topics().members(topic));
    }

    @Override
    public int count(String topic) {
        turn();
        return cell.topics().count(topic);
    }

    private Turn turn() {
        Turn turn = instance.turnHere();
        if (turn == null) {
            throw new IllegalStateException("Not inside a turn of " + instance
                    + ": connections are used on the thread of a turn only. A continuation gets there through"
                    + " ActorContext.executor(), as in stage.thenApplyAsync(…, context.executor()).");
        }
        return turn;
    }

    /** Where the events interface of one audience ends. */
    private final class Sink implements EventSink {
        private final Audience audience;

        Sink(Audience audience) {
            this.audience = audience;
        }

        @Override
        public <I> void emit(Event<I> event, I arguments) {
            turn();
            cell.output().broadcast(instance, event, arguments, audience);
        }
    }
}
