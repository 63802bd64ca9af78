package dev.troupe.runtime.connection;

import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.runtime.message.ActorRegistry.ActorAddress;
import dev.troupe.runtime.message.Backlog;
import dev.troupe.runtime.message.ToActor;
import dev.troupe.wire.CloseCode;
import dev.troupe.wire.Payload;
import dev.troupe.wire.WireFormat;

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

    /** The part of a mailbox that one connection may fill. */
    static final int SHARE = 4;

    private final ServerConnection connection;
    private final Backlog waiting;

    /** @param settings those of the connection, which is still being made */
    RawMessages(ServerConnection connection, RuntimeSettings settings) {
        this.connection = connection;
        int most = Math.max(settings.maxCallsInFlight(), settings.mailboxMessages() / SHARE);
        this.waiting = new Backlog(most, settings.mailboxBytes() / SHARE);
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
        if (!waiting.enter(retained(message))) {
            connection.close(CloseCode.TOO_MANY, "Too many messages of this socket wait for its actor");
        } else if (!actor.tell(message)) {
            leave(message);
            connection.close(CloseCode.TRY_LATER, "Too many messages wait for this actor");
        }
    }

    /** A message has its turn, or will have none. */
    void leave(ToActor.Raw message) {
        waiting.leave(retained(message));
    }

    /** As mailboxes count: a message keeps the whole array in memory that it stands in. */
    private static int retained(ToActor.Raw message) {
        return message.content().array().length;
    }
}
