package dev.troupe.runtime.turn;

import java.time.Duration;
import java.util.Optional;

/** Whether an actor serves messages, and when one that has crashed starts again. For the thread that drains. */
final class ActorLife {

    private enum Mode {
        /** There is no instance; the next step makes one. */
        NEW,
        /** Messages are served. */
        LIVE,
        /** It has crashed, and waits to start again. */
        DOWN,
        /** It has crashed too often. */
        FAILED,
        /** The actor's own code does not want it to be: it refuses its clients, and ends. */
        DECLINED,
        /** The server stops: what is under way ends, and nothing begins. */
        STOPPING
    }

    private final RestartPolicy restarts = new RestartPolicy();
    private Mode mode = Mode.NEW;

    /** Whether an instance is to be made. */
    boolean isNew() {
        return mode == Mode.NEW;
    }

    /** Whether messages are served. */
    boolean isLive() {
        return mode == Mode.LIVE;
    }

    /** Whether it waits to start again. */
    boolean isDown() {
        return mode == Mode.DOWN;
    }

    /** Whether no message will be served, unless it is reset. */
    boolean isOver() {
        return mode == Mode.FAILED || mode == Mode.STOPPING || mode == Mode.DECLINED;
    }

    /** Whether the actor's own code does not want it to be. */
    boolean isDeclined() {
        return mode == Mode.DECLINED;
    }

    /** Whether the server stops. */
    boolean isStopping() {
        return mode == Mode.STOPPING;
    }

    /** The instance has started. */
    void started() {
        if (mode == Mode.NEW) {
            mode = Mode.LIVE;
        }
    }

    /** The instance does not want to start. */
    void declined() {
        if (mode == Mode.NEW) {
            mode = Mode.DECLINED;
        }
    }

    /**
     * The instance has crashed.
     *
     * @param now by {@link System#nanoTime()}
     * @return how long to wait before another one starts; empty if it has crashed too often
     */
    Optional<Duration> crashed(long now) {
        if (mode != Mode.STOPPING) {
            mode = Mode.DOWN;
        }
        Optional<Duration> delay = restarts.crashed(now);
        if (mode == Mode.DOWN && delay.isEmpty()) {
            mode = Mode.FAILED;
        }
        return delay;
    }

    /** The time to start again has come. */
    void restart() {
        if (mode == Mode.DOWN) {
            mode = Mode.NEW;
        }
    }

    /** Starts again, if it has crashed too often. */
    void reset() {
        if (mode == Mode.FAILED) {
            restarts.reset();
            mode = Mode.NEW;
        }
    }

    /** What is under way ends, and nothing begins any more. */
    void stop() {
        mode = Mode.STOPPING;
    }
}
