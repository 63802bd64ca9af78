package dev.troupe.protocol;

import java.util.Set;
import java.util.function.Predicate;

/**
 * Who may call an action.
 *
 * @param everybody whether anybody may who is connected, known or not
 * @param roles otherwise: clients in one of these roles may; no client if the set is empty
 */
public record Access(boolean everybody, Set<String> roles) {

    /** Anybody who is connected. */
    public static final Access EVERYBODY = new Access(true, Set.of());

    /** No client at all. */
    public static final Access NOBODY = new Access(false, Set.of());

    /** Defends against changes. */
    public Access {
        roles = Set.copyOf(roles);
        if (everybody && !roles.isEmpty()) {
            throw new IllegalArgumentException("Roles are of no account where everybody may");
        }
    }

    /** Clients in one of these roles. */
    public static Access roles(String... roles) {
        return new Access(false, Set.of(roles));
    }

    /**
     * Whether a client may.
     *
     * @param hasRole whether that client has a role
     */
    public boolean allows(Predicate<String> hasRole) {
        return everybody || roles.stream().anyMatch(hasRole);
    }
}
