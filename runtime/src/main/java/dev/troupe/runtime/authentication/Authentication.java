package dev.troupe.runtime.authentication;

import dev.troupe.actor.Identity;
import java.util.Objects;

/** What has become of a request to connect: who the client is, or why it is not let in. Immutable. */
public sealed interface Authentication {

    /** The client is known. If its identity ends one day, the connection ends with it, with 4401. */
    static Authentication of(Identity identity) {
        return new Known(identity);
    }

    /** Nobody knows the client, and it is let in all the same: actors and roles see that there is no principal. */
    static Authentication anonymous() {
        return new Anonymous();
    }

    /**
     * The client does not show who it is, or not so that it can be believed: 401, or 4401 in a container.
     *
     * @param message told to the client; it should not say which part of the credentials was wrong
     */
    static Authentication unauthenticated(String message) {
        return new Refused(Reason.UNAUTHENTICATED, message);
    }

    /**
     * The client is known, and may not: 403, or 4403 in a container.
     *
     * @param message told to the client
     */
    static Authentication forbidden(String message) {
        return new Refused(Reason.FORBIDDEN, message);
    }

    /**
     * The client comes too often: 429, or 4429 in a container.
     *
     * @param message told to the client
     */
    static Authentication tooMany(String message) {
        return new Refused(Reason.TOO_MANY, message);
    }

    /** A known client. */
    record Known(Identity identity) implements Authentication {
        /** Whom an authenticator has not found, it does not name. */
        public Known {
            Objects.requireNonNull(identity, "The authenticator knows the client and gave no identity");
        }
    }

    /** Nobody known, and let in. */
    record Anonymous() implements Authentication {}

    /** Not let in. */
    record Refused(Reason reason, String message) implements Authentication {
        /** A client is told something in any case. */
        public Refused {
            Objects.requireNonNull(reason, "The authenticator refused the client without a reason");
            Objects.requireNonNull(message, "The authenticator refused the client without a message");
        }
    }

    /** Why a client is not let in. */
    enum Reason {
        /** It has not shown who it is. */
        UNAUTHENTICATED,
        /** It may not. */
        FORBIDDEN,
        /** It comes too often. */
        TOO_MANY
    }
}
