package bad;

import dev.troupe.ActorProtocol;
import dev.troupe.Events;
import dev.troupe.SlowConsumer;
import dev.troupe.SlowConsumerPolicy;

@ActorProtocol("slow-consumers")
interface SlowConsumers {
    @Events
    interface Feed {
        @SlowConsumer(
                value = SlowConsumerPolicy.DROP_OLDEST,
                key = "name") // TROUPE031: DROP_OLDEST
        void typing(String name);

        @SlowConsumer(
                value = SlowConsumerPolicy.LATEST,
                key = "nam") // TROUPE032: Did you mean "name"?
        void moved(String name, int x);

        @SlowConsumer(
                value = SlowConsumerPolicy.LATEST,
                key = "colour") // TROUPE032: has no parameter "colour"
        void painted(int x, int y);

        @SlowConsumer(value = SlowConsumerPolicy.LATEST, key = "name")
        void fine(String name);
    }
}
