package dev.troupe.client;

import dev.troupe.ActorException;
import dev.troupe.Outcome;
import dev.troupe.protocol.DeclaredError;
import dev.troupe.protocol.Protocol;
import dev.troupe.wire.ErrorCode;
import dev.troupe.wire.WireError;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Turns errors from the wire into the exceptions that a caller sees. Immutable. */
final class RemoteErrors {

    private static final Map<String, Outcome> OUTCOMES = new HashMap<>();

    static {
        for (ErrorCode code : ErrorCode.values()) {
            OUTCOMES.put(code.code(), code.outcome());
        }
    }

    private final Map<String, DeclaredError> declared = new HashMap<>();

    RemoteErrors(Protocol<?, ?, ?> protocol) {
        protocol.errors().forEach(error -> declared.put(error.code(), error));
    }

    /** The declared class where the protocol declares the code, otherwise an {@link ActorException} with all that is known. */
    ActorException toException(WireError error) {
        DeclaredError known = declared.get(error.code());
        if (known == null) {
            return general(error);
        }
        try {
            return known.create().apply(error.message());
        } catch (RuntimeException e) {
            ActorException general = general(error);
            general.addSuppressed(e);
            return general;
        }
    }

    private static ActorException general(WireError error) {
        try {
            return new ActorException(
                    error.code(), error.message(), error.retryable(), error.metadata(), outcome(error));
        } catch (IllegalArgumentException e) {
            // The code is none: only a server that is not ours can say so.
            String code = ErrorCode.INTERNAL.code();
            return new ActorException(code, e.getMessage() + " " + error.message());
        }
    }

    private static Outcome outcome(WireError error) {
        String stated = error.metadata().getOrDefault("outcome", "");
        for (Outcome outcome : Outcome.values()) {
            if (outcome.name().toLowerCase(Locale.ROOT).equals(stated)) {
                return outcome;
            }
        }
        return OUTCOMES.getOrDefault(error.code(), Outcome.FAILED);
    }

    /** What an exception says, or else what a cause of it says, or else its name. */
    static String reason(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < PlainFailure.MAX_CAUSES; depth++) {
            String message = cause.getMessage();
            if (message != null && !message.isBlank()) {
                return message;
            }
            cause = cause.getCause();
        }
        return failure.toString();
    }

    /** A failure that this side finds out by itself. */
    static ActorException local(ErrorCode code, String message) {
        return local(code, message, code.outcome());
    }

    /** A failure that this side finds out by itself, and of which it knows the outcome better than the code does. */
    static ActorException local(ErrorCode code, String message, Outcome outcome) {
        return new ActorException(code.code(), message, code.retryable(), Map.of(), outcome);
    }
}
