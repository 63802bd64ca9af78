package counter;

import dev.troupe.ActorProtocol;
import dev.troupe.ReadOnly;

@ActorProtocol("counter")
interface Counter {
    long add(int amount);

    @ReadOnly
    long value();

    void reset();
}
