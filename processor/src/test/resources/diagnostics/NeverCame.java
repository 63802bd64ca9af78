package bad;

import dev.troupe.Actor;
import dev.troupe.ActorProtocol;
import dev.troupe.Events;

@ActorProtocol("never-came")
interface NeverCame { // TROUPE002: Missing is mentioned by bad.NeverCame, bad.Other
    void post(Missing missing); // javac

    void wrong(Thread thread); // TROUPE036

    @Events
    interface Feed {
        void posted(java.util.List<Missing> missing); // javac
    }
}

@ActorProtocol("other")
interface Other { // TROUPE002: MissingException; TROUPE002: A type is mentioned by bad.Other | com.nowhere.Box is mentioned by bad.Other
    Missing find() throws Refused; // javac

    com.nowhere.Box<String> box(); // javac

    class Refused extends MissingException {} // javac
}

@Actor
class OtherActor implements MissingProtocol {} // javac; TROUPE002: MissingProtocol

@ActorProtocol("waiting")
interface Waiting { // TROUPE002: Later is mentioned by bad.Waiting
    void post(Later later); // javac
}

@Actor
class WaitingActor implements Waiting {
    WaitingActor(Later later) {} // javac

    @Override
    public void post(Later later) {} // javac
}
