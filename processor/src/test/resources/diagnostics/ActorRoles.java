package bad;

import dev.troupe.Actor;
import dev.troupe.ActorProtocol;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;

interface ActorRoles {
    @RolesAllowed("admin")
    void clear();
}

@ActorProtocol("guarded")
@RolesAllowed("user")
interface Guarded extends ActorRoles {
    void post();
}

interface Auditing {
    @DenyAll // TROUPE020: @DenyAll has no effect on a method that an actor inherits: it belongs on the protocol or its methods
    void audit();
}

@RolesAllowed("admin") // TROUPE020: @RolesAllowed has no effect on a type that an actor inherits from
abstract class Base implements Auditing {
    @RolesAllowed("admin") // TROUPE020: on a method that an actor inherits
    public void post() {}
}

abstract class Middle extends Base {}

@Actor
class GuardedActor extends Middle implements Guarded {
    @Override
    public void clear() {}

    @Override
    public void audit() {}
}
