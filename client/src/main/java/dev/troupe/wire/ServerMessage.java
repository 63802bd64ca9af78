package dev.troupe.wire;

import java.util.Optional;
import java.util.OptionalInt;

/** What a server says to a client, with values still encoded. */
public sealed interface ServerMessage {

    /**
     * The first message of every connection.
     *
     * @param connection the id of the connection
     * @param protocol the name of the protocol
     * @param fingerprint of the protocol, as the server knows it
     * @param epoch changes whenever events begin to be numbered anew
     * @param sequence the last number that was given to an event
     * @param maxMessageIn the most bytes of a message that the server takes; empty if it does not say
     */
    record Welcome(
            String connection,
            String protocol,
            String fingerprint,
            String epoch,
            long sequence,
            OptionalInt maxMessageIn)
            implements ServerMessage {

        /** Without a word about the size of messages. */
        public Welcome(String connection, String protocol, String fingerprint, String epoch, long sequence) {
            this(connection, protocol, fingerprint, epoch, sequence, OptionalInt.empty());
        }
    }

    /** An action has ended. The value is absent if the action returns {@code void}. */
    record Reply(long id, Payload value) implements ServerMessage {}

    /** An action, or another request with an id, has failed. */
    record Failure(long id, WireError error) implements ServerMessage {}

    /** A call without id, or the connection, has failed; {@code about} names the call. */
    record Problem(WireError error, Optional<String> about) implements ServerMessage {}

    /** An event. */
    record Event(String name, long sequence, Payload arguments) implements ServerMessage {}

    /** The answer to a ping. */
    record Pong(long number) implements ServerMessage {}

    /** A kind that this client does not know, and passes over. */
    record Unknown() implements ServerMessage {}
}
