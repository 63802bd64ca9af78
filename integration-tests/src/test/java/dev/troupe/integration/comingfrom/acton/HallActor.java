package dev.troupe.integration.comingfrom.acton;

import dev.troupe.Actor;
import dev.troupe.actor.Audience;
import dev.troupe.actor.ConnectRequest;
import dev.troupe.actor.Connection;
import dev.troupe.actor.ConnectionHooks;
import dev.troupe.actor.Connections;
import dev.troupe.actor.Identity;
import dev.troupe.integration.comingfrom.acton.Hall.Entry;
import dev.troupe.integration.comingfrom.acton.Hall.Feed;
import java.util.List;
import java.util.Optional;

/** Keeps the rooms: they are topics. */
@Actor
public final class HallActor implements Hall, ConnectionHooks<Entry, String, Feed> {

    private final Connections<String, Feed> guests;
    private final Archive archive;

    HallActor(Connections<String, Feed> guests, Archive archive) {
        this.guests = guests;
        this.archive = archive;
    }

    @Override
    public String createConnState(ConnectRequest<Entry> request) {
        Optional<String> user = request.principal().map(Identity::getName);
        return user.or(() -> Optional.ofNullable(request.params().name())).orElse("somebody");
    }

    @Override
    public void onConnect(Connection<String, Feed> connection) {
        connection.send().system("Connected as " + connection.id());
    }

    @Override
    public void onDisconnect(Connection<String, Feed> connection) {
        for (String room : connection.topics()) {
            guests.broadcast(Audience.topic(room)).system(connection.state() + " has left " + room);
        }
    }

    @Override
    public void join(String room) {
        if (guests.caller().join(room)) {
            guests.broadcast(Audience.topic(room)).joined(room, guests.caller().state());
        }
    }

    @Override
    public void leave(String room) {
        guests.caller().leave(room);
    }

    @Override
    public void say(String room, String content) {
        Connection<String, Feed> caller = guests.caller();
        if (!caller.isIn(room)) {
            throw new NotInRoom("You are not in " + room);
        }
        archive.save(room + ": " + content);
        Audience others = Audience.topic(room).and(Audience.except(caller));
        guests.broadcast(others).said(room, content, caller.state());
    }

    @Override
    public Room room(String room) {
        List<String> members =
                guests.members(room).stream().map(Connection::state).toList();
        return new Room(room, guests.count(room), members);
    }

    @Override
    public void recall(int lines) {
        archive.latest(lines).forEach(line -> guests.caller().send().system(line));
    }

    @Override
    public void post(Note note) {
        guests.broadcast().posted(guests.caller().state(), note);
    }
}
