package dev.troupe.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.troupe.actor.Identity;
import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.runtime.authentication.Authentication;
import dev.troupe.runtime.authentication.CreatePolicy;
import dev.troupe.server.TroupeServer;
import dev.troupe.server.TroupeServerBuilder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who may call an action by a request of HTTP: with a client that knows nothing of ours. */
@Timeout(60)
class HttpAccessTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static TroupeServer start(UnaryOperator<TroupeServerBuilder> more) {
        return more.apply(TroupeServer.builder()
                        .port(0)
                        .actors(new VaultActorDefinition())
                        .stopWithProcess(false))
                .start();
    }

    /** Believes every token: it is a name, and that of ada makes a keeper. */
    private static TroupeServerBuilder guarded(TroupeServerBuilder builder) {
        return builder.authenticator(request -> request.token()
                .map(name -> Authentication.of(Identity.of(name, name.equals("ada") ? "keeper" : "guest")))
                .orElse(Authentication.unauthenticated("Log in first")));
    }

    private static HttpResponse<String> call(TroupeServer server, String action, String body, String... headers)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        server.pages().resolve("/actors/vault/bank/call/" + action))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static void refused(HttpResponse<String> response, int status, String code) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(MAPPER.readTree(response.body()).path("error").path("code").asText())
                .isEqualTo(code);
    }

    @Test
    void whoShowsNoTokenIsToldHow() throws Exception {
        try (TroupeServer server = start(HttpAccessTest::guarded)) {
            HttpResponse<String> nobody = call(server, "whoAmI", "{}");

            refused(nobody, 401, "unauthenticated");
            assertThat(nobody.headers().firstValue("www-authenticate")).contains("Bearer");
            assertThat(server.actors()).isZero();
        }
    }

    @Test
    void theActorKnowsWhoCalls() throws Exception {
        try (TroupeServer server = start(HttpAccessTest::guarded)) {
            HttpResponse<String> ada = call(server, "whoAmI", "{}", "Authorization", "Bearer ada");

            assertThat(ada.statusCode()).as(ada.body()).isEqualTo(200);
            assertThat(ada.body()).isEqualTo("\"ada\"");
        }
    }

    @Test
    void rolesAreAskedFor() throws Exception {
        try (TroupeServer server = start(HttpAccessTest::guarded)) {
            refused(call(server, "open", "{}", "Authorization", "Bearer eve"), 403, "forbidden");
            assertThat(server.actors()).isZero();
            assertThat(call(server, "open", "{}", "Authorization", "Bearer ada").body())
                    .isEqualTo("\"open\"");
        }
    }

    @Test
    void onlyPagesThatMayConnectMayCall() throws Exception {
        try (TroupeServer server = start(builder -> builder.allowOrigins("https://bank.example"))) {
            String own = "http://127.0.0.1:" + server.port();
            refused(call(server, "whoAmI", "{}", "Origin", "https://evil.example"), 403, "forbidden");
            refused(call(server, "whoAmI", "{}", "Origin", "http://127.0.0.1:1"), 403, "forbidden");
            refused(call(server, "whoAmI", "{}", "Origin", "http://bank.example"), 403, "forbidden");
            assertThat(server.actors()).isZero();
            assertThat(call(server, "whoAmI", "{}", "Origin", "https://bank.example:443")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(call(server, "whoAmI", "{}", "Origin", own).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void whoMayNotCreateLeavesNoActor() throws Exception {
        try (TroupeServer server = start(builder -> builder.createPolicy(Vault.class, CreatePolicy.NOBODY))) {
            refused(call(server, "whoAmI", "{}"), 404, "not_found");
            assertThat(server.actors()).isZero();

            try (VaultClient opened = VaultClient.connect(server.inProcess(), "bank");
                    VaultClient known = VaultClient.connect(server.inProcess(Identity.of("grace")), "bank")) {
                assertThat(opened.blocking().whoAmI()).isEmpty();
                assertThat(known.blocking().whoAmI()).isEqualTo("grace");
                assertThat(call(server, "whoAmI", "{}").statusCode()).isEqualTo(200);
            }
        }
    }

    @Test
    void aCallerJoinsNoTopic() throws Exception {
        try (TroupeServer server = start(UnaryOperator.identity())) {
            refused(call(server, "enter", "{\"topic\":\"gold\"}"), 500, "internal");
            assertThat(call(server, "inside", "{\"topic\":\"gold\"}").body()).isEqualTo("0");
        }
    }

    @Test
    void limitsOnConnectionsAreNotForCalls() throws Exception {
        RuntimeSettings one =
                RuntimeSettings.DEFAULTS.toBuilder().maxConnections(1).build();
        try (TroupeServer server = start(builder -> builder.settings(one));
                VaultClient connected = VaultClient.connect(server.uri(), "bank")) {
            assertThat(call(server, "whoAmI", "{}").statusCode()).isEqualTo(200);
            assertThat(connected.blocking().inside("gold")).isZero();
            assertThat(server.connections()).isOne();
        }
    }
}
