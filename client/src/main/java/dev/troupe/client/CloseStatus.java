package dev.troupe.client;

import dev.troupe.wire.CloseCode;

/**
 * How a connection ended.
 *
 * @param code the WebSocket close code; {@link CloseCode#ABNORMAL} where no close frame came
 * @param reason what the side that closed says; empty if it says nothing
 */
public record CloseStatus(int code, String reason) {

    /** Whether connecting again later may succeed: not where the client itself is refused or speaks wrongly. */
    public boolean retryable() {
        return ConnectFailures.codeOfClose(code).retryable();
    }

    /** The code, and the reason where there is one: {@code 4409 (out)}. What would disturb a line of a log is escaped. */
    @Override
    public String toString() {
        return reason.isEmpty() ? Integer.toString(code) : code + " (" + PlainText.of(reason) + ")";
    }
}
