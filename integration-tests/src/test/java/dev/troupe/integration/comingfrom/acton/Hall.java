package dev.troupe.integration.comingfrom.acton;

import static dev.troupe.SlowConsumerPolicy.LATEST;

import dev.troupe.ActorException;
import dev.troupe.ActorProtocol;
import dev.troupe.Events;
import dev.troupe.Params;
import dev.troupe.ReadOnly;
import dev.troupe.SlowConsumer;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A chat server with rooms. */
@ActorProtocol("hall")
public interface Hall {

    void join(String room);

    void leave(String room);

    void say(String room, @Size(max = 2_000) String content) throws NotInRoom;

    @ReadOnly
    Room room(String room);

    /** Says again, to the caller alone, what was said last. */
    void recall(int lines);

    void post(Note note);

    @Events
    interface Feed {
        void system(String message);

        void joined(String room, String who);

        void said(String room, String content, String from);

        @SlowConsumer(value = LATEST, key = "user")
        void posted(String user, Note note);
    }

    @Params
    record Entry(@Nullable String name) {}

    record Room(String name, int memberCount, List<String> members) {}

    sealed interface Note {}

    record Chat(String content) implements Note {}

    record Presence(String status) implements Note {}

    final class NotInRoom extends ActorException {
        private static final long serialVersionUID = 1L;

        public NotInRoom(String message) {
            super(message);
        }
    }
}
