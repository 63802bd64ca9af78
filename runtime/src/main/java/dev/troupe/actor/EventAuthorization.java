package dev.troupe.actor;

/**
 * Which connections may hear which events of an actor. An actor that lets everybody hear everything need not implement it, and
 * pays nothing.
 *
 * <p>What a client wants to hear it says itself, by its subscriptions; this is what it may.
 *
 * @param <C> the state of a connection; {@link NoState} if it has none
 * @param <E> the events
 */
@FunctionalInterface
public interface EventAuthorization<C, E> {

    /**
     * Whether a connection may receive a broadcast. Asked for each recipient of each broadcast, in the turn that sends it, so it
     * is quick and waits for nothing; those of the server itself are among them. {@link Connection#send} does not ask.
     *
     * <p>It runs in the middle of a broadcast, and only looks: sending an event, {@link Connection#join} and
     * {@link Connection#leave} throw an {@link IllegalStateException} in it, and do nothing.
     *
     * <p>An exception counts as no, and is logged.
     *
     * @param event the name of the event on the wire: its method, unless {@link dev.troupe.WireName} says otherwise
     */
    boolean canReceive(Connection<C, E> connection, String event);
}
