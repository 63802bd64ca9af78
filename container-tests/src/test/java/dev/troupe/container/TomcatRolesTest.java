package dev.troupe.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.troupe.runtime.RuntimeSettings;
import java.net.URI;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whom Tomcat has let in may call what is allowed for the roles that Tomcat knows. */
@Timeout(120)
class TomcatRolesTest {

    @TempDir
    Path directory;

    private TomcatServer server;
    private URI vault;

    @BeforeEach
    void start() throws Exception {
        server = new TomcatServer(directory, RuntimeSettings.DEFAULTS);
        vault = server.rooms().resolve("../vault/main");
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void whoHasTheRoleMayCall() throws Exception {
        try (Caller ada = Caller.known(vault, "ada")) {
            ada.text("{\"call\":\"open\",\"id\":1}");
            assertThat(ada.reply(1).path("value").asText()).isEqualTo("gold for ada");
        }
    }

    @Test
    void whoHasItNotIsForbiddenThatAndNothingElse() throws Exception {
        try (Caller ada = Caller.known(vault, "ada");
                Caller bob = Caller.known(vault, "bob")) {
            bob.text("{\"call\":\"open\",\"id\":1}");
            assertThat(bob.reply(1).path("error").path("code").asText()).isEqualTo("forbidden");
            bob.text("{\"call\":\"look\",\"id\":2}");
            assertThat(bob.reply(2).path("value").asText()).isEqualTo("iron");
            ada.text("{\"call\":\"open\",\"id\":1}");
            assertThat(ada.reply(1).path("value").asText()).isEqualTo("gold for ada");
        }
    }

    @Test
    void whomTomcatDoesNotKnowNeverReachesUs() {
        assertThatThrownBy(() -> Caller.open(vault))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        e -> assertThat(e.getResponse().statusCode()).isEqualTo(401));
    }
}
