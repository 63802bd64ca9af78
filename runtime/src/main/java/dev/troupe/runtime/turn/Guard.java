package dev.troupe.runtime.turn;

import dev.troupe.client.BoundedLog;
import java.lang.System.Logger.Level;

/** Runs what may fail where something else must be done all the same. Any thread. */
final class Guard {

    private static final BoundedLog LOG = BoundedLog.of(Guard.class);

    private Guard() {}

    /**
     * Runs an action; a failure of it is logged, and nothing else.
     *
     * @param where for the log: whose action it is
     */
    static void run(Object where, Runnable action) {
        try {
            action.run();
        } catch (Throwable e) {
            LOG.log(Level.ERROR, () -> "A step of " + where + " failed", e);
        }
    }
}
