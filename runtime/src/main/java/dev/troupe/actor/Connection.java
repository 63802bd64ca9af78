package dev.troupe.actor;

import java.security.Principal;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * One connection of an actor, as the actor sees it.
 *
 * @param <C> its state; {@link NoState} if it has none
 * @param <E> the events
 */
public interface Connection<C, E> {

    /** Tells this connection from all others, of all actors, for ever. */
    String id();

    /** Since when it is connected, by the clock of the server: the moment before its welcome. */
    Instant connectedSince();

    /** The address that its client comes from, without port; empty if unknown, as in a container that hides it. */
    String remoteAddress();

    /** Who its client is; empty if nobody has asked. */
    Optional<Principal> principal();

    /** What {@code createConnState} made for it. */
    C state();

    /**
     * The events interface: what is called on it goes to this connection alone, whatever it is subscribed to. Inside a turn
     * only.
     */
    E send();

    /** Closes the connection with 4409 and this reason; {@link #disconnect(int, String)}. */
    default CompletionStage<Void> disconnect(String reason) {
        return disconnect(4409, reason);
    }

    /**
     * Closes the connection after what was sent to it.
     *
     * @param code 1000, 1001, 1002, 1003, 1008, 4000 to 4399, 4409, or 4500 to 4999
     * @param reason at most 123 bytes of UTF-8
     * @return completes when the connection is closed on both sides
     * @throws IllegalArgumentException if code or reason is not of that range
     */
    CompletionStage<Void> disconnect(int code, String reason);
}
