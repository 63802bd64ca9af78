package dev.troupe.runtime.turn;

import dev.troupe.ActorException;
import dev.troupe.Outcome;
import dev.troupe.SlowConsumerPolicy;
import dev.troupe.actor.Audience;
import dev.troupe.client.BoundedLog;
import dev.troupe.protocol.Event;
import dev.troupe.runtime.message.ToConnection;
import dev.troupe.wire.ErrorCode;
import dev.troupe.wire.MessageTooLargeException;
import dev.troupe.wire.MessageWriter;
import dev.troupe.wire.WireFormat;
import dev.troupe.wire.WireMessage;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What leaves an actor: numbers events, encodes them, and remembers which connections have something to flush.
 *
 * <p>Promises, for any number of threads (reading turns may send side by side):
 *
 * <ul>
 *   <li>Events are numbered in the order in which they are queued, for every connection alike.
 *   <li>An event is encoded at most once for each format, and only if a recipient uses it.
 *   <li>A broadcast to a topic costs its members, however many connections there are.
 *   <li>A fenced instance sends nothing.
 *   <li>Code of users that runs while an event is being sent sends nothing: it is told so by an exception.
 *   <li>Whatever was said before {@link #flush} is flushed by it, or by another that is under way.
 *   <li>{@link #tryFlush} does not wait for anybody.
 * </ul>
 */
final class EventOutput<C, E> {

    private static final BoundedLog LOG = BoundedLog.of(EventOutput.class);

    /** Nobody joins or leaves a topic while something is sent. */
    private final ReentrantLock lock;

    private final ConnectionTable<C, E> connections;
    private final TopicTable<C, E> topics;
    private final int maxMessage;
    private List<ActorConnection<?, ?>> unflushed = new ArrayList<>();
    private volatile boolean dirty;
    private long sequence;

    EventOutput(ConnectionTable<C, E> connections, TopicTable<C, E> topics, int maxMessage) {
        this.lock = topics.lock();
        this.connections = connections;
        this.topics = topics;
        this.maxMessage = maxMessage;
    }

    /** The last number that was given to an event. */
    long sequence() {
        lock.lock();
        try {
            return sequence;
        } finally {
            lock.unlock();
        }
    }

    /** Sends an event to those of the audience that want it and may hear it. */
    <I> void broadcast(ActorInstance<?, ?, ?, ?> instance, Event<I> event, I arguments, Audience audience) {
        lock.lock();
        try {
            if (instance.isFenced()) {
                return;
            }
            topics.beginSending();
            try {
                deliver(instance, new Encoding<>(event, arguments, ++sequence), audience);
            } finally {
                topics.endSending();
            }
        } finally {
            lock.unlock();
        }
    }

    private void deliver(ActorInstance<?, ?, ?, ?> instance, Encoding<?> encoding, Audience audience) {
        Collection<ActorConnection<C, E>> asked = topics.among(audience, connections);
        boolean all = audience instanceof Audience.All || audience instanceof Audience.Topic;
        for (ActorConnection<C, E> connection : asked) {
            if (connection.filter().admits(encoding.event)
                    && (all || audience.includes(connection))
                    && instance.permits(connection, encoding.event)) {
                encoding.deliver(connection);
            }
        }
    }

    /** Sends an event to one connection that may hear it, whatever it is subscribed to; a raw socket hears of none. */
    <I> void send(ActorInstance<?, ?, ?, ?> instance, Event<I> event, I arguments, ActorConnection<C, E> connection) {
        lock.lock();
        try {
            if (instance.isFenced()
                    || connection.raw() != null
                    || !connection.filter().permits(event)) {
                return;
            }
            topics.beginSending();
            try {
                new Encoding<>(event, arguments, ++sequence).deliver(connection);
            } finally {
                topics.endSending();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Something was said to this connection. Where it is marked already, it is left to the flush that takes the mark away: that
     * looks at what waits only afterwards.
     */
    void said(ActorConnection<?, ?> connection) {
        if (connection.unflushed) {
            return;
        }
        lock.lock();
        try {
            markUnflushed(connection);
        } finally {
            lock.unlock();
        }
    }

    private void markUnflushed(ActorConnection<?, ?> connection) {
        if (!connection.unflushed) {
            connection.unflushed = true;
            unflushed.add(connection);
            dirty = true;
        }
    }

    /** Lets all leave that was said. */
    void flush() {
        if (dirty) {
            lock.lock();
            flushLocked();
        }
    }

    /** As {@link #flush}, but leaves it to another time while something is being said: that runs code of users. */
    void tryFlush() {
        if (dirty && lock.tryLock()) {
            flushLocked();
        }
    }

    private void flushLocked() {
        List<ActorConnection<?, ?>> flushing;
        try {
            flushing = takeUnflushed();
        } finally {
            lock.unlock();
        }
        for (int i = 0; i < flushing.size(); i++) {
            ActorConnection<?, ?> connection = flushing.get(i);
            try {
                connection.remote().flush();
            } catch (Throwable e) {
                // Nobody else's messages may wait for that; its own leave with what comes next.
                LOG.log(Level.ERROR, () -> connection + " could not be flushed", e);
            }
        }
    }

    private List<ActorConnection<?, ?>> takeUnflushed() {
        List<ActorConnection<?, ?>> taken = unflushed;
        for (int i = 0; i < taken.size(); i++) {
            taken.get(i).unflushed = false;
        }
        unflushed = new ArrayList<>();
        dirty = false;
        return taken;
    }

    /** The events that replace each other for a slow consumer. */
    private record LatestKey(int event, String key) {}

    /** One event on its way; used under the lock. */
    private final class Encoding<I> {
        private final Event<I> event;
        private final I arguments;
        private final long number;
        private @Nullable WireMessage json;
        private @Nullable WireMessage cbor;
        private @Nullable Object key;

        Encoding(Event<I> event, I arguments, long number) {
            this.event = event;
            this.arguments = arguments;
            this.number = number;
        }

        void deliver(ActorConnection<?, ?> connection) {
            ToConnection remote = connection.remote();
            remote.deliver(encoded(remote.format()), event.policy(), key());
            markUnflushed(connection);
        }

        private WireMessage encoded(WireFormat format) {
            WireMessage known = format == WireFormat.JSON ? json : cbor;
            if (known == null) {
                known = encode(format);
                if (format == WireFormat.JSON) {
                    json = known;
                } else {
                    cbor = known;
                }
            }
            return known;
        }

        private Object key() {
            Object known = key;
            if (known == null) {
                known = event.policy() == SlowConsumerPolicy.LATEST
                        ? new LatestKey(event.index(), event.key().apply(arguments))
                        : event;
                key = known;
            }
            return known;
        }

        private WireMessage encode(WireFormat format) {
            try {
                return MessageWriter.event(format, event.name(), number, event.arguments(), arguments, maxMessage);
            } catch (MessageTooLargeException e) {
                throw new ActorException(
                        ErrorCode.TOO_LARGE.code(),
                        "The event " + event + " has more than the " + maxMessage + " bytes that may leave",
                        ErrorCode.TOO_LARGE.retryable(),
                        Map.of(),
                        Outcome.FAILED);
            } catch (IOException e) {
                throw new IllegalStateException("The event " + event + " cannot be encoded", e);
            }
        }
    }
}
