package dev.troupe.benchmarks.room;

import dev.troupe.Actor;
import dev.troupe.actor.Audience;
import dev.troupe.actor.Connections;
import dev.troupe.actor.NoState;

/** The topics of one actor. */
@Actor
public final class TopicsActor implements Topics {

    private final Connections<NoState, Feed> everybody;

    TopicsActor(Connections<NoState, Feed> everybody) {
        this.everybody = everybody;
    }

    @Override
    public void join(String topic) {
        everybody.caller().join(topic);
    }

    @Override
    public void leave(String topic) {
        everybody.caller().leave(topic);
    }

    @Override
    public void say(String topic, long number) {
        everybody.broadcast(Audience.topic(topic)).said(topic, number);
    }
}
