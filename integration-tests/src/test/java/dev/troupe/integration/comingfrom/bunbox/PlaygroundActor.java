package dev.troupe.integration.comingfrom.bunbox;

import dev.troupe.Actor;
import dev.troupe.ActorException;
import dev.troupe.actor.Audience;
import dev.troupe.actor.ConnectRequest;
import dev.troupe.actor.Connection;
import dev.troupe.actor.ConnectionHooks;
import dev.troupe.actor.Connections;
import dev.troupe.actor.Presence;
import dev.troupe.integration.comingfrom.bunbox.Playground.Entry;
import dev.troupe.integration.comingfrom.bunbox.Playground.Feed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

@Actor
public final class PlaygroundActor implements Playground, ConnectionHooks<Entry, String, Feed> {

    private final Connections<String, Feed> connections;
    private final Presence<String, String> present = Presence.by(playerId -> playerId);
    private final Map<String, Player> players = new LinkedHashMap<>();

    PlaygroundActor(Connections<String, Feed> connections) {
        this.connections = connections;
    }

    @Override
    public void onBeforeConnect(ConnectRequest<Entry> request) {
        if (request.params().playerId().isBlank()) {
            throw new ActorException("no_player", "Say who plays");
        }
    }

    @Override
    public String createConnState(ConnectRequest<Entry> request) {
        return request.params().playerId();
    }

    @Override
    public void onConnect(Connection<String, Feed> connection) {
        String playerId = connection.state();
        if (present.arrive(connection)) {
            Player player = new Player(playerId, 0, 0);
            players.put(playerId, player);
            connections.broadcast(Audience.except(connection)).playerJoined(player);
        }
        connection.send().init(List.copyOf(players.values()));
    }

    @Override
    public void move(double x, double y) {
        String playerId = connections.caller().state();
        players.put(playerId, new Player(playerId, x, y));
        connections.broadcast().playerMoved(playerId, x, y);
    }

    @Override
    public void onDisconnect(Connection<String, Feed> connection) {
        if (present.depart(connection)) {
            players.remove(connection.state());
            connections.broadcast().playerLeft(connection.state());
        }
    }
}
