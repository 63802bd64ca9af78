package dev.troupe.samples.counter;

import dev.troupe.Actor;
import dev.troupe.actor.Broadcaster;

@Actor
public final class CounterActor implements Counter {
    private final Broadcaster<Changes> everybody;
    private long value;

    CounterActor(Broadcaster<Changes> everybody) {
        this.everybody = everybody;
    }

    @Override
    public long add(long amount) {
        value += amount;
        everybody.broadcast().changed(value);
        return value;
    }
}
