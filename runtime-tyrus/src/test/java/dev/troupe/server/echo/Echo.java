package dev.troupe.server.echo;

import java.util.concurrent.CompletionStage;

/** A protocol that tries a transport. What is generated for a protocol is written by hand here. */
public interface Echo {

    /** What was said. */
    String say(String text);

    /** Tells everybody. */
    void shout(String text);

    /** Sends the caller so many events of so many characters. */
    void flood(int count, int size);

    /** Throws the caller out. */
    void kick(String reason);

    /** Returns when the test opens the gate. */
    CompletionStage<String> hold();

    /** As {@link #hold}, but the thread waits. */
    String block();

    /** Joins a topic. */
    String join(String topic);

    /** How many are in a topic. */
    String members(String topic);

    /** What it tells. */
    interface Heard {
        void heard(String text);
    }
}
