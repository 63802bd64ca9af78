package dev.troupe.benchmarks.room;

import dev.troupe.Actor;
import dev.troupe.NoParams;
import dev.troupe.actor.NoState;
import dev.troupe.actor.RawSocket;
import dev.troupe.actor.RawSocketHandler;

/** Sends back what comes. */
@Actor
public final class EchoActor implements Echo, RawSocketHandler<NoParams, NoState> {

    private long count;

    @Override
    public void onText(RawSocket<NoParams, NoState> socket, String text) {
        count++;
        socket.sendText(text);
    }

    @Override
    public long count() {
        return count;
    }
}
