package dev.troupe.actor;

/**
 * A client that wants to connect.
 *
 * @param connectionId the id that the connection will have
 * @param params what the client says
 * @param remoteAddress the address the client comes from, without port; empty if unknown, as in a container that hides it
 * @param <P> the params; {@link dev.troupe.NoParams} if the protocol declares none
 */
public record ConnectRequest<P>(String connectionId, P params, String remoteAddress) {}
