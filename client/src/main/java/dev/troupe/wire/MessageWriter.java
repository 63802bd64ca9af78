package dev.troupe.wire;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Writes whole messages. Stateless; any thread.
 *
 * <p>Kind first, arguments last, so that a reader knows what it has before it meets them.
 */
public final class MessageWriter {

    private MessageWriter() {}

    /** {@code {"call":…,"id":…,"timeout":…,"args":…}}. */
    public static <I> WireMessage call(
            WireFormat format, String action, OptionalLong id, Optional<Duration> timeout, PayloadType<I> type, I args)
            throws IOException {
        throw new IOException();
    }

    /** {@code {"subscribe":[…],"id":…}} or {@code {"unsubscribe":…}}. */
    public static WireMessage subscribe(WireFormat format, boolean on, List<String> events, OptionalLong id) {
        throw new UnsupportedOperationException();
    }

    /** {@code {"cancel":…}}. */
    public static WireMessage cancel(WireFormat format, long id) {
        throw new UnsupportedOperationException();
    }

    /** {@code {"ping":…}}. */
    public static WireMessage ping(WireFormat format, long number) {
        throw new UnsupportedOperationException();
    }

    /** {@code {"pong":…}}. */
    public static WireMessage pong(WireFormat format, long number) {
        throw new UnsupportedOperationException();
    }

    /** {@code {"welcome":{…}}}. */
    public static WireMessage welcome(WireFormat format, ServerMessage.Welcome welcome) {
        throw new UnsupportedOperationException();
    }

    /** {@code {"reply":…,"value":…}}. */
    public static <R> WireMessage reply(WireFormat format, long id, PayloadType<R> type, R value) throws IOException {
        throw new IOException();
    }

    /** {@code {"reply":…}}, of an action that returns nothing. */
    public static WireMessage reply(WireFormat format, long id) {
        throw new UnsupportedOperationException();
    }

    /** {@code {"reply":…,"error":{…}}}. */
    public static WireMessage failure(WireFormat format, long id, WireError error) {
        throw new UnsupportedOperationException();
    }

    /** {@code {"error":{…},"about":…}}. */
    public static WireMessage problem(WireFormat format, WireError error, Optional<String> about) {
        throw new UnsupportedOperationException();
    }

    /** {@code {"event":…,"seq":…,"args":…}}. */
    public static <I> WireMessage event(WireFormat format, String name, long sequence, PayloadType<I> type, I args)
            throws IOException {
        throw new IOException();
    }
}
