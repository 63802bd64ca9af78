package dev.troupe.integration.guide;

import static dev.troupe.SlowConsumerPolicy.DROP_OLDEST;

import dev.troupe.ActorProtocol;
import dev.troupe.Events;
import dev.troupe.Params;
import dev.troupe.ReadOnly;
import dev.troupe.SlowConsumer;
import java.util.List;

@ActorProtocol("match")
public interface Match {

    boolean support(String team);

    boolean abandon(String team);

    void sing(String team, String song);

    @ReadOnly
    List<String> supporters(String team);

    @ReadOnly
    List<String> everybody();

    @Events
    interface Feed {
        @SlowConsumer(DROP_OLDEST)
        void moved(int step);

        void sung(String name, String song);

        void arrived(String name);

        void gone(String name);

        void announced(String text);
    }

    @Params
    record Visitor(String name) {}
}
