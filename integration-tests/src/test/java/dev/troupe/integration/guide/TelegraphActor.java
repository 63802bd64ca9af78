package dev.troupe.integration.guide;

import dev.troupe.Actor;
import dev.troupe.NoEvents;
import dev.troupe.actor.ConnectRequest;
import dev.troupe.actor.Connection;
import dev.troupe.actor.ConnectionHooks;
import dev.troupe.actor.Connections;
import dev.troupe.actor.RawMessage;
import dev.troupe.actor.RawSocket;
import dev.troupe.actor.RawSocketHandler;

/** Passes on what one station sends to all others. */
@Actor
public final class TelegraphActor
        implements Telegraph,
                ConnectionHooks<Telegraph.Station, String, NoEvents>,
                RawSocketHandler<Telegraph.Station, String> {

    private final Connections<String, NoEvents> line;

    TelegraphActor(Connections<String, NoEvents> line) {
        this.line = line;
    }

    @Override
    public String createConnState(ConnectRequest<Station> request) {
        return request.params().name();
    }

    @Override
    public int stations() {
        return line.count();
    }

    @Override
    public void onOpen(RawSocket<Station, String> socket) {
        socket.cork(() -> {
            socket.sendText("This is " + socket.path());
            socket.sendText(line.count() + " on the line");
        });
    }

    @Override
    public void onText(RawSocket<Station, String> socket, String text) {
        if (text.equals("STOP")) {
            socket.close(4_000, "Good night");
            return;
        }
        RawMessage words = RawMessage.text(socket.state() + ": " + text);
        for (Connection<String, NoEvents> station : line.all()) {
            station.rawSocket().filter(other -> other != socket).ifPresent(other -> other.send(words));
        }
    }
}
