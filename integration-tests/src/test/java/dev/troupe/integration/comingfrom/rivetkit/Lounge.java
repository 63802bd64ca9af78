package dev.troupe.integration.comingfrom.rivetkit;

import dev.troupe.ActorException;
import dev.troupe.ActorProtocol;
import dev.troupe.Events;
import dev.troupe.Params;
import dev.troupe.ReadOnly;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A room with direct messages, in which a host can show somebody the door. */
@ActorProtocol("lounge")
public interface Lounge {

    void sendDirectMessage(String recipient, String text) throws NotHere;

    void kickUser(String user, String reason) throws NotHere;

    void leave();

    @ReadOnly
    List<Guest> guests();

    @Events
    interface Feed {
        void userJoined(String user, Instant at);

        void userLeft(String user, Instant at);

        void directMessage(String from, String text);
    }

    @Params
    record Entry(
            @Nullable String authToken,
            @Nullable String user,
            @Nullable String role) {}

    record Guest(String user, String role, Instant joined) {}

    final class NotHere extends ActorException {
        private static final long serialVersionUID = 1L;

        public NotHere(String message) {
            super(message);
        }
    }
}
