package dev.troupe.runtime.turn;

import org.jspecify.annotations.Nullable;

/** Which turn the code of a thread belongs to. One for each thread, and used by it alone. */
final class CurrentTurn {

    private static final ThreadLocal<CurrentTurn> OF_THREAD = ThreadLocal.withInitial(CurrentTurn::new);

    private @Nullable Turn turn;

    private CurrentTurn() {}

    /** That of the calling thread, which others may look into: they may see an older turn. */
    static CurrentTurn ofThread() {
        return OF_THREAD.get();
    }

    /** The turn that its thread is in, or was in; null if there is none. Any thread. */
    @Nullable
    Turn seen() {
        return turn;
    }

    /** The turn of the calling thread; null if its code belongs to none. */
    static @Nullable Turn get() {
        return OF_THREAD.get().turn;
    }

    /** The turn of this actor that the calling thread is in. */
    static Turn of(ActorCell<?, ?, ?, ?> cell) {
        Turn turn = get();
        if (turn == null || turn.cell != cell) {
            throw new IllegalStateException(
                    "Not inside a turn of " + cell + ": a continuation gets there through ActorContext.executor()");
        }
        return turn;
    }

    /** Runs code of a turn on the calling thread; turns may nest, where a turn of one actor starts one of another. */
    static void during(Turn turn, Runnable code) {
        CurrentTurn current = OF_THREAD.get();
        Turn outer = current.turn;
        current.turn = turn;
        try {
            code.run();
        } finally {
            current.turn = outer;
        }
    }
}
