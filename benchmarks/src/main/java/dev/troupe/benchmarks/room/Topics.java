package dev.troupe.benchmarks.room;

import dev.troupe.ActorProtocol;
import dev.troupe.Events;
import dev.troupe.OneWay;

/** Topics that one joins and leaves. */
@ActorProtocol("topics")
public interface Topics {

    /** The caller is in the topic from now on. */
    void join(String topic);

    /** The caller is not in the topic any more. */
    void leave(String topic);

    /** Publishes to those who are in the topic. */
    @OneWay
    void say(String topic, long number);

    /** What one hears. */
    @Events
    interface Feed {
        /** Something was published. */
        void said(String topic, long number);
    }
}
