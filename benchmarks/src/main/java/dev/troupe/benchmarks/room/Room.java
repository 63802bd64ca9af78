package dev.troupe.benchmarks.room;

import dev.troupe.ActorProtocol;
import dev.troupe.Events;
import dev.troupe.OneWay;
import java.time.Instant;

/** The protocol under test. */
@ActorProtocol("room")
public interface Room {

    /** Keeps a message and returns it. */
    Message post(String text);

    /** Keeps a message and sends it to everybody. */
    @OneWay
    void publish(String text);

    /** What the room says. */
    @Events
    interface Feed {
        /** A message was published. */
        void posted(Message message);
    }

    /** A message. */
    record Message(long number, String author, String text, Instant at) {}
}
