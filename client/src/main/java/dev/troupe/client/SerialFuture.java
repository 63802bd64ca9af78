package dev.troupe.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A future that is completed on the serial executor of a connection. Waiting for it there would wait for ever, so it throws
 * instead; and so do the futures that are derived from it.
 */
final class SerialFuture<T> extends CompletableFuture<T> {

    private final SerialExecutor serial;

    SerialFuture(SerialExecutor serial) {
        this.serial = serial;
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new SerialFuture<>(serial);
    }

    @Override
    public T join() {
        refuseToWait();
        return super.join();
    }

    @Override
    public T get() throws InterruptedException, ExecutionException {
        refuseToWait();
        return super.get();
    }

    @Override
    public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        refuseToWait();
        return super.get(timeout, unit);
    }

    private void refuseToWait() {
        if (!isDone()) {
            refuseInside(serial);
        }
    }

    /** Throws if the calling thread is running a handler or a completion of this connection. */
    static void refuseInside(SerialExecutor serial) {
        if (serial.isCurrent()) {
            throw new IllegalStateException(
                    "This thread runs an event handler or a completion of the same connection, and"
                            + " the reply can only come after that. The call itself has been made: do not make it again. Continue"
                            + " with thenAccept or the like on its future.");
        }
    }
}
