package dev.troupe.client;

import dev.troupe.ActorException;
import dev.troupe.Outcome;
import dev.troupe.wire.Payload;
import dev.troupe.wire.PayloadException;
import dev.troupe.wire.PayloadReader;
import dev.troupe.wire.PayloadType;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A call that waits for its reply. Completed on the serial executor of its connection, by whoever
 * {@linkplain CallsInFlight took} it.
 *
 * @param id by which the reply is known
 * @param name of the action
 * @param result how the result is read; empty if there is none
 * @param future what the caller holds
 */
record PendingCall<R>(long id, String name, Optional<PayloadType<R>> result, CompletableFuture<R> future) {

    /** Completes the call with a value that is still encoded. */
    void succeed(Payload value) {
        if (result.isEmpty()) {
            future.complete(null);
            return;
        }
        try {
            future.complete(PayloadReader.read(value, result.get()));
        } catch (PayloadException e) {
            String problem = "The reply to " + name + " cannot be read: " + e.describe("value");
            future.completeExceptionally(new ActorException("bad_message", problem, false, Map.of(), Outcome.UNKNOWN));
        }
    }

    /** Fails the call. */
    void fail(ActorException failure) {
        future.completeExceptionally(failure);
    }
}
