package dev.troupe.wire;

import dev.troupe.Outcome;

/** The error codes that are Troupe's own; all others are an actor's. */
public enum ErrorCode {
    /** Not a message at all. */
    BAD_MESSAGE(false, Outcome.NOT_RUN),
    /** A message of a kind that the server does not know. */
    UNKNOWN_KIND(false, Outcome.NOT_RUN),
    /** No such action, or no such event in a subscription. */
    UNKNOWN_ACTION(false, Outcome.NOT_RUN),
    /** An argument is missing or of the wrong type. */
    BAD_ARGUMENT(false, Outcome.NOT_RUN),
    /** An argument breaks a constraint of the protocol. */
    INVALID_ARGUMENT(false, Outcome.NOT_RUN),
    /** A call with this id is in flight already. */
    DUPLICATE_ID(false, Outcome.NOT_RUN),
    /** Too many calls of this connection are in flight. */
    TOO_MANY_CALLS(true, Outcome.NOT_RUN),
    /** A result or an event is larger than a message may be. */
    TOO_LARGE(false, Outcome.FAILED),
    /** The connection sends more than it may. */
    RATE_LIMITED(true, Outcome.NOT_RUN),
    /** The mailbox of the actor is full. */
    OVERLOADED(true, Outcome.NOT_RUN),
    /** The deadline has passed. */
    TIMEOUT(true, Outcome.UNKNOWN),
    /** The caller has cancelled. */
    CANCELED(false, Outcome.UNKNOWN),
    /** The actor crashed while it ran the action. */
    CRASHED(true, Outcome.UNKNOWN),
    /** The actor or the server takes no calls. */
    UNAVAILABLE(true, Outcome.NOT_RUN),
    /** The action failed in a way that is not the client's business. */
    INTERNAL(false, Outcome.FAILED),
    /** Nobody known is calling. */
    UNAUTHENTICATED(false, Outcome.NOT_RUN),
    /** The caller may not. */
    FORBIDDEN(false, Outcome.NOT_RUN),
    /** There is no such thing. */
    NOT_FOUND(false, Outcome.FAILED),
    /** There is such a thing already. */
    ALREADY_EXISTS(false, Outcome.FAILED),
    /** The call would wait for itself. */
    DEADLOCK(false, Outcome.NOT_RUN),
    /** The state could not be saved, so nothing of the turn holds. */
    STATE_NOT_SAVED(true, Outcome.FAILED),
    /** The saved state could not be read. */
    STATE_UNREADABLE(false, Outcome.NOT_RUN),
    /** The connection went while the call was in flight; only clients say this. */
    CONNECTION_LOST(true, Outcome.UNKNOWN);

    private final String code = name().toLowerCase(java.util.Locale.ROOT);
    private final boolean retryable;
    private final Outcome outcome;

    ErrorCode(boolean retryable, Outcome outcome) {
        this.retryable = retryable;
        this.outcome = outcome;
    }

    /** Whether a code on the wire is one of these and retryable; an actor's own code is not. */
    public static boolean isRetryable(String code) {
        for (ErrorCode known : values()) {
            if (known.code.equals(code)) {
                return known.retryable;
            }
        }
        return false;
    }

    /** As it stands on the wire. */
    public String code() {
        return code;
    }

    /** Whether trying again later may succeed. */
    public boolean retryable() {
        return retryable;
    }

    /** What is known of the action, unless the error itself says otherwise. */
    public Outcome outcome() {
        return outcome;
    }

    /** An error with this code. */
    public WireError with(String message) {
        return new WireError(code, message, retryable, java.util.Map.of());
    }

    /** An error with this code about an action that did not run, where the code alone leaves that open. */
    public WireError notRun(String message) {
        return new WireError(code, message, retryable, java.util.Map.of("outcome", "not_run"));
    }
}
