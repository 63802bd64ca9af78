package bad;

import dev.troupe.Actor;
import dev.troupe.ActorProtocol;

@ActorProtocol("taken")
interface Taken {}

class TakenEndpoint {}

class TakenActorDefinition {}

@Actor
class TakenActor implements Taken {} // TROUPE007: TakenEndpoint; TROUPE007: TakenActorDefinition

@Actor
class FirstRoom implements first.Room {}

@Actor
class SecondRoom implements second.Room { // TROUPE064: bad.FirstRoom
    @Override
    public void post(String text) {}
}
