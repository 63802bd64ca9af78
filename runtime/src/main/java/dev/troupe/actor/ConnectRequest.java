package dev.troupe.actor;

import java.util.Optional;

/**
 * A client that wants to connect.
 *
 * @param connectionId the id that the connection will have
 * @param params what the client says
 * @param request the request with which it came
 * @param <P> the params; {@link dev.troupe.NoParams} if the protocol declares none
 */
public record ConnectRequest<P>(String connectionId, P params, ClientRequest request) {

    /** The address that the client comes from, without port; empty if unknown, as in a container that hides it. */
    public String remoteAddress() {
        return request.remoteAddress();
    }

    /** Who the client is; empty if nobody has asked. */
    public Optional<Identity> principal() {
        return request.principal();
    }
}
