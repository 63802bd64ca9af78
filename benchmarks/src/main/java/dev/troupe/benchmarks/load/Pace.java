package dev.troupe.benchmarks.load;

/** So many times a second, evenly; what comes late is made up for. */
final class Pace {

    private final int perSecond;
    private final long began = System.nanoTime();
    private long done;

    Pace(int perSecond) {
        this.perSecond = perSecond;
    }

    /** Does as often what is due. */
    void run(Runnable action) {
        long due = (System.nanoTime() - began) / 1_000 * perSecond / 1_000_000;
        while (done < due) {
            done++;
            action.run();
        }
    }
}
