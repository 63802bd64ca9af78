package dev.troupe.integration;

import dev.troupe.ActorException;
import dev.troupe.ActorProtocol;
import dev.troupe.Events;
import dev.troupe.OneWay;
import dev.troupe.Params;
import dev.troupe.ReadOnly;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A protocol whose actor does all that an actor should not. */
@ActorProtocol("workshop")
public interface Workshop {

    /** Says it again. */
    String echo(String text);

    /** Adds. */
    int add(int first, int second);

    /** Counts the nodes. */
    int size(Tree tree);

    /** Negates, exactly. */
    BigInteger negate(BigInteger number);

    /** Fails with a secret. */
    String fail();

    /** Refuses, as declared. */
    String refuse() throws Closed;

    /** Returns null where it must not. */
    String nothing();

    /** Returns no stage where it must. */
    CompletionStage<String> nothingLater();

    /** Fails later, with a secret. */
    CompletionStage<String> failLater();

    /** Ends when {@link WorkshopActor#finish()} is called. */
    CompletionStage<String> linger();

    /** Breaks down. */
    void breakDown();

    /** Closes the caller's connection. */
    void kickMe();

    /** Closes the connections of somebody. */
    void kick(String name);

    /** Sends many events, of so many characters each, to all. */
    void flood(int events, int characters);

    /** How somebody who is here came, however long ago. */
    @ReadOnly
    Arrival arrival(String name);

    /** The number of turns so far. */
    @ReadOnly
    int turns();

    /** Tells all. */
    @OneWay
    void shout(String text);

    /** Fails, and nobody is told. */
    @OneWay
    void stumble();

    /** What is heard. */
    @Events
    interface News {
        /** Somebody shouted. */
        void heard(String text);
    }

    /** Who comes. */
    @Params
    record Visitor(String name, @Nullable Integer age) {}

    /** The request of somebody who is here. */
    record Arrival(String path, String query, Map<String, List<String>> headers, String address) {}

    /** A tree. */
    record Tree(String name, List<Tree> children) {}

    /** The workshop is closed. */
    final class Closed extends ActorException {
        private static final long serialVersionUID = 1L;

        /** Says why. */
        public Closed(String message) {
            super(message);
        }
    }
}
