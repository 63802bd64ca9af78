package dev.troupe.runtime.connection;

import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.runtime.message.ActorRegistry.ActorAddress;
import dev.troupe.runtime.message.ToActor;
import dev.troupe.wire.CloseCode;
import dev.troupe.wire.Payload;
import dev.troupe.wire.WireFormat;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What becomes of the messages of one raw socket. No error would mean anything there: what cannot be taken ends the socket.
 *
 * <p>Promises, for one thread that receives and any number by which messages leave:
 *
 * <ul>
 *   <li>As many messages wait for the actor as calls may be in flight, or as is a quarter of what its mailbox holds if that is
 *       more, and a quarter of its bytes: one socket leaves room for others, and may send in bursts. One message always may.
 *   <li>One that would be too much ends this socket, with 4429, and no other.
 * </ul>
 */
final class RawMessages {

    /** The part of a mailbox that one socket may fill. */
    private static final int SHARE = 4;

    /** What waits in one word, as a {@code Mailbox} counts: the number of messages above, the bytes that they keep in memory below. */
    private static final int BYTE_BITS = 40;

    private static final long BYTE_MASK = (1L << BYTE_BITS) - 1;
    private static final long ONE_MESSAGE = 1L << BYTE_BITS;

    private final ServerConnection connection;
    private final AtomicLong waiting = new AtomicLong();

    RawMessages(ServerConnection connection) {
        this.connection = connection;
    }

    void receive(WireFormat came, byte[] array, int offset, int length) {
        ToActor.Raw message = new ToActor.Raw(
                connection, came == WireFormat.JSON, new Payload(came, array, offset, length).compact());
        ActorAddress actor = connection.address();
        if (!connection.mayCall()) {
            int most = connection.settings().maxCallsPerSecond();
            connection.close(CloseCode.TOO_MANY, "More than " + most + " messages in a second");
        } else if (actor != null) {
            tell(actor, message);
        }
    }

    private void tell(ActorAddress actor, ToActor.Raw message) {
        if (!enter(message)) {
            connection.close(CloseCode.TOO_MANY, "Too many messages of this socket wait for its actor");
        } else if (!actor.tell(message)) {
            leave(message);
            connection.close(CloseCode.TRY_LATER, "Too many messages wait for this actor");
        }
    }

    private boolean enter(ToActor.Raw message) {
        RuntimeSettings settings = connection.settings();
        int most = Math.max(settings.maxCallsInFlight(), settings.mailboxMessages() / SHARE);
        long added = ONE_MESSAGE + retained(message);
        // The messages of one socket come one after the other: between the look and the addition they can only leave.
        long before = waiting.get();
        long bytes = (before & BYTE_MASK) + retained(message);
        if (before > 0 && (before >>> BYTE_BITS >= most || bytes > settings.mailboxBytes() / SHARE)) {
            return false;
        }
        waiting.addAndGet(added);
        return true;
    }

    /** A message has its turn, or will have none. */
    void leave(ToActor.Raw message) {
        waiting.addAndGet(-(ONE_MESSAGE + retained(message)));
    }

    /** As mailboxes count: a message keeps the whole array in memory that it stands in. */
    private static int retained(ToActor.Raw message) {
        return message.content().array().length;
    }
}
