package bad;

import dev.troupe.ActorProtocol;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;

interface InheritedRoles {
    @RolesAllowed({"admin", "clerk"})
    void clear();

    @DenyAll
    void drop();

    void look();
}

@ActorProtocol("again")
interface Again extends InheritedRoles {
    @Override
    void clear(); // TROUPE076: clear is for the roles admin, clerk in InheritedRoles, and would be for every client here. Declare it in Again

    @Override
    @RolesAllowed("admin")
    void drop();

    @Override
    void look();
}

@ActorProtocol("other-role")
@RolesAllowed("guest")
interface OtherRole extends InheritedRoles {
    @Override
    void clear(); // TROUPE076: would be for the roles guest here

    @Override
    void drop(); // TROUPE076: drop is for no client in InheritedRoles
}

@ActorProtocol("fewer")
@RolesAllowed("clerk")
interface Fewer extends InheritedRoles {
    @Override
    void clear();

    @Override
    @PermitAll
    void drop();
}

interface Between extends InheritedRoles {
    @Override
    @PermitAll
    void clear();
}

@ActorProtocol("said-between")
interface SaidBetween extends Between {}

@RolesAllowed("admin")
interface Locked {
    void open();
}

@ActorProtocol("unlocked")
interface Unlocked extends Locked {
    @Override
    void open(); // TROUPE076: open is for the roles admin in Locked
}

interface Plain {
    void say(); // TROUPE076: say is for the roles admin in LockedPlain
}

@ActorProtocol("locked-plain")
@RolesAllowed("admin")
interface LockedPlain extends Plain {}

@ActorProtocol("extends-locked")
interface ExtendsLocked extends LockedPlain {}

interface Beside {
    @PermitAll
    void clear(); // TROUPE076: clear is for the roles admin
}

@ActorProtocol("two-sides")
interface TwoSides extends Beside, InheritedRoles {}
