package dev.troupe.actor;

import java.util.Set;

/** Nothing but a name and roles. */
record NamedIdentity(String name, Set<String> roles) implements Identity {

    NamedIdentity {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("An identity has a name");
        }
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public boolean hasRole(String role) {
        return roles.contains(role);
    }
}
