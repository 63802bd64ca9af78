package dev.troupe.integration.comingfrom.acton;

import dev.troupe.Actor;
import dev.troupe.ActorException;
import dev.troupe.NoParams;
import dev.troupe.actor.NoState;
import dev.troupe.actor.RawSocket;
import dev.troupe.actor.RawSocketHandler;
import java.util.ArrayList;
import java.util.List;

@Actor
public final class EchoActor implements Echo, RawSocketHandler<NoParams, NoState> {

    private final List<String> log = new ArrayList<>();

    @Override
    public void onOpen(RawSocket<NoParams, NoState> socket) {
        socket.sendText("Welcome!");
    }

    @Override
    public void onText(RawSocket<NoParams, NoState> socket, String text) {
        if (text.isBlank()) {
            throw new ActorException("empty", "Say something");
        }
        socket.sendText(text);
    }

    @Override
    public void onBinary(RawSocket<NoParams, NoState> socket, byte[] bytes) {
        socket.sendText("Binary: " + bytes.length + " bytes");
    }

    @Override
    public void onClose(RawSocket<NoParams, NoState> socket, int code, String reason) {
        log.add("Close: " + code + " - " + reason);
    }

    @Override
    public void onError(RawSocket<NoParams, NoState> socket, Throwable failure) {
        log.add("Failed: " + failure.getMessage());
    }

    @Override
    public List<String> log() {
        return List.copyOf(log);
    }
}
