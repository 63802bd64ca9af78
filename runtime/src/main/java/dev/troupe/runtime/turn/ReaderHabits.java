package dev.troupe.runtime.turn;

/**
 * What was learned of reading turns: which kinds of them blocked when they ran last. A hint for any thread, so races do no
 * harm.
 */
final class ReaderHabits {

    private final boolean[] blocks;

    /** Nothing is known yet of so many kinds. */
    ReaderHabits(int kinds) {
        blocks = new boolean[kinds];
    }

    /** Whether turns of this kind are likely to block. */
    boolean blocks(int kind) {
        return blocks[kind];
    }

    /** A turn of this kind did, or did not, block. */
    void learn(int kind, boolean blocked) {
        blocks[kind] = blocked;
    }

    /** How many kinds there are. */
    int kinds() {
        return blocks.length;
    }
}
