package dev.troupe.integration;

import dev.troupe.ActorProtocol;
import jakarta.annotation.security.RolesAllowed;

/** A protocol that asks who calls. */
@ActorProtocol("vault")
public interface Vault {

    /** Who calls; empty if nobody knows. */
    String whoAmI();

    /** For keepers alone. */
    @RolesAllowed("keeper")
    String open();

    /** The caller joins a topic. */
    void enter(String topic);

    /** How many are in a topic. */
    int inside(String topic);
}
