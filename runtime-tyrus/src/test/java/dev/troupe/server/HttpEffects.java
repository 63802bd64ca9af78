package dev.troupe.server;

import static dev.troupe.server.ConfigurationEffect.awaitEffect;
import static dev.troupe.server.ConfigurationEffect.client;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What the keys do that bound one request in time and size, and all bodies together. */
final class HttpEffects {

    static final List<ConfigurationEffect> ALL = List.of(
            ConfigurationEffect.of("troupe.server.max-buffered-size", "1000", (server, gate) -> {
                assertThat(status(server, notes(500) + "x".repeat(500))).isEqualTo(204);
                assertThat(status(server, notes(501))).isEqualTo(413);
            }),
            ConfigurationEffect.of("troupe.http.max-header-fields", "3", (server, gate) -> {
                assertThat(status(server, "GET /health HTTP/1.1\r\nHost: a\r\n" + "A: b\r\n".repeat(2) + "\r\n"))
                        .isEqualTo(200);
                assertThat(status(server, "GET /health HTTP/1.1\r\nHost: a\r\n" + "A: b\r\n".repeat(3) + "\r\n"))
                        .isEqualTo(431);
            }),
            ConfigurationEffect.of(
                    "troupe.http.head-timeout",
                    "200ms",
                    (server, gate) -> assertThat(status(server, "GET /health HTTP/1.1\r\n"))
                            .isEqualTo(408)),
            ConfigurationEffect.of(
                    "troupe.http.body-timeout",
                    "200ms",
                    (server, gate) -> assertThat(status(server, notes(100))).isEqualTo(408)),
            new ConfigurationEffect(
                    "troupe.http.min-body-rate",
                    "100K",
                    Map.of("troupe.http.body-timeout", "3s"),
                    (server, gate) -> assertThat(status(server, notes(10_000) + "x".repeat(9_000)))
                            .isEqualTo(408)),
            ConfigurationEffect.of("troupe.http.keep-alive-timeout", "200ms", (server, gate) -> {
                try (RawClient client = client(server)) {
                    assertThat(client.get("/health").status()).isEqualTo(200);
                    assertThat(client.isAtEnd()).isTrue();
                }
            }),
            ConfigurationEffect.of(
                    "troupe.http.handler-timeout",
                    "200ms",
                    (server, gate) -> assertThat(status(server, "GET /held HTTP/1.1\r\nHost: a\r\n\r\n"))
                            .isEqualTo(504)),
            ConfigurationEffect.of("troupe.http.linger-timeout", "100ms", (server, gate) -> {
                try (RawClient client = client(server)) {
                    client.send(notes(2_000_000).getBytes(StandardCharsets.US_ASCII));
                    assertThat(client.response(true).status()).isEqualTo(413);
                    awaitEffect().ignoreExceptions().until(() -> isCutOff(client));
                }
            }),
            new ConfigurationEffect(
                    "troupe.http.max-handlers", "1", Map.of("troupe.http.handler-timeout", "500ms"), (server, gate) -> {
                        try (RawClient blocking = client(server)) {
                            blocking.send(
                                    "GET /blocked HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                            assertThat(blocking.response(true).status()).isEqualTo(504);
                            assertThat(status(server, notes(0))).isEqualTo(504);
                        }
                    }));

    private HttpEffects() {}

    private static String notes(int length) {
        return "POST /notes HTTP/1.1\r\nHost: a\r\nContent-Length: " + length + "\r\n\r\n";
    }

    /** Whether the server takes no more bytes. */
    private static boolean isCutOff(RawClient client) {
        try {
            client.send(new byte[1]);
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static int status(TroupeServer server, String bytes) throws IOException {
        try (RawClient client = client(server)) {
            client.send(bytes.getBytes(StandardCharsets.US_ASCII));
            return client.response(true).status();
        }
    }
}
