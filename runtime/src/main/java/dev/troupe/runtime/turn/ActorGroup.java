package dev.troupe.runtime.turn;

import dev.troupe.runtime.message.ActorRegistry;
import dev.troupe.runtime.message.Call;
import dev.troupe.runtime.message.IpAddress;
import dev.troupe.runtime.message.ToActor;
import dev.troupe.runtime.message.ToConnection;
import dev.troupe.wire.CloseCode;
import dev.troupe.wire.ErrorCode;
import dev.troupe.wire.Key;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The actors of one protocol, by key.
 *
 * <p>Promises, for any number of threads, are those of {@link ActorRegistry}.
 */
final class ActorGroup<A, P, C, E> {

    private final ActorType<A, P, C, E> type;
    private final ActorTable<Key, ActorCell<A, P, C, E>> cells = new ActorTable<>();
    private final ActorPopulation population;
    private volatile boolean closed;

    /** @param population counts the actors of all groups */
    ActorGroup(ActorType<A, P, C, E> type, ActorPopulation population) {
        this.type = type;
        this.population = population;
    }

    /** Tells the actor with this key, creating it where there is none and the client may. */
    ActorRegistry.ActorAddress open(Key key, ToActor.Opening opening) {
        ActorCell<A, P, C, E> cell = cells.find(key);
        if (cell == null) {
            if (!opening.mayCreate()) {
                Incoming.refuseUnknown(opening);
                return new Nowhere();
            }
            Creation creation =
                    new Creation(IpAddress.networkOf(opening.request().remoteAddress()));
            cell = cells.getOrCreate(key, creation::create);
            if (cell == null) {
                opening.connection().refused(ErrorCode.OVERLOADED.with(creation.obstacle), CloseCode.TRY_LATER);
                opening.connection().flush();
                return new Nowhere();
            }
        }
        if (closed) {
            // The one that closes the group may have missed an actor that was created at that moment.
            var unused = cell.stop();
        }
        if (!cell.tell(opening)) {
            opening.connection()
                    .refused(ErrorCode.OVERLOADED.with("Too many messages wait for this actor"), CloseCode.TRY_LATER);
            opening.connection().flush();
        }
        return new Address(cell);
    }

    /** Makes an actor for a client of this network, if there is a place for it. */
    private final class Creation {
        private final String network;
        private String obstacle = "";

        Creation(String network) {
            this.network = network;
        }

        @Nullable
        ActorCell<A, P, C, E> create(Key key) {
            obstacle = population.take(network).orElse("");
            if (!obstacle.isEmpty()) {
                return null;
            }
            try {
                return new ActorCell<>(type, ActorGroup.this, key, network);
            } catch (Throwable e) {
                population.release(network);
                throw e;
            }
        }
    }

    /** Whether there is an actor with this key. */
    boolean exists(Key key) {
        return cells.find(key) != null;
    }

    /** Removes the actor, if it is still the one that is registered. */
    void remove(ActorCell<A, P, C, E> cell) {
        if (cells.remove(cell.key(), cell)) {
            population.release(cell.madeBy());
        }
    }

    /** A message that was told to an actor which has ended goes to its successor. */
    void forward(ActorCell<A, P, C, E> ended, ToActor message) {
        remove(ended);
        if (message instanceof ToActor.Opening opening) {
            open(ended.key(), opening);
            return;
        }
        ActorCell<A, P, C, E> successor = cells.find(ended.key());
        if (successor != null && successor.tell(message)) {
            return;
        }
        ToConnection remote = message.connection();
        if (message instanceof Call call && call.settle()) {
            remote.failed(call, ErrorCode.UNAVAILABLE.with("The actor takes no calls"));
            remote.flush();
        } else if (message instanceof ToActor.Raw raw) {
            remote.left(raw);
            remote.kick(CloseCode.TRY_LATER, ErrorCode.UNAVAILABLE.code());
            remote.flush();
        }
    }

    /** The actors that there are now. */
    Collection<ActorCell<A, P, C, E>> cells() {
        return cells.all();
    }

    /** The actor with this key, if there is one, starts again, if it has crashed too often. */
    void reset(Key key) {
        ActorCell<A, P, C, E> cell = cells.find(key);
        if (cell != null) {
            cell.reset();
        }
    }

    /** From now on every actor stops. */
    void close() {
        closed = true;
    }

    /** Answers for a protocol that there is not. */
    static ActorRegistry.ActorAddress refuse(String protocol, ToActor.Opening opening) {
        opening.connection()
                .refused(ErrorCode.NOT_FOUND.with("There is no protocol " + protocol), CloseCode.NO_SUCH_PROTOCOL);
        opening.connection().flush();
        return new Nowhere();
    }

    /** The actor of one connection. It is told by one thread at a time, as connections do. */
    private final class Address implements ActorRegistry.ActorAddress {
        /** The one that has been told last; a successor has the same key. */
        private volatile ActorCell<A, P, C, E> cell;

        Address(ActorCell<A, P, C, E> cell) {
            this.cell = cell;
        }

        @Override
        public boolean tell(ToActor message) {
            ActorCell<A, P, C, E> told = cell;
            boolean taken = told.tell(message);
            if (told.hasEnded()) {
                // What this connection has told it goes first, so that the order holds.
                told.forwardLeftovers();
                ActorCell<A, P, C, E> successor = cells.find(told.key());
                cell = successor != null ? successor : told;
            }
            return taken;
        }
    }

    /** Where nobody is. */
    private static final class Nowhere implements ActorRegistry.ActorAddress {
        @Override
        public boolean tell(ToActor message) {
            return !(message instanceof Call || message instanceof ToActor.Raw);
        }
    }
}
