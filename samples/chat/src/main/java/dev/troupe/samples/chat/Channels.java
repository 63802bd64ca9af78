package dev.troupe.samples.chat;

import static dev.troupe.SlowConsumerPolicy.LATEST;

import dev.troupe.ActorException;
import dev.troupe.ActorProtocol;
import dev.troupe.Events;
import dev.troupe.Params;
import dev.troupe.ReadOnly;
import dev.troupe.SlowConsumer;
import java.time.Instant;
import java.util.List;

/**
 * What is said to a team that talks in channels, and what it says. The key of the actor is the name of the team. One connection
 * is in as many channels as it likes, 10 at most unless the server says otherwise, and hears those alone.
 */
@ActorProtocol("chat-channels")
public interface Channels {

    /**
     * Joins a channel, which begins with its first member. Who is in it already is told what there is, once more.
     *
     * @param channel 1 to 32 letters, digits, hyphens and underscores; else the call fails with {@code channel_name}
     */
    Channel join(String channel);

    /** Leaves a channel, which ends with its last member; whether one was in it. */
    boolean leave(String channel);

    /**
     * Says something to the members of a channel, oneself included.
     *
     * @param text 1 to 2,000 characters, not blank; else the call fails with {@code text_required} or {@code text_too_long}
     * @throws NotInChannel if this connection is not in it, or not any longer, since a channel ends when it is idle for long
     */
    Message post(String channel, String text) throws NotInChannel;

    /** The channels that there are, by name. */
    @ReadOnly
    List<Size> channels();

    /** What the team tells. */
    @Events
    interface Feed {

        /** Somebody said something; told to the members of the channel. */
        void posted(Message message);

        /** Somebody came into a channel; told to its other members. A second connection of the same name is nobody new. */
        void arrived(String channel, String name);

        /** Somebody is in a channel no longer, with none of his connections; told to its members. */
        void departed(String channel, String name);

        /**
         * Nobody came into a channel, left it or spoke in it for long, so it has ended, and whoever was in it is in it no longer;
         * told to the whole team. One that ends with its last member has nobody to tell.
         */
        void ended(String channel);

        /** How many people are in a channel now, 0 when it has ended; told to the whole team. */
        @SlowConsumer(value = LATEST, key = "channel")
        void counted(String channel, int people);
    }

    /**
     * What one says at the door.
     *
     * @param name 1 to 32 characters that can be seen, without the blanks around them; several connections may have one
     */
    @Params
    record Join(String name) {}

    /**
     * A channel, as one finds it.
     *
     * @param people who is in it, in the order in which they came
     * @param latest the latest messages, oldest first
     */
    record Channel(String name, List<String> people, List<Message> latest) {}

    /** How many people are in a channel. */
    record Size(String channel, int people) {}

    /**
     * Something that was said.
     *
     * @param number counts the messages of a channel, from 1
     * @param at when the team heard it
     */
    record Message(String channel, long number, String author, String text, Instant at) {}

    /** Whoever wants to speak in a channel has to be in it. */
    final class NotInChannel extends ActorException {

        private static final long serialVersionUID = 1L;

        /** With a message for people. */
        public NotInChannel(String message) {
            super(message);
        }
    }
}
