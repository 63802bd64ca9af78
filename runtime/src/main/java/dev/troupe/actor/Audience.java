package dev.troupe.actor;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who receives a broadcast. Immutable.
 *
 * <p>An audience picks among the connections of the actor that sends; connections that are gone are passed over.
 */
public sealed interface Audience {

    /** All connections. */
    static Audience all() {
        return new All();
    }

    /** All connections but these. */
    static Audience except(Connection<?, ?>... connections) {
        return of(connections).negate();
    }

    /** These connections. */
    static Audience of(Connection<?, ?>... connections) {
        return of(java.util.List.of(connections));
    }

    /** These connections. */
    static Audience of(Collection<? extends Connection<?, ?>> connections) {
        return new Members(connections.stream().map(Connection::id).collect(Collectors.toUnmodifiableSet()));
    }

    /** The connections with these ids; for code that knows no more of them, outside any actor. */
    static Audience withIds(Collection<String> ids) {
        return new Members(Set.copyOf(ids));
    }

    /** Those that are in this topic: {@link Connection#join}. */
    static Audience topic(String topic) {
        return new Topic(topic);
    }

    /** Those in both. */
    default Audience and(Audience other) {
        return new Both(this, other);
    }

    /** Those in either. */
    default Audience or(Audience other) {
        return new Either(this, other);
    }

    /** Those not in this one. */
    default Audience negate() {
        return new Others(this);
    }

    /** Whether the connection belongs to it. */
    boolean includes(Connection<?, ?> connection);

    /** All. */
    record All() implements Audience {
        @Override
        public boolean includes(Connection<?, ?> connection) {
            return true;
        }
    }

    /** Those with these ids. */
    record Members(Set<String> ids) implements Audience {
        @Override
        public boolean includes(Connection<?, ?> connection) {
            return ids.contains(connection.id());
        }
    }

    /** Those in a topic. */
    record Topic(String name) implements Audience {
        @Override
        public boolean includes(Connection<?, ?> connection) {
            return connection.isIn(name);
        }
    }

    /** Those in both. */
    record Both(Audience one, Audience other) implements Audience {
        @Override
        public boolean includes(Connection<?, ?> connection) {
            return one.includes(connection) && other.includes(connection);
        }
    }

    /** Those in either. */
    record Either(Audience one, Audience other) implements Audience {
        @Override
        public boolean includes(Connection<?, ?> connection) {
            return one.includes(connection) || other.includes(connection);
        }
    }

    /** Those not in it. */
    record Others(Audience audience) implements Audience {
        @Override
        public boolean includes(Connection<?, ?> connection) {
            return !audience.includes(connection);
        }
    }
}
