package dev.troupe.samples.chat;

import dev.troupe.actor.Presence;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A channel that has members: who they are, and what was said of late. Used inside turns of its actor. */
final class OpenChannel {

    static final int MESSAGES_KEPT = 50;

    private final Presence<ChannelsActor.Member, String> present = Presence.by(ChannelsActor.Member::name);
    private final Deque<Channels.Message> messages = new ArrayDeque<>();
    private long next = 1;

    /** Who is in it; one person may have several connections. */
    Presence<ChannelsActor.Member, String> present() {
        return present;
    }

    /** The latest messages, oldest first; a copy. */
    List<Channels.Message> latest() {
        return List.copyOf(messages);
    }

    Channels.Message add(String channel, String author, String text, Instant now) {
        Channels.Message message = new Channels.Message(channel, next++, author, text, now);
        messages.add(message);
        if (messages.size() > MESSAGES_KEPT) {
            messages.remove();
        }
        return message;
    }
}
