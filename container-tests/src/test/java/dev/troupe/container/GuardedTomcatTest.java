package dev.troupe.container;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.troupe.actor.Identity;
import dev.troupe.runtime.authentication.Authentication;
import dev.troupe.runtime.authentication.AuthenticationRequest;
import dev.troupe.runtime.authentication.CreatePolicy;
import java.net.URI;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who connects in Tomcat, where it is asked after the upgrade. */
@Timeout(120)
class GuardedTomcatTest {

    private final List<AuthenticationRequest> asked = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Authentication> later = new CompletableFuture<>();

    @TempDir
    Path directory;

    private TomcatServer server;

    @BeforeEach
    void start() throws Exception {
        server = new TomcatServer(
                directory,
                builder -> builder.asyncAuthenticator(this::authenticate).createPolicy(CreatePolicy.AUTHENTICATED));
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private CompletableFuture<Authentication> authenticate(AuthenticationRequest request) {
        asked.add(request);
        return switch (request.token().orElse("")) {
            case "later" -> later;
            case "bad" -> CompletableFuture.completedFuture(Authentication.unauthenticated("Who are you?"));
            case "busy" -> CompletableFuture.completedFuture(Authentication.tooMany("Later"));
            case "" -> CompletableFuture.completedFuture(Authentication.anonymous());
            default -> CompletableFuture.completedFuture(Authentication.forbidden("Not you"));
        };
    }

    private Caller open(String token) throws Exception {
        URI room = URI.create(server.rooms() + "lobby?name=ada");
        return token.isEmpty()
                ? Caller.open(room)
                : Caller.open(
                        room,
                        "troupe.v1.json",
                        "troupe.token."
                                + Base64.getUrlEncoder().withoutPadding().encodeToString(token.getBytes(UTF_8)));
    }

    private void closedWith(String token, int code, String error) throws Exception {
        try (Caller caller = open(token)) {
            assertThat(caller.next().path("error").path("code").asText()).isEqualTo(error);
            assertThat(caller.closed()).isEqualTo(new Caller.Closed(code, error));
        }
    }

    @Test
    void whoIsRefusedIsToldAndClosed() throws Exception {
        closedWith("bad", 4401, "unauthenticated");
        closedWith("other", 4403, "forbidden");
        closedWith("busy", 4429, "rate_limited");
        closedWith("", 4404, "not_found");
        await().until(() -> server.system().connections() == 0);
    }

    @Test
    void whatIsSentWhileSomebodyIsAskedIsHandledAfterTheWelcome() throws Exception {
        try (Caller ada = open("later")) {
            await().until(() -> !asked.isEmpty());
            ada.text("{\"call\":\"post\",\"id\":1,\"args\":{\"text\":\"early\"}}");
            ada.text("{\"call\":\"post\",\"id\":2,\"args\":{\"text\":\"too\"}}");
            assertThat(server.system().connections()).isZero();

            later.complete(Authentication.of(Identity.of("ada")));

            assertThat(ada.next().has("welcome")).isTrue();
            assertThat(ada.reply(1).path("value").path("text").asText()).isEqualTo("early");
            assertThat(ada.reply(2).path("value").path("text").asText()).isEqualTo("too");
        }
    }
}
