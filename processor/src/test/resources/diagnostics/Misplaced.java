package bad;

import dev.troupe.ActorProtocol;
import dev.troupe.Events;
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
