package dev.troupe.integration.comingfrom.rivetkit;

import dev.troupe.Actor;
import dev.troupe.ActorException;
import dev.troupe.actor.ConnectRequest;
import dev.troupe.actor.Connection;
import dev.troupe.actor.ConnectionHooks;
import dev.troupe.actor.Connections;
import dev.troupe.integration.comingfrom.rivetkit.Lounge.Entry;
import dev.troupe.integration.comingfrom.rivetkit.Lounge.Feed;
import dev.troupe.integration.comingfrom.rivetkit.Lounge.Guest;
import java.time.Clock;
import java.util.List;
import java.util.Objects;

/** Keeps the lounge. */
@Actor
public final class LoungeActor implements Lounge, ConnectionHooks<Entry, Guest, Feed> {

    private final Connections<Guest, Feed> guests;
    private final Clock clock;

    LoungeActor(Connections<Guest, Feed> guests, Clock clock) {
        this.guests = guests;
        this.clock = clock;
    }

    @Override
    public void onBeforeConnect(ConnectRequest<Entry> request) {
        String token = request.params().authToken();
        if (token == null || token.isEmpty()) {
            throw new ActorException("invalid_authentication", "Show a token");
        }
    }

    @Override
    public Guest createConnState(ConnectRequest<Entry> request) {
        Entry entry = request.params();
        return new Guest(
                Objects.requireNonNullElse(entry.user(), "anonymous"),
                Objects.requireNonNullElse(entry.role(), "guest"),
                clock.instant());
    }

    @Override
    public void onConnect(Connection<Guest, Feed> connection) {
        guests.broadcast().userJoined(connection.state().user(), clock.instant());
    }

    @Override
    public void onDisconnect(Connection<Guest, Feed> connection) {
        guests.broadcast().userLeft(connection.state().user(), clock.instant());
    }

    @Override
    public void sendDirectMessage(String recipient, String text) {
        find(recipient).send().directMessage(guests.caller().state().user(), text);
    }

    @Override
    public void kickUser(String user, String reason) {
        find(user).disconnect(reason);
    }

    private Connection<Guest, Feed> find(String user) {
        return guests.all().stream()
                .filter(guest -> guest.state().user().equals(user))
                .findFirst()
                .orElseThrow(() -> new NotHere(user + " is not here"));
    }

    @Override
    public void leave() {
        guests.caller().disconnect(4000, "See you");
    }

    @Override
    public List<Guest> guests() {
        return guests.all().stream().map(Connection::state).toList();
    }
}
