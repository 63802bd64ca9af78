package bad;

import dev.troupe.ActorProtocol;
import dev.troupe.Events;

@ActorProtocol("never-came")
interface NeverCame { // TROUPE002: Missing is mentioned by bad.NeverCame, bad.Other
    void post(Missing missing); // javac

    @Events
    interface Feed {
        void posted(java.util.List<Missing> missing); // javac
    }
}

@ActorProtocol("other")
interface Other {
    Missing find(); // javac
}
