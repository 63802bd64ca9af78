package dev.troupe.runtime.turn;

import dev.troupe.ActorException;
import dev.troupe.protocol.DeclaredError;
import dev.troupe.protocol.Protocol;
import dev.troupe.wire.ErrorCode;
import dev.troupe.wire.WireError;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What clients are told of the failures of an actor: of an {@link ActorException} all it says, of anything else the number
 * under which the log has it. Immutable.
 */
final class Failures {

    private static final Logger LOG = System.getLogger(Failures.class.getName());

    private final Map<Class<?>, String> declared = new HashMap<>();

    Failures(Protocol<?, ?, ?> protocol) {
        for (DeclaredError error : protocol.errors()) {
            declared.put(error.type(), error.code());
        }
    }

    /**
     * What the client is told; whatever it is not told goes to the log.
     *
     * @param where for the log: what failed
     */
    WireError describe(Throwable failure, Object where) {
        if (failure instanceof ActorException told) {
            String message = told.getMessage();
            return new WireError(
                    declared.getOrDefault(told.getClass(), told.code()),
                    message == null ? "" : message,
                    told.retryable(),
                    told.metadata());
        }
        return internal(failure, where);
    }

    /** A failure that is not the client's business. */
    static WireError internal(Throwable failure, Object where) {
        String trace = String.format("%016x", ThreadLocalRandom.current().nextLong());
        LOG.log(Level.ERROR, where + " failed, trace " + trace, failure);
        WireError error = ErrorCode.INTERNAL.with("Internal error");
        return new WireError(error.code(), error.message(), error.retryable(), Map.of("trace", trace));
    }
}
