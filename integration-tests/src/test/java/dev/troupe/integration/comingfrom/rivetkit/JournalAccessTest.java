package dev.troupe.integration.comingfrom.rivetkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.troupe.actor.Identity;
import dev.troupe.client.ActorConnectException;
import dev.troupe.integration.comingfrom.Console;
import dev.troupe.integration.comingfrom.rivetkit.Journal.Reader;
import dev.troupe.runtime.authentication.Authentication;
import dev.troupe.runtime.authentication.AuthenticationRequest;
import dev.troupe.server.TroupeServer;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Authentication, as somebody who comes from RivetKit would use it. */
@Timeout(60)
class JournalAccessTest {

    private final Map<String, String> users = Map.of("t0ken", "ada");
    private final TroupeServer server = TroupeServer.builder()
            .port(0)
            .actors(new JournalActorDefinition(), new TallyActorDefinition())
            .authenticator(this::onAuth)
            .start();

    private Authentication onAuth(AuthenticationRequest request) {
        Optional<String> user = request.token().map(users::get);
        return user.map(name -> Authentication.of(Identity.of(name)))
                .orElse(Authentication.unauthenticated("Show a token"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whoShowsATokenIsLetInAndNobodyElse() throws Exception {
        Console listener = new Console();
        JournalClient.at(server.uri(), "my-chat").withToken("t0ken").websocket("/", listener);
        assertThat(listener.next()).contains("history");
        listener.close();

        Console page = new Console();
        HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("journal.v1", "troupe.token." + base64url("t0ken"))
                .buildAsync(server.uri().resolve("/actors/journal/my-chat/websocket"), page)
                .join();
        assertThat(page.next()).contains("history");
        assertThat(page.socket().getSubprotocol()).isEqualTo("journal.v1");
        page.close();

        assertThatThrownBy(() -> JournalClient.at(server.uri(), "guessed").websocket("/", new Console()))
                .isInstanceOfSatisfying(
                        ActorConnectException.class,
                        refused -> assertThat(refused.closeCode()).isEqualTo(401));
        assertThat(server.actors()).isEqualTo(1);
    }

    private static String base64url(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    @Test
    void soItIsForRequestsOfHttp() {
        var tally = TallyClient.at(server.uri(), "visits");
        var refused = tally.fetch("/api/stats", BodyHandlers.ofString()).join();
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(server.actors()).isZero();

        var stats = tally.withToken("t0ken").fetch("/api/stats", BodyHandlers.ofString());
        assertThat(stats.join().body()).contains("\"visitor\":\"ada\"");
    }

    @Test
    void aClientInTheProcessOfTheServerIsNotAsked() {
        try (var journal = JournalClient.connect(server.inProcess(), "my-chat", new Reader("the server"), on -> {})) {
            assertThat(journal.blocking().readers()).containsExactly("the server");
        }
    }
}
