package dev.troupe.runtime.authentication;

/**
 * Finds out who a client is. It is asked once for each connection and each single call that comes over a network, before the
 * upgrade and before any actor is touched; clients in the server's own process skip it.
 *
 * <p>It is called by any number of threads at once, never by an event loop, and may block. It has as long as a connection
 * hook, {@link dev.troupe.runtime.RuntimeSettings#hookTimeout()}, from the arrival of the request; after that the client is
 * told 503 (in a container: 4408).
 */
@FunctionalInterface
public interface Authenticator {

    /**
     * Decides.
     *
     * @throws dev.troupe.ActorException to refuse with its code and its text, and 403
     * @throws Exception anything else is a failure of the server: the client is told 500 and no more, the log has the rest
     */
    Authentication authenticate(AuthenticationRequest request) throws Exception;
}
