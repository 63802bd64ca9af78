package dev.troupe.runtime.turn;

/** A step of a turn under way, run by the thread that drains the mailbox. */
@FunctionalInterface
interface CellTask {

    /** Runs it; false if the draining was taken from this thread meanwhile, which then must not touch the actor any more. */
    boolean run();
}
