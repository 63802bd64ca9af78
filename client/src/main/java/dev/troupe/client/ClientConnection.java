package dev.troupe.client;

import dev.troupe.protocol.Action;
import dev.troupe.protocol.Event;
import dev.troupe.protocol.Protocol;
import dev.troupe.wire.Key;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * The connection of a generated client to one actor.
 *
 * <ul>
 *   <li>Any thread may call it, and no call but {@link #await} and {@link #open} blocks.
 *   <li>Calls are sent in the order in which they were made.
 *   <li>Event handlers and the completions of calls run in the order in which the server sent them, one at a time, on one
 *       serial executor.
 *   <li>{@link #await} and blocking calls inside a handler or a completion throw {@link IllegalStateException} at once; a
 *       blocking call is not sent then.
 *   <li>A handler that throws is logged; the others still run.
 *   <li>When the socket goes, every call in flight fails with {@code connection_lost}, and so does every later one.
 *   <li>A call that is cancelled is forgotten here, and the server is told. The same holds for a call that its caller
 *       completes in any other way, as with {@link CompletableFuture#orTimeout}.
 *   <li>While more than 1,024 messages or 4 MiB wait for slow handlers, nothing is read from the socket; so a handler that
 *       blocks for long delays replies beyond their deadlines, and in the end the server gives the connection up.
 * </ul>
 *
 * <p>Whatever is attached to the future of a call that is complete already runs on the thread that attaches it, and what
 * depends on a future that its caller completes or cancels runs on the caller's thread. To wait for such a future with
 * {@link CompletableFuture#join} or {@code get} inside a handler or a completion of its connection throws as {@link #await}
 * does.
 */
public interface ClientConnection extends AutoCloseable {

    /**
     * Connects and waits for the welcome.
     *
     * @param protocol the protocol to speak
     * @param transport how to reach the server
     * @param key the key of the actor
     * @param params what the protocol wants to be told
     * @param handlers the event handlers; they stand before the first event can come
     * @throws ActorConnectException if there is no welcome within 30 s
     */
    static <P> ClientConnection open(
            Protocol<?, P, ?> protocol, Transport transport, Key key, P params, EventHandlers handlers) {
        return Opening.await(openAsync(protocol, transport, key, params, handlers));
    }

    /**
     * Connects and does not wait; the future fails with {@link ActorConnectException} if there is no welcome within 30 s.
     * What depends on it runs before the first event is handled. Cancelling it, or completing it in any other way, closes the
     * connection; that does not hold for futures which the caller derives from it.
     */
    static <P> CompletableFuture<ClientConnection> openAsync(
            Protocol<?, P, ?> protocol, Transport transport, Key key, P params, EventHandlers handlers) {
        return openAsync(protocol, transport, key, params, handlers, Function.identity());
    }

    /**
     * Connects as {@link #openAsync(Protocol, Transport, Key, Object, EventHandlers)}, and gives what is made of the
     * connection, such as a generated client. However the future is completed before that, also by
     * {@link CompletableFuture#cancel}, {@link CompletableFuture#orTimeout} or {@link CompletableFuture#complete}, no
     * connection is left open.
     *
     * @param client makes it of the connection; must not block
     */
    static <P, T> CompletableFuture<T> openAsync(
            Protocol<?, P, ?> protocol,
            Transport transport,
            Key key,
            P params,
            EventHandlers handlers,
            Function<ClientConnection, T> client) {
        return Opening.begin(ClientThreads.shared(), protocol, transport, key, params, handlers, client);
    }

    /**
     * Calls an action and gives its result, or fails with {@link dev.troupe.ActorException}, of the declared class where the
     * protocol declares the failure. Beside what the actor and the server report, a call fails with {@code timeout} once its
     * deadline has passed, {@code connection_lost}, {@code bad_argument} if the arguments cannot be written,
     * {@code too_large} if they are more than the server takes, in which case nothing is sent, {@code bad_message} if the result cannot be read, and {@code overloaded} if too much waits to be sent.
     */
    <I, R> CompletableFuture<R> call(Action<I, R> action, I arguments, CallOptions options);

    /**
     * Calls an action and expects no reply.
     *
     * @throws dev.troupe.ActorException {@code connection_lost} if the connection is closed, {@code bad_argument} if the
     *     arguments cannot be written, {@code too_large} if they are more than the server takes, {@code overloaded} if too
     *     much waits to be sent
     */
    <I> void send(Action<I, ?> action, I arguments);

    /**
     * This connection, for a call that the caller is going to wait for: {@code connection.beforeWaiting().await(call(…))}. The
     * check comes before the call is made, so a call that cannot be waited for is never sent.
     *
     * @throws IllegalStateException inside a handler or a completion of this connection
     */
    ClientConnection beforeWaiting();

    /**
     * Waits for the result of an action.
     *
     * @throws dev.troupe.ActorException as {@link #call} fails
     * @throws IllegalStateException inside a handler or a completion of this connection
     */
    <R> R await(CompletableFuture<R> call);

    /** The handlers, to add more; handlers added now miss the events before. */
    EventHandlers handlers();

    /** The id that the server gave to this connection. */
    String id();

    /** Whether the connection is open. */
    boolean isOpen();

    /** Completes when the connection is closed, with the close code and the reason. */
    CompletableFuture<CloseStatus> closed();

    /** Asks for broadcasts of these events; completes when the server has acted. */
    CompletableFuture<Void> subscribe(Event<?>... events);

    /** Asks for broadcasts of these events no longer; completes when the server has acted. */
    CompletableFuture<Void> unsubscribe(Event<?>... events);

    /** Closes with 1000; does not wait. Later calls fail with {@code connection_lost}; closing again does nothing. */
    @Override
    void close();
}
