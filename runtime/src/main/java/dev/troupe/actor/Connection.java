package dev.troupe.actor;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
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

    /** Since when it is connected, by the clock of the server: the moment before its welcome, in whole milliseconds. */
    Instant connectedSince();

    /**
     * The request with which its client came: path, query, headers, address, principal. It is {@linkplain ClientRequest#afterHandshake
     * without} what let the client in. Made anew at every call: keep in the state what you need often.
     */
    ClientRequest request();

    /** The address that its client comes from, without port; empty if unknown, as in a container that hides it. */
    default String remoteAddress() {
        return request().remoteAddress();
    }

    /** Who its client is; empty if nobody has asked. */
    default Optional<Identity> principal() {
        return request().principal();
    }

    /** What {@code createConnState} made for it. */
    C state();

    /**
     * The events interface: what is called on it goes to this connection alone, whatever it is subscribed to. Inside a turn
     * only.
     */
    E send();

    /**
     * Joins a topic of the actor: from now on it is in {@link Audience#topic} of this name. A topic begins with its first
     * member and ends with its last, or when for an hour, unless the server says otherwise, nobody has joined or left it and
     * nothing was sent to it; its members leave it then. Inside a turn only.
     *
     * <p>It leaves all topics when it closes. A connection that is gone joins none.
     *
     * @param topic any name of 1 to 256 characters
     * @return whether it was not in it before
     * @throws dev.troupe.ActorException {@code invalid_topic} if the name is empty or longer, {@code too_many_topics} if
     *     the connection is in as many as it may (10 unless the server says otherwise), {@code topic_full} if the topic has as
     *     many members as it may (1,000); nothing has changed then
     */
    boolean join(String topic);

    /**
     * Leaves a topic: once this has returned, no event goes to the connection because it was in it. Inside a turn only.
     *
     * @return whether it was in it
     */
    boolean leave(String topic);

    /**
     * The topics that it is in, in the order in which it joined them; a copy. For {@code onDisconnect}: those that it was in
     * when it went. Inside a turn only.
     */
    Set<String> topics();

    /** Whether {@link #topics} has this one. Inside a turn only. */
    boolean isIn(String topic);

    /**
     * The raw socket that it is, through which messages reach it; empty if it speaks the protocol. Neither {@link #send} nor a
     * broadcast reaches a raw socket.
     */
    default Optional<RawSocket<?, C>> rawSocket() {
        return Optional.empty();
    }

    /** Closes the connection with 4409 and this reason; {@link #disconnect(int, String)}. */
    default CompletionStage<Void> disconnect(String reason) {
        return disconnect(4409, reason);
    }

    /**
     * Closes the connection after what was sent to it.
     *
     * <p>An action that disconnects its own caller still replies: the connection is closed when the turn has ended, after the
     * reply. Only if something is made of the stage that this returns, as {@code thenRun} does, or somebody waits for it, it
     * is closed at that moment, and the reply is lost.
     *
     * @param code 1000, 1001, 1002, 1003, 1008, 4000 to 4399, 4409, or 4500 to 4999
     * @param reason at most 123 bytes of UTF-8; control, format and separator characters are escaped for the client, and what is
     *     longer then is cut
     * @return completes when the connection is closed on both sides, on a thread of its own choice; what is to be done in a
     *     turn after it goes through {@link ActorContext#executor()}
     * @throws IllegalArgumentException if code or reason is not of that range
     */
    CompletionStage<Void> disconnect(int code, String reason);
}
