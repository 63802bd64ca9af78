package dev.troupe.actor;

import java.security.Principal;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Who a client is, and what it may do. Immutable, and asked on any thread.
 *
 * <p>An application may implement it to carry more about its users: an actor finds the very object that the authentication
 * has made.
 */
public interface Identity extends Principal {

    /**
     * Whether it may act in this role; a role's name is compared letter by letter. Asked when its client is let in, once for each
     * role that the protocol names, on a thread of authentication or on the one that completes an authenticator's answer; what it
     * says holds until the connection ends.
     */
    boolean hasRole(String role);

    /** Until when this is so; a connection ends with 4401 then, and a body that is streamed is cut off. Empty if it does not end. Asked once, as its roles are. */
    default Optional<Instant> expiresAt() {
        return Optional.empty();
    }

    /** An identity with this name and these roles that does not expire. */
    static Identity of(String name, String... roles) {
        return new NamedIdentity(name, Set.of(roles));
    }
}
