package dev.troupe.container;

import dev.troupe.Actor;
import dev.troupe.ActorException;
import dev.troupe.NoEvents;
import dev.troupe.NoParams;
import dev.troupe.actor.ActorContext;
import dev.troupe.actor.ConnectRequest;
import dev.troupe.actor.ConnectionHooks;
import dev.troupe.actor.Connections;
import dev.troupe.actor.NoState;
import dev.troupe.actor.RawSocket;
import dev.troupe.actor.RawSocketHandler;

/** Gives everything back. */
@Actor
public final class PipeActor
        implements Pipe, ConnectionHooks<NoParams, NoState, NoEvents>, RawSocketHandler<NoParams, NoState> {

    private final ActorContext context;
    private final Connections<NoState, NoEvents> connections;

    PipeActor(ActorContext context, Connections<NoState, NoEvents> connections) {
        this.context = context;
        this.connections = connections;
    }

    @Override
    public void onBeforeConnect(ConnectRequest<NoParams> request) {
        if (request.request().query().equals("stay=out")) {
            throw new ActorException("closed", "Stay out");
        }
    }

    @Override
    public NoState createConnState(ConnectRequest<NoParams> request) {
        return NoState.NONE;
    }

    @Override
    public int ends() {
        return connections.count();
    }

    @Override
    public void onOpen(RawSocket<NoParams, NoState> socket) {
        socket.sendText("\"" + socket.path() + " " + socket.subprotocol() + "\"");
    }

    @Override
    public void onText(RawSocket<NoParams, NoState> socket, String text) {
        if (text.equals("\"close\"")) {
            socket.close(4_001, "bye");
        } else if (text.equals("\"key\"")) {
            socket.sendText("\"" + context.key() + "\"");
        } else {
            socket.cork(() -> {
                socket.sendText(text);
                socket.sendText(text);
            });
        }
    }

    @Override
    public void onBinary(RawSocket<NoParams, NoState> socket, byte[] bytes) {
        socket.sendBinary(bytes);
    }
}
