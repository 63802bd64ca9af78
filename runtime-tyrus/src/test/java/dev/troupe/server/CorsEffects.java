package dev.troupe.server;

import static dev.troupe.server.ConfigurationEffect.client;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.server.RawClient.Response;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What the keys {@code troupe.cors} do: what a browser is told. */
final class CorsEffects {

    private static final String ORIGINS = "troupe.cors.origins";
    private static final String ONE = "https://one.example";

    static final List<ConfigurationEffect> ALL = List.of(
            ConfigurationEffect.of(ORIGINS, ONE + ", https://two.example", (server, gate) -> {
                assertThat(get(server, ONE).header("Access-Control-Allow-Origin"))
                        .isEqualTo(ONE);
                assertThat(get(server, "https://two.example").header("Access-Control-Allow-Origin"))
                        .isEqualTo("https://two.example");
                assertThat(get(server, "https://three.example").header("Access-Control-Allow-Origin"))
                        .isEmpty();
            }),
            preflight("troupe.cors.methods", "GET, DELETE", "Access-Control-Allow-Methods", "GET, DELETE"),
            preflight("troupe.cors.headers", "X-One, X-Two", "Access-Control-Allow-Headers", "X-One, X-Two"),
            preflight("troupe.cors.max-age", "1h", "Access-Control-Max-Age", "3600"),
            beside(
                    "troupe.cors.exposed-headers",
                    "X-Seen",
                    (server, gate) -> assertThat(get(server, ONE).header("Access-Control-Expose-Headers"))
                            .isEqualTo("X-Seen")),
            beside(
                    "troupe.cors.credentials",
                    "true",
                    (server, gate) -> assertThat(get(server, ONE).header("Access-Control-Allow-Credentials"))
                            .isEqualTo("true")));

    private CorsEffects() {}

    private static ConfigurationEffect beside(String key, String value, ConfigurationEffect.Check check) {
        return new ConfigurationEffect(key, value, Map.of(ORIGINS, ONE), check);
    }

    private static ConfigurationEffect preflight(String key, String value, String header, String told) {
        return beside(key, value, (server, gate) -> {
            try (RawClient client = client(server)) {
                Response response = client.http("OPTIONS /notes HTTP/1.1\r\nHost: localhost\r\nOrigin: " + ONE
                        + "\r\nAccess-Control-Request-Method: POST\r\n\r\n");
                assertThat(response.header(header)).isEqualTo(told);
            }
        });
    }

    private static Response get(TroupeServer server, String origin) throws IOException {
        try (RawClient client = client(server)) {
            return client.get("/health", "Origin: " + origin);
        }
    }
}
