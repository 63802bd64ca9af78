package dev.troupe.runtime.turn;

/**
 * What an actor has been used for, by which it stays or ends when nobody is there. For the thread that drains, but for
 * {@link #idleFor}, which is for the ticker.
 *
 * <p>An actor that has only been read has nothing to remember: another one would be the same.
 */
final class ActorUse {

    private boolean changed;
    private boolean expired;
    /** How many turns have begun; also read by the ticker, which may see an older number. */
    private int turns;

    /** When the ticker first saw this number of turns. For the ticker. */
    private int seenTurns;

    private long seenSince;

    /** A turn begins. */
    void begins() {
        turns++;
        expired = false;
    }

    /** Code of the user begins that may change the actor. */
    void changes() {
        changed = true;
    }

    /** Whether the actor may be gone when nobody is there. */
    boolean mayEnd() {
        return !changed || expired;
    }

    /** How many turns have begun. */
    int turns() {
        return turns;
    }

    /** For how long, in nanoseconds, no turn has begun, as the ticker has seen it. */
    long idleFor(long now, boolean attended) {
        if (attended || seenSince == 0 || seenTurns != turns) {
            seenTurns = turns;
            seenSince = now | 1;
            return 0;
        }
        return now - seenSince;
    }

    /** Nothing has happened for so long that the actor may go, unless a turn has begun since. */
    void expire(int turnsThen) {
        expired = turns == turnsThen;
    }
}
