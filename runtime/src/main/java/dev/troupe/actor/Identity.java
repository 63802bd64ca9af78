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
     * Whether it may act in this role; a role's name is compared letter by letter. Asked for each call of an action that is not
     * for everybody, also on the threads that read sockets: it must not block.
     */
    boolean hasRole(String role);

    /** Until when this is so; a connection ends with 4401 then. Empty if it does not end. */
    default Optional<Instant> expiresAt() {
        return Optional.empty();
    }

    /** Somebody of this name in these roles, for ever. */
    static Identity of(String name, String... roles) {
        return new NamedIdentity(name, Set.of(roles));
    }
}
