package dev.troupe.integration.comingfrom.bunbox;

import dev.troupe.actor.Identity;
import java.time.Instant;

/** Who has shown a token, and when. */
record Visitor(String userId, Instant connectedAt) implements Identity {

    @Override
    public String getName() {
        return userId;
    }

    @Override
    public boolean hasRole(String role) {
        return false;
    }
}
