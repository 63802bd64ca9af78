package dev.troupe.integration.comingfrom.bunbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troupe.Actor;
import dev.troupe.NoEvents;
import dev.troupe.NoParams;
import dev.troupe.actor.Compression;
import dev.troupe.actor.Connection;
import dev.troupe.actor.Connections;
import dev.troupe.actor.Identity;
import dev.troupe.actor.NoState;
import dev.troupe.actor.RawSocket;
import dev.troupe.actor.RawSocketHandler;

/** Does by text what a raw socket can do. */
@Actor
public final class DeskActor implements Desk, RawSocketHandler<NoParams, NoState> {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Connections<NoState, NoEvents> connections;

    DeskActor(Connections<NoState, NoEvents> connections) {
        this.connections = connections;
    }

    @Override
    public void onOpen(RawSocket<NoParams, NoState> socket) {
        Identity visitor = socket.request().principal().orElseThrow();
        if (visitor instanceof Visitor known) {
            socket.sendText(known.userId() + " since " + known.connectedAt());
        }
    }

    @Override
    public void onText(RawSocket<NoParams, NoState> socket, String text) {
        if (text.startsWith("{")) {
            message(socket, text);
            return;
        }
        Connection<NoState, NoEvents> connection = connections.caller();
        switch (text) {
            case "send" -> {
                socket.sendText("Hello!");
                socket.sendBinary(new byte[] {1, 2, 3});
            }
            case "where" -> socket.sendText(socket.request().remoteAddress());
            case "state" -> socket.sendText(socket.isOpen() ? "open" : "closed");
            case "subscribe" -> connection.join("room-1");
            case "unsubscribe" -> connection.leave("room-1");
            case "publish" -> publish("room-1", "Message for room 1");
            case "subscriptions" -> socket.sendText(connection.topics() + " " + connection.isIn("room-1"));
            case "cork" -> corked(socket);
            case "large" -> socket.sendText("Large message... ".repeat(1_000));
            case "always" -> socket.sendText("Small message... ".repeat(10), Compression.ALWAYS);
            case "never" -> socket.sendBinary(new byte[5_000], Compression.NEVER);
            case "announce" -> publish("room-1", "Large broadcast... ".repeat(10), Compression.ALWAYS);
            default -> close(socket, text);
        }
    }

    private void publish(String topic, String text) {
        Connection<NoState, NoEvents> sender = connections.caller();
        for (Connection<NoState, NoEvents> member : connections.members(topic)) {
            if (!member.equals(sender)) {
                member.rawSocket().ifPresent(socket -> socket.sendText(text));
            }
        }
    }

    private void publish(String topic, String text, Compression compression) {
        Connection<NoState, NoEvents> sender = connections.caller();
        for (Connection<NoState, NoEvents> member : connections.members(topic)) {
            if (!member.equals(sender)) {
                member.rawSocket().ifPresent(socket -> socket.sendText(text, compression));
            }
        }
    }

    private static void corked(RawSocket<NoParams, NoState> socket) {
        socket.cork(() -> {
            socket.sendText("Message 1");
            socket.sendText("Message 2");
            socket.sendText("Message 3");
        });
    }

    private static void close(RawSocket<NoParams, NoState> socket, String why) {
        switch (why) {
            case "done" -> socket.close(1000, "Done");
            case "restart" -> socket.close(1001, "Server restart");
            case "invalid" -> socket.close(1002, "Invalid data");
            case "binary" -> socket.close(1003, "Text only");
            case "unauthorized" -> socket.close(1008, "Unauthorized");
            default -> socket.close(4000, "A code of your own");
        }
    }

    private void message(RawSocket<NoParams, NoState> socket, String text) {
        try {
            room(socket, JSON.readTree(text));
        } catch (JsonProcessingException e) {
            socket.sendText("{\"type\":\"error\",\"message\":\"Invalid message format\"}");
        }
    }

    private void room(RawSocket<NoParams, NoState> socket, JsonNode data) {
        String room = "room-" + data.path("roomId").asText();
        switch (data.path("type").asText()) {
            case "join-room" -> {
                connections.caller().join(room);
                ObjectNode joined = JSON.createObjectNode().put("type", "joined");
                socket.sendText(joined.set("roomId", data.path("roomId")).toString());
            }
            case "room-message" -> {
                ObjectNode message = JSON.createObjectNode().put("type", "message");
                publish(room, message.set("text", data.path("text")).toString());
            }
            case "leave-room" -> connections.caller().leave(room);
            default -> socket.close(1003, "Unknown type");
        }
    }

    @Override
    public int count() {
        return connections.count();
    }
}
