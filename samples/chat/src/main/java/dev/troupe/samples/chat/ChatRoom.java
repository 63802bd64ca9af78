package dev.troupe.samples.chat;

import static dev.troupe.SlowConsumerPolicy.LATEST;

import dev.troupe.ActorException;
import dev.troupe.ActorProtocol;
import dev.troupe.Events;
import dev.troupe.OneWay;
import dev.troupe.Params;
import dev.troupe.ReadOnly;
import dev.troupe.SlowConsumer;
import java.time.Instant;
import java.util.List;

/** What is said to a chat room, and what it says. The key of the actor is the name of the room. */
@ActorProtocol("chat-room")
public interface ChatRoom {

    /**
     * Says something to everybody in the room, oneself included.
     *
     * @param text 1 to 2,000 characters, not blank; else the call fails with {@code text_required} or {@code text_too_long}
     * @throws Muted if this connection has said too much of late
     */
    Message post(String text) throws Muted;

    /** Tells the others that one is typing. It holds for a few seconds; who types on says so again. */
    @OneWay
    void typing(boolean active);

    /** The latest messages, oldest first: at most {@code limit} of them, and at most as many as the room remembers. */
    @ReadOnly
    List<Message> history(int limit);

    /** What the room tells. */
    @Events
    interface Feed {

        /** Somebody said something. */
        void posted(Message message);

        /** Who is here, in the order in which they came; sent to a newcomer alone. */
        void present(List<String> names);

        /** Somebody came in. A second connection of the same name is nobody new. */
        void joined(String name);

        /** Somebody left: the last connection of this name is gone. */
        void left(String name);

        /** Somebody is typing, or is no longer. */
        @SlowConsumer(value = LATEST, key = "name")
        void typing(String name, boolean active);
    }

    /**
     * What one says at the door.
     *
     * @param name 1 to 32 characters that can be seen, without the blanks around them; several connections may have one
     */
    @Params
    record Join(String name) {}

    /**
     * Something that was said.
     *
     * @param number counts the messages of a room, from 1
     * @param author the name of who said it
     * @param text what was said
     * @param at when the room heard it
     */
    record Message(long number, String author, String text, Instant at) {}

    /** Somebody says too much, and must wait a little. */
    final class Muted extends ActorException {

        private static final long serialVersionUID = 1L;

        /** With a message for people. */
        public Muted(String message) {
            super(message);
        }
    }
}
