package dev.troupe.runtime.authentication;

/**
 * Who may call an actor into being by connecting to it, or by a single call. Whoever may not finds the actors that there
 * are, and nothing where there is none: 404, and whoever guesses keys leaves nothing behind.
 *
 * <p>An actor is there once somebody was let in. Clients in the server's own process may always create, so that a server can
 * open a room before its guests come.
 */
public enum CreatePolicy {
    /** Whoever may connect. */
    EVERYONE,
    /** Who is known: an {@link Authenticator}, or the container, has told who it is. */
    AUTHENTICATED,
    /** No client that comes over a network. */
    NOBODY;

    /** Whether a client may create an actor. */
    public boolean admits(boolean authenticated) {
        return this == EVERYONE || (this == AUTHENTICATED && authenticated);
    }
}
