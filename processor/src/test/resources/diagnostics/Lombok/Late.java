package bad;

import dev.troupe.Actor;
import dev.troupe.ActorException;
import dev.troupe.ActorProtocol;
import dev.troupe.PayloadCodec;
import dev.troupe.UseCodec;
import lombok.RequiredArgsConstructor;

@ActorProtocol("late")
interface Late {
    void post(@UseCodec(Coded.class) Thread thread) throws Refused;

    @RequiredArgsConstructor
    class Coded implements PayloadCodec<Thread, String> { // TROUPE092: Coded has @RequiredArgsConstructor of Lombok
        @Override
        public String encode(Thread value) {
            return value.getName();
        }

        @Override
        public Thread decode(String written) {
            return new Thread(written);
        }
    }

    @RequiredArgsConstructor
    class Refused extends ActorException { // TROUPE092: Refused
        private static final long serialVersionUID = 1L;
    }
}

@ActorProtocol("written")
interface Written {}

@Actor
@RequiredArgsConstructor
class LateActor implements Written {} // TROUPE092: Put Lombok before Troupe

@Actor
@RequiredArgsConstructor
class WrittenActor implements Written {
    WrittenActor() {}
}
