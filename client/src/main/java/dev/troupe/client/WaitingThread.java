package dev.troupe.client;

/**
 * A thread whose pool is told when it waits for a reply, so that another thread can do its work meanwhile. A pool whose
 * threads make blocking calls implements it in its threads; no thread has to.
 *
 * <p>Both methods are called on the thread itself, in pairs that do not nest.
 */
public interface WaitingThread {

    /** The thread is about to wait; it must not throw. */
    void waitBegins();

    /** The thread waits no longer, whatever came of it; it must not throw. */
    void waitEnds();
}
