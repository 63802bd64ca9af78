package dev.troupe.runtime;

import dev.troupe.ActorException;
import dev.troupe.actor.ActorContext;
import dev.troupe.actor.ConnectRequest;
import dev.troupe.actor.Connection;
import dev.troupe.actor.ConnectionHooks;
import dev.troupe.actor.Connections;
import dev.troupe.runtime.room.Room;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A room. */
final class RoomActor implements Room, ConnectionHooks<Room.Join, String, Room.Feed> {

    private final ActorContext context;
    private final Connections<String, Feed> connections;
    private final List<String> said = new ArrayList<>();
    private final RoomDefinition definition;

    RoomActor(ActorContext context, Connections<String, Feed> connections, RoomDefinition definition) {
        this.context = context;
        this.connections = connections;
        this.definition = definition;
    }

    @Override
    public void onBeforeConnect(ConnectRequest<Join> request) {
        if (request.params().name().isBlank()) {
            throw new ActorException("name_required", "A name is required");
        }
    }

    @Override
    public String createConnState(ConnectRequest<Join> request) {
        return request.params().name();
    }

    @Override
    public void onConnect(Connection<String, Feed> connection) {
        connection.send().ticked("hello " + connection.state());
    }

    @Override
    public void onDisconnect(Connection<String, Feed> connection) {
        definition.leave(connection.state());
    }

    @Override
    public String post(String text) {
        if (text.equals("fail")) {
            throw new ActorException("muted", "Be quiet");
        }
        if (text.equals("kick")) {
            connections.caller().disconnect("out");
        }
        said.add(text);
        String line = connections.caller().state() + ": " + text;
        connections.broadcast().posted(line);
        return said.size() + " " + line;
    }

    @Override
    public void whisper(String text) {
        if (text.isEmpty()) {
            throw new ActorException("nothing_said", "Say something");
        }
        connections.broadcast().typing(text);
    }

    @Override
    public String history(String separator) {
        return String.join(separator, said);
    }

    /** Ends as part of its turn if that is to be soon, else when the definition says so. */
    @Override
    public CompletionStage<String> later(String text) {
        if (!text.equals("soon")) {
            return definition.start(text);
        }
        CompletableFuture<String> result = new CompletableFuture<>();
        context.executor().execute(() -> result.complete("it is soon"));
        return result;
    }
}
