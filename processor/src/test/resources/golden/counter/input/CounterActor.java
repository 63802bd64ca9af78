package counter;

import dev.troupe.Actor;
import dev.troupe.NonBlocking;

@Actor
@NonBlocking
final class CounterActor implements Counter {
    private long value;

    @Override
    public long add(int amount) {
        value += amount;
        return value;
    }

    @Override
    public long value() {
        return value;
    }

    @Override
    public void reset() {
        value = 0;
    }
}
