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
    private final List<CompletableFuture<String>> later = new ArrayList<>();

    RoomActor(ActorContext context, Connections<String, Feed> connections) {
        this.context = context;
        this.connections = connections;
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

    /** Ends with the next call of {@code later}, which the turn keeps from coming: it ends by its deadline. */
    @Override
    public CompletionStage<String> later(String text) {
        CompletableFuture<String> result = new CompletableFuture<>();
        if (text.equals("soon")) {
            context.executor().execute(() -> result.complete("it is " + text));
        }
        later.add(result);
        return result;
    }
}
