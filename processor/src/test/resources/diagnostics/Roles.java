package bad;

import dev.troupe.Actor;
import dev.troupe.ActorProtocol;
import dev.troupe.Events;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;

@ActorProtocol("roles")
@PermitAll
interface Roles {
    @RolesAllowed({"admin", "moderator"})
    void fine();

    @RolesAllowed("admin")
    @PermitAll // TROUPE074: several of @RolesAllowed
    void contradictory();

    @RolesAllowed({"admin", " "}) // TROUPE075: nameless
    void nameless();

    @DenyAll // TROUPE020: a method with a body
    default void withBody() {}

    @Events
    interface Feed {
        @RolesAllowed("admin")
        void posted();

        @PermitAll
        @DenyAll // TROUPE074: several of @RolesAllowed
        void lost();
    }
}

@ActorProtocol("locked")
@RolesAllowed("admin")
@DenyAll // TROUPE074: Locked has several
interface Locked {
    void post();
}

@ActorProtocol("open")
interface Open {
    void post();
}

@Actor
@RolesAllowed("admin") // TROUPE020: @RolesAllowed has no effect on an actor
class OpenActor implements Open {
    @Override
    @DenyAll // TROUPE020: it belongs on the protocol or its methods
    public void post() {}
}
