package dev.troupe.samples.securechat;

import dev.troupe.ActorException;
import dev.troupe.ActorProtocol;
import dev.troupe.Events;
import dev.troupe.ReadOnly;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;

/**
 * What is said to a room, and what it says. The key of the actor is the name of the room. Whoever has signed in may listen;
 * the roles say who may do more.
 */
@ActorProtocol("secure-chat")
public interface SecureChat {

    /** May post. */
    String MEMBER = "member";

    /** May remove others. */
    String MODERATOR = "moderator";

    /** Says something to everybody in the room, oneself included. */
    @RolesAllowed(MEMBER)
    Message post(@NotBlank @Size(max = 2_000) String text);

    /** The latest messages, oldest first: at most {@code limit} of them, and at most as many as the room remembers. */
    @ReadOnly
    List<Message> history(@Min(0) @Max(200) int limit);

    /**
     * Closes all connections of a user with 4409, and lets that user in again only after a while.
     *
     * @param reason what the user is told as the reason of the close. 41 UTF-16 units are at most 123 bytes of UTF-8, which is
     *     all that a close frame has room for (RFC 6455, section 5.5)
     * @throws NotHere if nobody of this name is in the room
     */
    @RolesAllowed(MODERATOR)
    void kick(@NotBlank String name, @NotBlank @Size(max = 41) String reason) throws NotHere;

    /** What the room tells. */
    @Events
    interface Feed {

        /** Somebody said something. */
        void posted(Message message);

        /** Who is here, in the order in which they came; sent to a newcomer alone. */
        void present(List<String> names);

        /** Somebody came in. A second connection of the same user is nobody new. */
        void joined(String name);

        /** Somebody left: the last connection of this user is gone. */
        void left(String name);

        /** A moderator removes somebody, who hears it too before the connection closes; {@code left} follows. */
        void kicked(String name, String moderator, String reason);
    }

    /**
     * Something that was said.
     *
     * @param number counts the messages of a room, from 1
     * @param author the name in the token of who said it
     * @param text what was said
     * @param at when the room heard it
     */
    record Message(long number, String author, String text, Instant at) {}

    /** There is nobody of this name in the room. */
    final class NotHere extends ActorException {

        private static final long serialVersionUID = 1L;

        /** With a message for people. */
        public NotHere(String message) {
            super(message);
        }
    }
}
