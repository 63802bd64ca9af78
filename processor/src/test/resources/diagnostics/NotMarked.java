package bad;

import dev.troupe.Actor;
import dev.troupe.ActorProtocol;

@ActorProtocol("not-marked")
interface NotMarked {
    int count();
}

class Forgotten implements NotMarked { // TROUPE091: Forgotten implements the protocol NotMarked but is not marked @Actor
    @Override
    public int count() {
        return 1;
    }

    static class Below extends Forgotten {} // TROUPE091: Below

    private static class Hidden extends Forgotten {}

    class Inner extends Forgotten {}

    @SuppressWarnings("TROUPE091")
    static class Meant extends Forgotten {}
}

abstract class Unfinished implements NotMarked {}

record Fake(int count) implements NotMarked {}

@ActorProtocol("marked")
interface Marked {
    int count();
}

@Actor
class MarkedActor implements Marked {
    @Override
    public int count() {
        return 1;
    }
}

class FakeOfMarked implements Marked {
    @Override
    public int count() {
        return 1;
    }
}
