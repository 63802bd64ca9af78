package dev.troupe.runtime.connection;

import dev.troupe.wire.Payload;
import dev.troupe.wire.WireError;

/** What has become of a call without a connection. */
public sealed interface SingleCallResult {

    /**
     * The action has ended well.
     *
     * @param value what it returned, in the format that was asked for; absent if it returns nothing
     */
    record Value(Payload value) implements SingleCallResult {}

    /**
     * The action has failed, or did not run.
     *
     * @param status the HTTP status that fits (RFC 9110, section 15); 422 for a failure of the action's own
     * @param error what is wrong
     */
    record Failure(int status, WireError error) implements SingleCallResult {}
}
