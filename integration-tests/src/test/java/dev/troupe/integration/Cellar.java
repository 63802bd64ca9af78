package dev.troupe.integration;

import dev.troupe.ActorProtocol;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;

/** A protocol that is for some alone, but for one action. */
@ActorProtocol("cellar")
@RolesAllowed("keeper")
interface Cellar {

    /** For keepers. */
    int bottles();

    /** For everybody. */
    @PermitAll
    String smell();
}
