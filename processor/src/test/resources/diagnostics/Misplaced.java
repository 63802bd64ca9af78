package bad;

import dev.troupe.Actor;
import dev.troupe.ActorProtocol;
import dev.troupe.Events;
import dev.troupe.NonBlocking;
import dev.troupe.OneWay;
import dev.troupe.Params;
import dev.troupe.PayloadCodec;
import dev.troupe.ReadOnly;
import dev.troupe.SlowConsumer;
import dev.troupe.SlowConsumerPolicy;
import dev.troupe.UseCodec;
import dev.troupe.WireName;

@ActorProtocol("misplaced")
interface Misplaced {
    @SlowConsumer(SlowConsumerPolicy.DROP_NEWEST) // TROUPE020: SlowConsumer
    void post();

    @ReadOnly // TROUPE020: a method with a body
    default void withBody() {}

    @WireName("x") // TROUPE020
    static void ofClass() {}

    @UseCodec(Upper.class) // TROUPE020: an action without a result
    void nothing();

    @Events
    interface Feed {
        @OneWay // TROUPE020: an event
        void posted();
    }

    @Params
    @UseCodec(Upper.class) // TROUPE020
    record Join(String name) {}

    class Upper implements PayloadCodec<String, String> {
        @Override
        public String encode(String value) {
            return value;
        }

        @Override
        public String decode(String written) {
            return written;
        }
    }
}

@ActorProtocol("annotated")
interface Annotated {
    int count();

    @OneWay
    void fine(String text);
}

@Actor
class AnnotatedActor implements Annotated {
    @Override
    @ReadOnly // TROUPE020: @ReadOnly has no effect on a method of an actor
    public int count() {
        return 1;
    }

    @Override
    @OneWay // TROUPE020: the method in the protocol
    @WireName("other") // TROUPE020
    public void fine(@WireName("other") String text) {} // TROUPE020: a parameter of an actor's method

    @SlowConsumer(SlowConsumerPolicy.LATEST) // TROUPE020
    void unrelated() {}
}

@Events // TROUPE020: @Events has no effect on Alone: it belongs on an interface nested in a protocol
interface Alone {}

class Around {
    @Params // TROUPE020: a record nested in a protocol
    record Join(String name) {}
}

interface MayBeExtended {
    @Events
    interface Feed {}
}

@NonBlocking // TROUPE020: a class that is marked @Actor
class NoActor {}
