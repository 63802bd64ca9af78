package dev.troupe.server.http;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How large the pieces are in which bodies are sent. The more bodies are under way, the smaller: together they take a small share
 * of the memory, however many clients read slowly. Any thread.
 */
final class PieceSizes {

    /** The largest piece, and the largest body that is sent in one, in bytes. */
    static final int LARGEST = 65_536;

    private static final int SMALLEST = 4_096;

    /** The share of the heap that the pieces of all bodies take together. */
    private static final int SHARE = 16;

    private final long budget;
    private final AtomicInteger underWay = new AtomicInteger();

    PieceSizes() {
        this(Runtime.getRuntime().maxMemory() / SHARE);
    }

    /** @param budget for all pieces together, in bytes */
    PieceSizes(long budget) {
        this.budget = budget;
    }

    void begun() {
        underWay.incrementAndGet();
    }

    void ended() {
        underWay.decrementAndGet();
    }

    /** The size of the next piece, from 4 to 64 KiB. */
    int next() {
        return (int) Math.max(SMALLEST, Math.min(LARGEST, budget / Math.max(1, underWay.get())));
    }

    /** How many bodies are under way. */
    int underWay() {
        return underWay.get();
    }
}
