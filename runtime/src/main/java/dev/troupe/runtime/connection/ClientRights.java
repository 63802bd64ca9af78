package dev.troupe.runtime.connection;

import dev.troupe.actor.Identity;
import dev.troupe.client.BoundedLog;
import dev.troupe.protocol.Access;
import dev.troupe.protocol.Event;
import dev.troupe.protocol.Protocol;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a client may do, as its identity said when the client was let in. An identity is code of the user's: whoever reads
 * sockets asks this instead. Immutable; any thread.
 *
 * @param roles those in which it acts, of all that its protocol names
 * @param end until when it is let in; empty if for ever
 * @param name who it is; empty if nobody is known
 */
public record ClientRights(Set<String> roles, Optional<Instant> end, Optional<String> name) {

    /** Of a client that nobody knows. */
    public static final ClientRights NONE = new ClientRights(Set.of(), Optional.empty(), Optional.empty());

    private static final System.Logger LOG = BoundedLog.of(ClientRights.class);

    /** Defends against changes. */
    public ClientRights {
        roles = Set.copyOf(roles);
    }

    /**
     * Asks an identity, on a thread that may run code of the user's.
     *
     * @param named the roles that the protocol names
     * @throws RuntimeException if it fails to say when it ends
     */
    static ClientRights of(Optional<Identity> client, Set<String> named) {
        if (client.isEmpty()) {
            return NONE;
        }
        Identity known = client.get();
        return new ClientRights(
                named.stream().filter(role -> hasRole(known, role)).collect(Collectors.toUnmodifiableSet()),
                known.expiresAt(),
                Optional.of(known.getName()));
    }

    /** One that cannot tell acts in no role. */
    private static boolean hasRole(Identity client, String role) {
        try {
            return client.hasRole(role);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "An identity does not tell its roles", e);
            return false;
        }
    }

    /** Whether the client may call what is open to whom {@code access} says. */
    boolean allow(Access access) {
        return access.allows(roles::contains);
    }

    /** The events of a protocol that it may not hear, by name. */
    Set<String> unheard(Protocol<?, ?, ?> protocol) {
        return protocol.events().stream()
                .filter(event -> !allow(protocol.access(event)))
                .map(Event::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether they have ended. */
    boolean areOver(Instant now) {
        return end.filter(at -> !at.isAfter(now)).isPresent();
    }
}
