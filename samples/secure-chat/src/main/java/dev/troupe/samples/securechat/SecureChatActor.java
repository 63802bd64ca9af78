package dev.troupe.samples.securechat;

import dev.troupe.Actor;
import dev.troupe.ActorException;
import dev.troupe.NoParams;
import dev.troupe.actor.ActorHooks;
import dev.troupe.actor.ConnectRequest;
import dev.troupe.actor.Connection;
import dev.troupe.actor.ConnectionHooks;
import dev.troupe.actor.Connections;
import dev.troupe.actor.Presence;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps one room. Roles and lengths are checked before any of its methods runs. */
@Actor
public final class SecureChatActor
        implements SecureChat, ConnectionHooks<NoParams, SecureChatActor.Guest, SecureChat.Feed>, ActorHooks {

    static final int MESSAGES_KEPT = 200;

    /** How long one who was removed stays out. */
    static final Duration BARRED = Duration.ofMinutes(1);

    /** A connection: whose it is, by the token. */
    record Guest(String name) {}

    private final Connections<Guest, Feed> guests;
    private final Clock clock;
    private final Presence<Guest, String> present = Presence.by(Guest::name);
    private final Deque<Message> messages = new ArrayDeque<>();
    private final Map<String, Instant> barredUntil = new HashMap<>();
    private long next = 1;

    SecureChatActor(Connections<Guest, Feed> guests, Clock clock) {
        this.guests = guests;
        this.clock = clock;
    }

    @Override
    public void onStart() {
        // Connections survive a crash of the actor.
        guests.all().stream().filter(SecureChatActor::isSomebody).forEach(present::arrive);
    }

    @Override
    public void onBeforeConnect(ConnectRequest<NoParams> request) {
        refuseIfBarred(nameOf(request));
    }

    @Override
    public Guest createConnState(ConnectRequest<NoParams> request) {
        return new Guest(nameOf(request));
    }

    @Override
    public void onConnect(Connection<Guest, Feed> connection) {
        String name = connection.state().name();
        // A moderator's turn may have come between onBeforeConnect and this.
        refuseIfBarred(name);
        if (!isSomebody(connection)) {
            return;
        }
        boolean first = present.arrive(connection);
        connection.send().present(present.all());
        if (first) {
            guests.broadcast().joined(name);
        }
    }

    @Override
    public void onDisconnect(Connection<Guest, Feed> connection) {
        if (present.depart(connection)) {
            guests.broadcast().left(connection.state().name());
        }
    }

    @Override
    public Message post(String text) {
        Message message = new Message(next++, guests.caller().state().name(), text, clock.instant());
        messages.add(message);
        if (messages.size() > MESSAGES_KEPT) {
            messages.remove();
        }
        guests.broadcast().posted(message);
        return message;
    }

    @Override
    public List<Message> history(int limit) {
        return messages.stream().skip(Math.max(0, messages.size() - limit)).toList();
    }

    @Override
    public void kick(String name, String reason) throws NotHere {
        String moderator = guests.caller().state().name();
        if (name.equals(moderator)) {
            throw new ActorException("not_oneself", "Nobody removes himself. Sign out instead.");
        }
        if (!present.isPresent(name)) {
            throw new NotHere(name + " is not here.");
        }
        Instant now = clock.instant();
        barredUntil.values().removeIf(until -> !until.isAfter(now));
        barredUntil.put(name, now.plus(BARRED));
        guests.broadcast().kicked(name, moderator, reason);
        for (Connection<Guest, Feed> guest : guests.all()) {
            if (guest.state().name().equals(name)) {
                guest.disconnect(reason);
            }
        }
    }

    private void refuseIfBarred(String name) {
        if (barredUntil.getOrDefault(name, Instant.MIN).isAfter(clock.instant())) {
            throw new ActorException("kicked", "A moderator has removed you from this room. Try again in a minute.");
        }
    }

    private static String nameOf(ConnectRequest<NoParams> request) {
        return request.principal().map(Principal::getName).orElse("");
    }

    /** The authenticator lets in nobody whom it does not know; so this is the server's own process, which opens the room. */
    private static boolean isSomebody(Connection<Guest, Feed> connection) {
        return !connection.state().name().isEmpty();
    }
}
