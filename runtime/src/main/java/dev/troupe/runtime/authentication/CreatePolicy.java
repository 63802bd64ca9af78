package dev.troupe.runtime.authentication;

/**
 * Who may call an actor into being by connecting to it, or by a single call. A client that may not finds the actors that there
 * are, and no others: 404. So guessed keys leave nothing behind.
 *
 * <p>An actor is there once a client was let in. Clients in the server's own process may always create, so that a server can
 * open a room before its guests come.
 */
public enum CreatePolicy {
    /** Every client that may connect. */
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
