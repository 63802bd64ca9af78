package dev.troupe.runtime.connection;

import dev.troupe.runtime.message.ActorRegistry.ActorAddress;
import dev.troupe.runtime.message.ToActor;
import dev.troupe.wire.CloseCode;
import dev.troupe.wire.Payload;
import dev.troupe.wire.WireFormat;

/** What becomes of the messages of a raw socket. No error would mean anything there: what cannot be taken ends the socket. */
final class RawMessages {

    private RawMessages() {}

    static void receive(ServerConnection connection, WireFormat came, byte[] array, int offset, int length) {
        ToActor.Raw message = new ToActor.Raw(
                connection, came == WireFormat.JSON, new Payload(came, array, offset, length).compact());
        ActorAddress actor = connection.address();
        if (!connection.mayCall()) {
            int most = connection.settings().maxCallsPerSecond();
            connection.close(CloseCode.TOO_MANY, "More than " + most + " messages in a second");
        } else if (actor != null && !actor.tell(message)) {
            connection.close(CloseCode.TRY_LATER, "Too many messages wait for this actor");
        }
    }
}
