package dev.troupe.actor;

/**
 * What an actor does when clients come and go. An actor that wants none of it need not implement it.
 *
 * <p>The order is {@link #onBeforeConnect}, {@link #createConnState}, then the connection is visible and welcomed, then
 * {@link #onConnect}; messages of the connection wait until that has returned. {@link #onDisconnect} runs once, after the
 * last message, for exactly those whose {@code onConnect} began. Each has 5 seconds unless set otherwise: after them, the
 * first three close the connection with 4408, and the log speaks of an {@code onDisconnect}. An exception in any of the first
 * three closes the connection; an {@link dev.troupe.ActorException} tells the client its code.
 *
 * @param <P> the params; {@link dev.troupe.NoParams} if the protocol declares none
 * @param <C> the state of a connection; {@link NoState} if it has none
 * @param <E> the events; {@link dev.troupe.NoEvents} if the protocol declares none
 */
public interface ConnectionHooks<P, C, E> {

    /** Refuses a client by throwing; runs as a read-only turn. */
    default void onBeforeConnect(ConnectRequest<P> request) throws Exception {}

    /** Makes the state of a new connection; runs as a read-only turn. */
    C createConnState(ConnectRequest<P> request) throws Exception;

    /** The connection is there, and its first message comes next. */
    default void onConnect(Connection<C, E> connection) throws Exception {}

    /** The connection is gone, and no longer listed. */
    default void onDisconnect(Connection<C, E> connection) throws Exception {}
}
