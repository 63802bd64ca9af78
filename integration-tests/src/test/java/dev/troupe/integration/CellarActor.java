package dev.troupe.integration;

import dev.troupe.Actor;
import dev.troupe.NoParams;
import dev.troupe.actor.NoState;
import dev.troupe.actor.RawSocket;
import dev.troupe.actor.RawSocketHandler;

/** Opens its raw sockets to whom its protocol is open. */
@Actor
final class CellarActor implements Cellar, RawSocketHandler<NoParams, NoState> {

    @Override
    public int bottles() {
        return 7;
    }

    @Override
    public String smell() {
        return "musty";
    }

    @Override
    public void onOpen(RawSocket<NoParams, NoState> socket) {
        socket.sendText(socket.request().header("Authorization").orElse("no credentials"));
    }
}
