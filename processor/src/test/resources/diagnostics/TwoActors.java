package bad;

import dev.troupe.Actor;
import dev.troupe.ActorProtocol;

@ActorProtocol("two-actors")
interface TwoActors {}

@Actor
class SecondActor implements TwoActors {} // TROUPE062: the first is bad.FirstActor

@Actor
class FirstActor implements TwoActors {}
