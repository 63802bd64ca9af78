package dev.troupe.actor;

import java.util.concurrent.CompletionStage;

/** What a {@link Timer} does when it fires, if that takes longer than its method. */
@FunctionalInterface
public interface AsyncTimedTask {

    /**
     * Runs as a turn of the actor, without a caller. Its stage holds the turn until it completes; if it throws, or its stage
     * fails, that is a crash of the actor.
     */
    CompletionStage<?> run() throws Exception;
}
