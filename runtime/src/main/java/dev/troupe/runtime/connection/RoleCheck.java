package dev.troupe.runtime.connection;

import dev.troupe.actor.Identity;
import dev.troupe.protocol.Access;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** Who may call what, by roles. */
final class RoleCheck {

    private static final Logger LOG = System.getLogger(RoleCheck.class.getName());

    private RoleCheck() {}

    /**
     * Whether a client may call what is open to whom {@code access} says. It acts in no role while nobody knows who it is, or if
     * its identity cannot tell.
     */
    static boolean allows(Access access, Optional<Identity> client) {
        return access.allows(role -> client.isPresent() && hasRole(client.get(), role));
    }

    private static boolean hasRole(Identity client, String role) {
        try {
            return client.hasRole(role);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "An identity does not tell its roles", e);
            return false;
        }
    }
}
