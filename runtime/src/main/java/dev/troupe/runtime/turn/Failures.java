package dev.troupe.runtime.turn;

import dev.troupe.ActorException;
import dev.troupe.client.BoundedLog;
import dev.troupe.protocol.DeclaredError;
import dev.troupe.protocol.Protocol;
import dev.troupe.runtime.message.TracedFailure;
import dev.troupe.wire.WireError;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Map;

/**
 * What clients are told of the failures of an actor: of an {@link ActorException} all it says, of anything else the number
 * under which the log has it, if the log has it. Immutable.
 *
 * <p>What it says is bounded, since replies are never dropped: a text longer than {@link #MAX_TEXT} is cut, and metadata that
 * is longer in all is left out.
 */
final class Failures {

    private static final BoundedLog LOG = BoundedLog.of(Failures.class);

    /** The most characters of a message, and of all names and values of the metadata together. */
    static final int MAX_TEXT = 8_192;

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
            return new WireError(code(told), text(told, where), told.retryable(), metadata(told, where));
        }
        return internal(failure, where);
    }

    /** The code of the nearest class that the protocol declares: a client that catches it catches its subclasses. */
    private String code(ActorException told) {
        for (Class<?> type = told.getClass(); type != ActorException.class; type = type.getSuperclass()) {
            String code = declared.get(type);
            if (code != null) {
                return code;
            }
        }
        return told.code();
    }

    private static String text(ActorException told, Object where) {
        String text = told.getMessage();
        if (text == null) {
            return "";
        }
        if (text.length() <= MAX_TEXT) {
            return text;
        }
        LOG.log(
                Level.WARNING,
                kind(where),
                () -> where + " failed with " + text.length() + " characters of text; the client is told " + MAX_TEXT,
                null);
        int end = Character.isHighSurrogate(text.charAt(MAX_TEXT - 2)) ? MAX_TEXT - 2 : MAX_TEXT - 1;
        return text.substring(0, end) + '…';
    }

    private static Map<String, String> metadata(ActorException told, Object where) {
        long length = told.metadata().entrySet().stream()
                .mapToLong(
                        fact -> (long) fact.getKey().length() + fact.getValue().length())
                .sum();
        if (length <= MAX_TEXT) {
            return told.metadata();
        }
        LOG.log(
                Level.WARNING,
                kind(where),
                () -> where + " failed with " + length + " characters of metadata; the client is told none",
                null);
        return Map.of();
    }

    /** Failures of one action of a protocol are one kind of line, whichever actor it is called on. */
    private static String kind(Object where) {
        return where instanceof Turn turn ? turn.kind() : "";
    }

    /** A failure that is not the client's business. */
    static WireError internal(Throwable failure, Object where) {
        return TracedFailure.log(LOG, kind(where), () -> String.valueOf(where), failure);
    }
}
