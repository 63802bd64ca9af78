package dev.troupe.samples.counter;

import dev.troupe.ActorProtocol;
import dev.troupe.Events;

@ActorProtocol("counter")
public interface Counter {
    long add(long amount);

    @Events
    interface Changes {
        void changed(long value);
    }
}
