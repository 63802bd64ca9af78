package dev.troupe.integration.comingfrom.bunbox;

import dev.troupe.ActorProtocol;
import dev.troupe.Events;
import dev.troupe.OneWay;
import dev.troupe.Params;
import java.util.List;

/** Players that move. */
@ActorProtocol("playground")
public interface Playground {

    @OneWay
    void move(double x, double y);

    @Events
    interface Feed {
        void init(List<Player> players);

        void playerJoined(Player player);

        void playerMoved(String playerId, double x, double y);

        void playerLeft(String playerId);
    }

    @Params
    record Entry(String playerId) {}

    record Player(String id, double x, double y) {}
}
