package dev.troupe.samples.proxy;

import dev.troupe.Actor;
import dev.troupe.NoEvents;
import dev.troupe.actor.ConnectRequest;
import dev.troupe.actor.Connection;
import dev.troupe.actor.ConnectionHooks;
import dev.troupe.actor.Connections;
import dev.troupe.actor.RawSocket;
import dev.troupe.actor.RawSocketHandler;
import java.util.List;
import java.util.function.Consumer;

/** Keeps one room. The state of a connection is a name. */
@Actor
public final class RelayActor
        implements Relay, ConnectionHooks<Relay.Guest, String, NoEvents>, RawSocketHandler<Relay.Guest, String> {

    private final Connections<String, NoEvents> guests;

    RelayActor(Connections<String, NoEvents> guests) {
        this.guests = guests;
    }

    @Override
    public String createConnState(ConnectRequest<Guest> request) {
        return request.params().name();
    }

    @Override
    public List<String> present() {
        return guests.all().stream().map(Connection::state).toList();
    }

    @Override
    public void onText(RawSocket<Guest, String> socket, String text) {
        if (text.equals("/bye")) {
            socket.close(4_000, "Good bye, " + socket.state());
        } else {
            everybody(guest -> guest.sendText(socket.state() + ": " + text));
        }
    }

    @Override
    public void onBinary(RawSocket<Guest, String> socket, byte[] bytes) {
        everybody(guest -> guest.sendBinary(bytes));
    }

    @Override
    public void onClose(RawSocket<Guest, String> socket, int code, String reason) {
        everybody(guest -> guest.sendText((socket.state() + " left: " + code + " " + reason).strip()));
    }

    private void everybody(Consumer<RawSocket<?, String>> sending) {
        for (Connection<String, NoEvents> guest : guests.all()) {
            guest.rawSocket().ifPresent(sending);
        }
    }
}
