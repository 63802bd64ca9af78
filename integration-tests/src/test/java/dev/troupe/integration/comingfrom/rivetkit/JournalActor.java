package dev.troupe.integration.comingfrom.rivetkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.troupe.Actor;
import dev.troupe.ActorException;
import dev.troupe.actor.ConnectRequest;
import dev.troupe.actor.Connection;
import dev.troupe.actor.ConnectionHooks;
import dev.troupe.actor.Connections;
import dev.troupe.actor.RawSocket;
import dev.troupe.actor.RawSocketHandler;
import dev.troupe.integration.comingfrom.rivetkit.Journal.News;
import dev.troupe.integration.comingfrom.rivetkit.Journal.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Writes down what comes over raw sockets. */
@Actor
public final class JournalActor
        implements Journal, ConnectionHooks<Reader, String, News>, RawSocketHandler<Reader, String> {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Connections<String, News> readers;
    private final List<String> messages = new ArrayList<>();

    JournalActor(Connections<String, News> readers) {
        this.readers = readers;
    }

    @Override
    public void onOpen(RawSocket<Reader, String> socket) throws JsonProcessingException {
        if (socket.path().equals("/admin")) {
            describe(socket);
        } else {
            socket.sendText(JSON.writeValueAsString(Map.of("type", "history", "messages", messages)));
        }
    }

    @Override
    public void onText(RawSocket<Reader, String> socket, String text) {
        messages.add(text);
        socket.sendText(text);
    }

    private void describe(RawSocket<Reader, String> socket) {
        String path = socket.path();
        String query = socket.query();
        Optional<String> host = socket.request().header("Host");
        String address = socket.request().remoteAddress();
        socket.sendText(String.join(" ", path, query, host.orElse("?"), address, socket.subprotocol()));
    }

    @Override
    public void onBeforeConnect(ConnectRequest<Reader> request) {
        if ("mallory".equals(request.params().name())) {
            throw new ActorException("banned", "You may not read this");
        }
    }

    @Override
    public String createConnState(ConnectRequest<Reader> request) {
        return Objects.requireNonNullElse(request.params().name(), "somebody");
    }

    @Override
    public void onConnect(Connection<String, News> connection) {
        readers.broadcast().arrived(connection.state());
    }

    @Override
    public void onDisconnect(Connection<String, News> connection) {
        readers.broadcast().gone(connection.state());
    }

    @Override
    public void announce(String text) {
        readers.broadcast().announced(text);
        for (Connection<String, News> reader : readers.all()) {
            reader.rawSocket().ifPresent(socket -> socket.sendText(text));
        }
    }

    @Override
    public List<String> messages() {
        return List.copyOf(messages);
    }

    @Override
    public List<String> readers() {
        return readers.all().stream().map(Connection::state).toList();
    }
}
