package dev.troupe.actor;

/** What a {@link Timer} does when it fires. */
@FunctionalInterface
public interface TimedTask {

    /** Runs as a turn of the actor, without a caller. Whatever it throws is a crash of the actor. */
    void run() throws Exception;
}
