package dev.troupe.server;

import java.time.Duration;

/** Stops a server when its process is told to end, and ends the process even if the server does not stop. */
final class ProcessEnd {

    private ProcessEnd() {}

    /**
     * A shutdown hook. The virtual machine ends when its hooks have; this one returns after the time at the latest, however long
     * the server takes, so that no event loop, ticker or lock can keep the process.
     *
     * @param stop stops the server, and may hang
     * @param longest how long the process waits for it
     */
    static Thread hook(Runnable stop, Duration longest) {
        // Made now: later there may be no memory for it.
        Thread stopping = new Thread(stop, "troupe-stop");
        stopping.setDaemon(true);
        return new Thread(() -> run(stopping, longest), "troupe-shutdown");
    }

    private static void run(Thread stopping, Duration longest) {
        try {
            stopping.start();
            stopping.join(Math.max(1, longest.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
