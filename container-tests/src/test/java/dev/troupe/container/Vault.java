package dev.troupe.container;

import dev.troupe.ActorProtocol;
import jakarta.annotation.security.RolesAllowed;

/** A protocol with an action that is not for everybody. */
@ActorProtocol("vault")
public interface Vault {

    /** What is inside. */
    @RolesAllowed({"keeper", "owner"})
    String open();

    /** What is outside. */
    String look();
}
