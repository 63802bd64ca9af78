package bad;

import dev.troupe.ActorProtocol;

@ActorProtocol("shared-one")
interface SharedMistake {
    void post(Shared shared);
}

@ActorProtocol("shared-two")
interface Two {
    Shared find(Shared like);
}

record Shared(Thread thread) {} // TROUPE036
