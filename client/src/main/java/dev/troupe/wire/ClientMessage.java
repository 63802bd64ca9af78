package dev.troupe.wire;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What a client says to a server, with arguments still encoded. */
public sealed interface ClientMessage {

    /**
     * A call of an action.
     *
     * @param action its name
     * @param id by which the reply is known; empty: no reply
     * @param arguments still encoded; absent if none were given
     * @param timeout how long the caller waits; empty: as long as the server's setting says
     */
    record Call(String action, OptionalLong id, Payload arguments, Optional<Duration> timeout)
            implements ClientMessage {}

    /** Asks for broadcasts of these events. */
    record Subscribe(List<String> events, OptionalLong id) implements ClientMessage {}

    /** Asks for broadcasts of these events no longer. */
    record Unsubscribe(List<String> events, OptionalLong id) implements ClientMessage {}

    /** The caller of this id waits no longer. */
    record Cancel(long id) implements ClientMessage {}

    /** Asks for a {@code pong} with the same number. */
    record Ping(long number) implements ClientMessage {}
}
