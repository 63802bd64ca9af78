package bad;

import dev.troupe.Actor;
import dev.troupe.ActorProtocol;

@ActorProtocol("actors")
interface Actors {
    void post();
}

@ActorProtocol("others")
interface Others {
    void post();
}

@ActorProtocol("narrower")
interface Narrower extends Actors {}

@Actor
record RecordActor() implements Actors { // TROUPE053: a record
    @Override
    public void post() {}
}

@Actor
interface InterfaceActor extends Actors {} // TROUPE053: Put @Actor on the class that implements it

@Actor
enum EnumActor { // TROUPE053: Make it a class
    ONE
}

@Actor
abstract class AbstractActor implements Actors {} // TROUPE053: abstract

@Actor
class GenericActor<T> implements Actors { // TROUPE053: generic
    @Override
    public void post() {}
}

class Outer {
    @Actor
    class InnerActor implements Actors { // TROUPE053: inner class
        @Override
        public void post() {}
    }

    @Actor
    private static class PrivateActor implements Actors { // TROUPE053: private
        @Override
        public void post() {}
    }
}

@Actor
class TwoConstructors implements Actors {
    TwoConstructors() {}

    TwoConstructors(String text) {} // TROUPE054: 2 constructors

    @Override
    public void post() {}
}

@Actor
class PrivateConstructor implements Actors {
    private PrivateConstructor() {} // TROUPE054: private

    @Override
    public void post() {}
}

@Actor
class NoProtocol {} // TROUPE055

@Actor
class TwoProtocols implements Actors, Others { // TROUPE056: bad.Actors, bad.Others
    @Override
    public void post() {}
}

@Actor
class Fine implements Narrower {
    @Override
    public void post() {}
}
