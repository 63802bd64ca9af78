package bad;

import dev.troupe.ActorProtocol;

@ActorProtocol("twin")
interface FirstTwin {
    void post();
}

@ActorProtocol("twin")
interface SecondTwin { // TROUPE082: bad.SecondTwin is called "twin", and so is bad.FirstTwin
    void post();
}

class TwinsAround {
    @ActorProtocol(TwinsAround.NAME)
    interface Third { // TROUPE082: and so is bad.FirstTwin
        void post();
    }

    static final String NAME = "tw" + "in";
}
