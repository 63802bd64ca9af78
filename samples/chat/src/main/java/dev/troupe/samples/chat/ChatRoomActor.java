package dev.troupe.samples.chat;

import dev.troupe.Actor;
import dev.troupe.actor.Audience;
import dev.troupe.actor.ConnectRequest;
import dev.troupe.actor.Connection;
import dev.troupe.actor.ConnectionHooks;
import dev.troupe.actor.Connections;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps one room. Its turns run one at a time, so its fields need no lock. */
@Actor
public final class ChatRoomActor
        implements ChatRoom, ConnectionHooks<ChatRoom.Join, ChatRoomActor.Member, ChatRoom.Feed> {

    static final int MESSAGES_KEPT = 200;
    static final int POSTS_AT_ONCE = 10;
    static final Duration AT_ONCE = Duration.ofSeconds(10);

    /** A connection: who it is, and when it posted of late. */
    record Member(String name, Deque<Instant> posts) {}

    private final Connections<Member, Feed> members;
    private final Clock clock;
    private final Deque<Message> messages = new ArrayDeque<>();
    // How many connections each name has. Not counted from members: they are listed a moment before onConnect, and of
    // two that come at once, each would take the other for the first.
    private final Map<String, Integer> present = new LinkedHashMap<>();
    private long next = 1;

    ChatRoomActor(Connections<Member, Feed> members, Clock clock) {
        this.members = members;
        this.clock = clock;
    }

    @Override
    public void onBeforeConnect(ConnectRequest<Join> request) {
        ChatRules.checkName(request.params().name().strip());
    }

    @Override
    public Member createConnState(ConnectRequest<Join> request) {
        return new Member(request.params().name().strip(), new ArrayDeque<>());
    }

    @Override
    public void onConnect(Connection<Member, Feed> connection) {
        String name = connection.state().name();
        boolean first = present.merge(name, 1, Integer::sum) == 1;
        connection.send().present(List.copyOf(present.keySet()));
        if (first) {
            members.broadcast().joined(name);
        }
    }

    @Override
    public void onDisconnect(Connection<Member, Feed> connection) {
        String name = connection.state().name();
        if (present.merge(name, -1, Integer::sum) == 0) {
            present.remove(name);
            members.broadcast().left(name);
        }
    }

    @Override
    public Message post(String text) {
        ChatRules.checkText(text);
        Member author = members.caller().state();
        Instant now = clock.instant();
        throttle(author.posts(), now);
        Message message = new Message(next++, author.name(), text, now);
        messages.add(message);
        if (messages.size() > MESSAGES_KEPT) {
            messages.remove();
        }
        members.broadcast().posted(message);
        return message;
    }

    @Override
    public void typing(boolean active) {
        Connection<Member, Feed> typist = members.caller();
        members.broadcast(Audience.except(typist)).typing(typist.state().name(), active);
    }

    @Override
    public List<Message> history(int limit) {
        return messages.stream()
                .skip(Math.max(0, messages.size() - Math.max(0, limit)))
                .toList();
    }

    private static void throttle(Deque<Instant> posts, Instant now) {
        while (!posts.isEmpty() && !posts.element().plus(AT_ONCE).isAfter(now)) {
            posts.remove();
        }
        if (posts.size() == POSTS_AT_ONCE) {
            throw new Muted("Ten messages in ten seconds are enough. Wait a moment.");
        }
        posts.add(now);
    }
}
