package dev.troupe.integration.comingfrom.bunbox;

import dev.troupe.Actor;
import dev.troupe.NoEvents;
import dev.troupe.NoParams;
import dev.troupe.actor.Connection;
import dev.troupe.actor.Connections;
import dev.troupe.actor.NoState;
import dev.troupe.actor.RawSocket;
import dev.troupe.actor.RawSocketHandler;
import java.util.ArrayList;
import java.util.List;

@Actor
public final class CustomActor implements Custom, RawSocketHandler<NoParams, NoState> {

    private final Connections<NoState, NoEvents> connections;
    private final List<String> log = new ArrayList<>();

    CustomActor(Connections<NoState, NoEvents> connections) {
        this.connections = connections;
    }

    @Override
    public void onOpen(RawSocket<NoParams, NoState> socket) {
        socket.sendText("{\"type\":\"welcome\",\"message\":\"Connected!\"}");
        log.add("Connection from " + socket.request().remoteAddress());
    }

    @Override
    public void onText(RawSocket<NoParams, NoState> socket, String text) {
        socket.sendText(text);
        broadcast(text);
    }

    private void broadcast(String text) {
        for (Connection<NoState, NoEvents> connection : connections.all()) {
            connection.rawSocket().ifPresent(each -> each.sendText(text));
        }
    }

    @Override
    public void onBinary(RawSocket<NoParams, NoState> socket, byte[] bytes) {
        socket.sendBinary(bytes);
        socket.sendBinary(new byte[] {1, 2, 3, 4});
    }

    @Override
    public void onClose(RawSocket<NoParams, NoState> socket, int code, String reason) {
        log.add("Closed with code " + code + ", reason " + reason);
    }

    @Override
    public List<String> log() {
        return List.copyOf(log);
    }
}
