package dev.troupe.server.transport;

import dev.troupe.client.BoundedLog;
import io.netty.channel.IoEventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.SingleThreadIoEventLoop;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;

/**
 * An event loop that no failure ends. Netty's own ends with the first {@link Error} that reaches it, as when the memory is used
 * up, and takes all its sockets along.
 *
 * <p>Promises:
 *
 * <ul>
 *   <li>No throwable of a channel, a selector, a task or the log ends the loop before it is shut down. Sockets and tasks that
 *       were not reached are reached in a later round.
 *   <li>A loop that ends closes all its sockets.
 *   <li>After a failure the loop neither allocates nor logs before it is certain to go on, and rests for a moment, so that a
 *       failure that lasts does not occupy a processor.
 * </ul>
 */
final class EnduringLoop extends SingleThreadIoEventLoop {

    private static final System.Logger LOG = BoundedLog.of(EnduringLoop.class);

    /** How long tasks may run before sockets are looked at again. */
    private static final long TASKS = Duration.ofSeconds(1).toNanos();

    private static final long REST = Duration.ofMillis(5).toNanos();

    /** How many rounds may fail while the loop shuts down. */
    private static final int LAST_FAILURES = 100;

    private boolean initialized;

    EnduringLoop(IoEventLoopGroup parent, Executor executor, IoHandlerFactory io) {
        super(parent, executor, io);
    }

    @Override
    protected void run() {
        int failuresAtEnd = 0;
        while (failuresAtEnd < LAST_FAILURES) {
            try {
                if (round()) {
                    return;
                }
            } catch (Throwable e) {
                if (isShuttingDown()) {
                    failuresAtEnd++;
                }
                LockSupport.parkNanos(REST);
                report(e);
            }
        }
    }

    /** One look at the sockets and at the tasks; whether it was the last. */
    private boolean round() {
        if (!initialized) {
            ioHandler().initialize();
            initialized = true;
        }
        runIo();
        if (isShuttingDown()) {
            ioHandler().prepareToDestroy();
        }
        runAllTasks(TASKS);
        if (confirmShutdown()) {
            // The end may have been asked for since the look above.
            ioHandler().prepareToDestroy();
            return true;
        }
        return canSuspend();
    }

    private static void report(Throwable failure) {
        try {
            LOG.log(Level.ERROR, "A round of an event loop failed; it goes on", failure);
        } catch (Throwable e) {
            // There is no memory even for the call.
        }
    }
}
