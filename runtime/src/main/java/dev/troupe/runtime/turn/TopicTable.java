package dev.troupe.runtime.turn;

import dev.troupe.actor.Audience;
import dev.troupe.runtime.TopicLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The topics of an actor, and who is in which.
 *
 * <p>Promises, for any number of threads:
 *
 * <ul>
 *   <li>Changes and broadcasts exclude each other: once {@link #leave} has returned, no event goes to the connection because
 *       it was in that topic.
 *   <li>Code of users that runs while an event is being sent joins and leaves nothing: it is told so by an exception.
 *   <li>A broadcast to a topic costs its members, however many connections there are.
 *   <li>A connection that is gone is in no topic, and joins none.
 *   <li>A topic without members is not there; one that was idle for its time ends, and its members leave it.
 * </ul>
 */
final class TopicTable<C, E> {

    /** How often, in the time of an idle topic, topics are looked at. */
    private static final int LOOKS = 60;

    private final ReentrantLock lock = new ReentrantLock();
    private final TopicLimits limits;
    private final long idleNanos;
    private final LongConsumer alarm;
    private final Map<String, Topic<C, E>> topics = new HashMap<>();
    /** Whether the alarm is set. */
    private boolean awaited;
    /** Whether an event is being sent; under the lock. */
    private boolean sending;

    /**
     * No topics yet.
     *
     * @param idleNanos how long a topic lasts to which nothing happens
     * @param alarm is told in how many nanoseconds to call {@link #endIdle}; under the lock
     */
    TopicTable(TopicLimits limits, long idleNanos, LongConsumer alarm) {
        this.limits = limits;
        this.idleNanos = idleNanos;
        this.alarm = alarm;
    }

    /** The topics of an actor, which ends those that are idle. */
    static <C, E> TopicTable<C, E> of(ActorCell<?, ?, C, E> cell) {
        var settings = cell.type().settings();
        return new TopicTable<>(
                TopicLimits.of(settings),
                settings.idleTopic().toNanos(),
                nanos -> cell.type()
                        .ticker()
                        .after(
                                Duration.ofNanos(nanos),
                                () -> cell.resume(() -> {
                                    cell.topics().endIdle(System.nanoTime());
                                    return true;
                                })));
    }

    /** Under which topics change; the sender of events holds it meanwhile. */
    ReentrantLock lock() {
        return lock;
    }

    /**
     * An event begins to be sent, until {@link #endSending}; under the lock.
     *
     * @throws IllegalStateException if it is code which another event runs on its way that wants to send this one
     */
    void beginSending() {
        requireNoneSending("send events");
        sending = true;
    }

    /** No event is being sent; under the lock. */
    void endSending() {
        sending = false;
    }

    /** Code that holds the lock while an event is sent runs in the middle of that: what it did would hold for some alone. */
    private void requireNoneSending(String what) {
        if (sending) {
            throw new IllegalStateException(
                    "canReceive and codecs cannot " + what + ": they run while an event is being sent");
        }
    }

    /** One topic; guarded by the lock. */
    private static final class Topic<C, E> {
        private final Set<ActorConnection<C, E>> members = new LinkedHashSet<>();
        /** The same; null when that has changed since it was copied. */
        private @Nullable List<ActorConnection<C, E>> listed;
        /** When something happened to it, by {@link System#nanoTime()}. */
        private long touched = System.nanoTime();

        void changed() {
            listed = null;
            touched = System.nanoTime();
        }

        List<ActorConnection<C, E>> listed() {
            List<ActorConnection<C, E>> known = listed;
            if (known == null) {
                known = List.copyOf(members);
                listed = known;
            }
            return known;
        }
    }

    /** A connection joins a topic; false if it was in it, or is gone. */
    boolean join(ActorConnection<C, E> connection, String name) {
        lock.lock();
        try {
            requireNoneSending("change topics");
            if (connection.topics.contains(name) || connection.isGone()) {
                return false;
            }
            Topic<C, E> present = topics.get(name);
            limits.check(name, connection.topics.size(), present == null ? 0 : present.members.size());
            Topic<C, E> topic = topics.computeIfAbsent(name, absent -> new Topic<>());
            topic.members.add(connection);
            topic.changed();
            if (connection.topics.isEmpty()) {
                // Most connections are in none, and share the empty set.
                connection.topics = new LinkedHashSet<>();
            }
            connection.topics.add(name);
            if (!awaited) {
                awaited = true;
                alarm.accept(idleNanos);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** A connection leaves a topic; false if it was not in it, or is gone. */
    boolean leave(ActorConnection<C, E> connection, String name) {
        lock.lock();
        try {
            requireNoneSending("change topics");
            if (connection.isGone() || !connection.topics.contains(name)) {
                return false;
            }
            connection.topics.remove(name);
            remove(connection, name);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** A connection is gone, and leaves all; it remembers which. */
    void leaveAll(ActorConnection<C, E> connection) {
        lock.lock();
        try {
            if (!connection.isGone()) {
                connection.goes();
                connection.topics.forEach(name -> remove(connection, name));
            }
        } finally {
            lock.unlock();
        }
    }

    private void remove(ActorConnection<C, E> connection, String name) {
        Topic<C, E> topic = topics.get(name);
        if (topic != null) {
            topic.members.remove(connection);
            topic.changed();
            if (topic.members.isEmpty()) {
                topics.remove(name);
            }
        }
    }

    /** The topics of a connection; a copy. */
    Set<String> of(ActorConnection<C, E> connection) {
        lock.lock();
        try {
            return new LinkedHashSet<>(connection.topics);
        } finally {
            lock.unlock();
        }
    }

    boolean isIn(ActorConnection<C, E> connection, String name) {
        lock.lock();
        try {
            return connection.topics.contains(name);
        } finally {
            lock.unlock();
        }
    }

    /** Those that are in a topic, in the order in which they joined; never changed. */
    List<ActorConnection<C, E>> members(String name) {
        lock.lock();
        try {
            Topic<C, E> topic = topics.get(name);
            return topic == null ? List.of() : topic.listed();
        } finally {
            lock.unlock();
        }
    }

    /** How many are in a topic. */
    int count(String name) {
        lock.lock();
        try {
            Topic<C, E> topic = topics.get(name);
            return topic == null ? 0 : topic.members.size();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Those who can be in this audience: the members of the topics that it names, if these narrow it, else all who are
     * connected. What it names is addressed by that, and not idle. Under the lock.
     */
    Collection<ActorConnection<C, E>> among(Audience audience, ConnectionTable<C, E> connections) {
        Collection<ActorConnection<C, E>> narrowed = narrow(audience);
        return narrowed == null ? connections.listed() : narrowed;
    }

    /** Null if topics say nothing of who is in it. */
    private @Nullable Collection<ActorConnection<C, E>> narrow(Audience audience) {
        if (audience instanceof Audience.Topic named) {
            Topic<C, E> topic = topics.get(named.name());
            if (topic == null) {
                return List.of();
            }
            topic.touched = System.nanoTime();
            return topic.listed();
        }
        if (audience instanceof Audience.Both both) {
            Collection<ActorConnection<C, E>> one = narrow(both.one());
            Collection<ActorConnection<C, E>> other = narrow(both.other());
            return one == null || (other != null && other.size() < one.size()) ? other : one;
        }
        if (audience instanceof Audience.Either either) {
            return union(narrow(either.one()), narrow(either.other()));
        }
        if (audience instanceof Audience.Others others) {
            var unused = narrow(others.audience());
        }
        return null;
    }

    private @Nullable Collection<ActorConnection<C, E>> union(
            @Nullable Collection<ActorConnection<C, E>> one, @Nullable Collection<ActorConnection<C, E>> other) {
        if (one == null || other == null) {
            return null;
        }
        Set<ActorConnection<C, E>> union = new LinkedHashSet<>(one);
        union.addAll(other);
        return union;
    }

    /** Ends the topics that were idle for their time by {@code now}, on the scale of {@link System#nanoTime()}. */
    void endIdle(long now) {
        lock.lock();
        try {
            long next = Long.MAX_VALUE;
            List<String> ending = new ArrayList<>();
            for (Map.Entry<String, Topic<C, E>> entry : topics.entrySet()) {
                long left = idleNanos - (now - entry.getValue().touched);
                if (left <= 0) {
                    ending.add(entry.getKey());
                } else {
                    next = Math.min(next, left);
                }
            }
            ending.forEach(this::end);
            awaited = !topics.isEmpty();
            if (awaited) {
                // However many there are, they are looked at this often at most.
                alarm.accept(Math.max(next, idleNanos / LOOKS));
            }
        } finally {
            lock.unlock();
        }
    }

    private void end(String name) {
        Topic<C, E> topic = topics.remove(name);
        if (topic != null) {
            topic.members.forEach(member -> member.topics.remove(name));
        }
    }
}
