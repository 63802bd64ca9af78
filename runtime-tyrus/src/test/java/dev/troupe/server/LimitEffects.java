package dev.troupe.server;

import static dev.troupe.server.ConfigurationEffect.answer;
import static dev.troupe.server.ConfigurationEffect.call;
import static dev.troupe.server.ConfigurationEffect.client;
import static dev.troupe.server.ConfigurationEffect.connect;
import static dev.troupe.server.ConfigurationEffect.upgrade;
import static dev.troupe.server.ConfigurationEffect.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.server.echo.Gate;
import dev.troupe.server.websocket.ClientFrames;
import java.io.IOException;
import java.util.List;

/** What the keys {@code troupe.http} and {@code troupe.websocket} do to the number of calls and of connections. */
final class LimitEffects {

    static final List<ConfigurationEffect> ALL = List.of(
            ConfigurationEffect.of("troupe.http.max-connections", "1", LimitEffects::httpConnections),
            ConfigurationEffect.of("troupe.http.max-connections-per-address", "1", LimitEffects::httpConnections),
            ConfigurationEffect.of("troupe.websocket.max-calls-in-flight", "1", LimitEffects::callsInFlight),
            ConfigurationEffect.of("troupe.websocket.max-calls-per-second", "1", LimitEffects::callsPerSecond),
            ConfigurationEffect.of("troupe.websocket.max-pings-per-second", "3", LimitEffects::pingsPerSecond),
            ConfigurationEffect.of("troupe.websocket.call-deadline", "200ms", LimitEffects::deadline),
            ConfigurationEffect.of("troupe.websocket.max-connections", "1", LimitEffects::connections),
            ConfigurationEffect.of(
                    "troupe.websocket.max-connections-per-actor", "1", LimitEffects::connectionsPerActor),
            ConfigurationEffect.of(
                    "troupe.websocket.max-connections-per-address", "1", LimitEffects::connectionsPerAddress));

    private LimitEffects() {}

    private static void httpConnections(TroupeServer server, Gate gate) throws IOException {
        try (RawClient first = client(server);
                RawClient second = client(server)) {
            assertThat(first.get("/health").status()).isEqualTo(200);
            assertThat(second.isAtEnd()).isTrue();
        }
    }

    private static void callsInFlight(TroupeServer server, Gate gate) throws IOException {
        try (RawClient client = connect(server, "room")) {
            call(client, "hold", 1, "");
            assertThat(answer(client, "say", 2, "hej")).contains("\"too_many_calls\"");
            gate.opened.complete("done");
            assertThat(client.frame().text()).isEqualTo(value(1, "done"));
        }
    }

    private static void callsPerSecond(TroupeServer server, Gate gate) throws IOException {
        try (RawClient client = connect(server, "room")) {
            for (int id = 1; id <= 20; id++) {
                call(client, "say", id, "hej");
            }
            StringBuilder answers = new StringBuilder();
            for (int id = 1; id <= 20; id++) {
                answers.append(client.frame().text());
            }
            assertThat(answers).contains("\"value\":\"hej\"").contains("\"rate_limited\"");
        }
    }

    private static void pingsPerSecond(TroupeServer server, Gate gate) throws IOException {
        try (RawClient client = connect(server, "room")) {
            client.texts(20, "{\"ping\":1}");
            assertThat(client.frame().text()).isEqualTo("{\"pong\":1}");
            assertThat(client.closeFrame().closeCode()).isEqualTo(4429);
        }
        try (RawClient client = connect(server, "room")) {
            ClientFrames pings = new ClientFrames(1);
            for (int ping = 1; ping <= 20; ping++) {
                pings.frame(true, 9, new byte[0]);
            }
            client.send(pings);
            assertThat(client.closeFrame().closeCode()).isEqualTo(4429);
        }
    }

    private static void deadline(TroupeServer server, Gate gate) throws IOException {
        try (RawClient client = connect(server, "room")) {
            assertThat(answer(client, "hold", 1, "")).contains("\"timeout\"");
        }
    }

    private static void connections(TroupeServer server, Gate gate) throws IOException {
        try (RawClient client = connect(server, "room")) {
            assertThat(client.socket().isConnected()).isTrue();
            assertThat(upgrade(server, "another")).isEqualTo(429);
        }
    }

    private static void connectionsPerActor(TroupeServer server, Gate gate) throws IOException {
        try (RawClient client = connect(server, "room")) {
            assertThat(client.socket().isConnected()).isTrue();
            assertThat(upgrade(server, "room")).isEqualTo(429);
            assertThat(upgrade(server, "another")).isEqualTo(101);
        }
    }

    private static void connectionsPerAddress(TroupeServer server, Gate gate) throws IOException {
        try (RawClient client = connect(server, "room")) {
            assertThat(client.socket().isConnected()).isTrue();
            assertThat(upgrade(server, "another")).isEqualTo(429);
        }
    }
}
