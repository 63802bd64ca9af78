package dev.troupe.server;

import static dev.troupe.server.ConfigurationEffect.answer;
import static dev.troupe.server.ConfigurationEffect.awaitEffect;
import static dev.troupe.server.ConfigurationEffect.call;
import static dev.troupe.server.ConfigurationEffect.client;
import static dev.troupe.server.ConfigurationEffect.connect;
import static dev.troupe.server.ConfigurationEffect.patient;
import static dev.troupe.server.ConfigurationEffect.upgrade;
import static dev.troupe.server.ConfigurationEffect.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.troupe.server.echo.Gate;
import dev.troupe.server.websocket.ClientFrames;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.Map;

/** What the keys {@code troupe.websocket} do to messages and to the time between them. */
final class SocketEffects {

    static final List<ConfigurationEffect> ALL = List.of(
            ConfigurationEffect.of("troupe.websocket.max-message-size", "1K", SocketEffects::messageIn),
            ConfigurationEffect.of("troupe.websocket.max-sent-message-size", "1K", SocketEffects::messageOut),
            ConfigurationEffect.of("troupe.websocket.max-params-size", "20", SocketEffects::params),
            ConfigurationEffect.of("troupe.websocket.compression-threshold", "1K", SocketEffects::compression),
            ConfigurationEffect.of("troupe.websocket.ping-interval", "100ms", SocketEffects::ping),
            new ConfigurationEffect(
                    "troupe.websocket.pong-timeout",
                    "100ms",
                    Map.of("troupe.websocket.ping-interval", "100ms"),
                    SocketEffects::pong),
            ConfigurationEffect.of("troupe.websocket.idle-timeout", "200ms", SocketEffects::idle),
            new ConfigurationEffect(
                    "troupe.websocket.write-timeout",
                    "300ms",
                    Map.of("troupe.websocket.outbound-size", "64M"),
                    SocketEffects::write),
            ConfigurationEffect.of("troupe.websocket.close-timeout", "100ms", SocketEffects::closeTimeout),
            ConfigurationEffect.of("troupe.websocket.message-timeout", "100ms", SocketEffects::messageTimeout),
            new ConfigurationEffect(
                    "troupe.websocket.outbound-messages",
                    "8",
                    Map.of("troupe.websocket.outbound-size", "64M", "troupe.websocket.idle-timeout", "2500ms"),
                    SocketEffects::outboundMessages),
            new ConfigurationEffect(
                    "troupe.websocket.outbound-size",
                    "64M",
                    Map.of("troupe.websocket.idle-timeout", "2500ms"),
                    SocketEffects::outboundBytes));

    private SocketEffects() {}

    private static void messageIn(TroupeServer server, Gate gate) throws IOException {
        try (RawClient client = connect(server, "room")) {
            assertThat(answer(client, "say", 1, "x".repeat(900))).isEqualTo(value(1, "x".repeat(900)));
            call(client, "say", 2, "x".repeat(1_024));
            assertThat(client.closeFrame().closeCode()).isEqualTo(1009);
        }
    }

    private static void messageOut(TroupeServer server, Gate gate) throws IOException {
        try (RawClient client = connect(server, "room")) {
            assertThat(answer(client, "say", 1, "x".repeat(900))).isEqualTo(value(1, "x".repeat(900)));
            assertThat(answer(client, "say", 2, "x".repeat(1_024))).contains("\"too_large\"");
        }
    }

    private static void params(TroupeServer server, Gate gate) throws IOException {
        assertThat(upgrade(server, "room?params=e30")).isEqualTo(101);
        // {"name":"0123456789abcdef"}
        try (RawClient client = client(server)) {
            client.upgrade("/actors/echo/room?params=eyJuYW1lIjoiMDEyMzQ1Njc4OWFiY2RlZiJ9");
            assertThat(client.closeFrame().closeCode()).isEqualTo(4400);
        }
    }

    private static void compression(TroupeServer server, Gate gate) throws IOException {
        try (RawClient client = client(server)) {
            assertThat(client.upgrade(
                                    "/actors/echo/room",
                                    "Sec-WebSocket-Extensions: permessage-deflate; client_no_context_takeover")
                            .header("Sec-WebSocket-Extensions"))
                    .startsWith("permessage-deflate");
            assertThat(client.frame().text()).startsWith("{\"welcome\"");
            assertThat(answer(client, "say", 1, "x".repeat(900))).isEqualTo(value(1, "x".repeat(900)));
            call(client, "say", 2, "x".repeat(2_000));
            assertThatThrownBy(client::frame).hasMessageContaining("no such frame: " + 0xC1);
        }
    }

    private static void ping(TroupeServer server, Gate gate) throws IOException {
        try (RawClient client = upgraded(server)) {
            assertThat(client.frame(9).payload()).isEmpty();
        }
    }

    private static void pong(TroupeServer server, Gate gate) throws IOException {
        try (RawClient client = upgraded(server)) {
            assertThat(client.closeFrame().closeCode()).isEqualTo(1008);
        }
    }

    private static void idle(TroupeServer server, Gate gate) throws IOException {
        try (RawClient client = upgraded(server)) {
            assertThat(client.closeFrame().closeCode()).isEqualTo(1000);
        }
    }

    /** One that is not waited for until it is welcomed: times that are so short may pass before that. */
    private static RawClient upgraded(TroupeServer server) throws IOException {
        RawClient client = client(server);
        assertThat(client.upgrade("/actors/echo/room").status()).isEqualTo(101);
        return client;
    }

    /** All waits that is sent, so that nothing but the time ends the connection. */
    private static void write(TroupeServer server, Gate gate) throws IOException {
        try (RawClient stuck = patient(new RawClient(new Socket(), server.port(), 4_096))) {
            assertThat(stuck.upgrade("/actors/echo/room").status()).isEqualTo(101);
            stuck.texts(40, "{\"call\":\"flood\",\"args\":{\"count\":10,\"size\":60000}}");
            awaitEffect().until(() -> gate.disconnected.get() == 1);
        }
    }

    /** Its call does not end. */
    private static void closeTimeout(TroupeServer server, Gate gate) throws Exception {
        try (RawClient client = connect(server, "room")) {
            call(client, "hold", 1, "");
            client.send(new ClientFrames(1).frame(true, 8, new byte[] {3, (byte) 0xE8}));
            assertThat(client.closeFrame().closeCode()).isEqualTo(1000);
        }
    }

    private static void messageTimeout(TroupeServer server, Gate gate) throws IOException {
        try (RawClient client = connect(server, "room")) {
            client.send(new ClientFrames(1).frame(false, 1, new byte[] {'x'}));
            assertThat(client.closeFrame().closeCode()).isEqualTo(1008);
        }
    }

    private static void outboundMessages(TroupeServer server, Gate gate) throws IOException {
        assertThat(endOfStuck(server)).isEqualTo(4410);
    }

    /** With the default it would be 4410. */
    private static void outboundBytes(TroupeServer server, Gate gate) throws IOException {
        assertThat(endOfStuck(server)).isEqualTo(1000);
    }

    /**
     * The code with which a client is closed that does not read. It reads on when another one has been idle for too long: by then
     * the server has judged it, or has found it idle, too.
     */
    private static int endOfStuck(TroupeServer server) throws IOException {
        try (RawClient idle = connect(server, "other");
                RawClient stuck = patient(new RawClient(new Socket(), server.port(), 4_096))) {
            assertThat(stuck.upgrade("/actors/echo/room").status()).isEqualTo(101);
            stuck.texts(20, "{\"call\":\"flood\",\"args\":{\"count\":10,\"size\":60000}}");
            assertThat(idle.closeFrame().closeCode()).isEqualTo(1000);
            return stuck.closeFrame().closeCode();
        }
    }
}
