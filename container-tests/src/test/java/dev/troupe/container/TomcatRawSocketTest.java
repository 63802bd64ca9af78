package dev.troupe.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.troupe.container.Caller.Closed;
import dev.troupe.runtime.RuntimeSettings;
import java.net.URI;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Raw sockets in Tomcat. */
@Timeout(120)
class TomcatRawSocketTest {

    @TempDir
    Path directory;

    private TomcatServer server;

    @BeforeEach
    void start() throws Exception {
        server = new TomcatServer(
                directory,
                RuntimeSettings.DEFAULTS.toBuilder()
                        .shutdownGrace(Duration.ofSeconds(2))
                        .build());
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        assertThat(server.system().connections()).isZero();
    }

    private URI pipe(String more) {
        return URI.create(server.rooms().resolve("../pipe/p/websocket") + more);
    }

    @ParameterizedTest
    @CsvSource({
        "'', /",
        "/a, /a",
        "/a/b%20c, /a/b%20c",
        "/actors/pipe/p, /actors/pipe/p",
        "/a/, /a/",
        "/actors/pipe/q/websocket, /actors/pipe/q/websocket",
        "/actors/pipe/q/websocket/, /actors/pipe/q/websocket/",
        "/1/2/3/4/5/6/7/8, /1/2/3/4/5/6/7/8"
    })
    void thePathIsTheSockets(String tail, String path) throws Exception {
        try (Caller ada = Caller.open(pipe(tail), "troupe.token.YQ", "chess", "draughts")) {
            assertThat(ada.subprotocol()).isEqualTo("chess");
            assertThat(ada.next().asText()).isEqualTo(path + " chess");
        }
    }

    /** Whoever guards {@code …/actors/pipe/p/*} must not be led past by what Tomcat makes of the rest of the path. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/a/",
                "/actors/pipe/q/websocket",
                "/actors/pipe/q/websocket/",
                "/a/actors/pipe/q/websocket/",
                "/a/actors/pipe/q/websocket"
            })
    void theKeyIsTheOneThatTomcatHasSeen(String tail) throws Exception {
        try (Caller ada = Caller.open(pipe(tail))) {
            ada.next();
            ada.text("\"key\"");
            assertThat(ada.next().asText()).isEqualTo("p");
        }
    }

    /** Tomcat makes one slash of several; what is then left of the path could be anybody's. */
    @ParameterizedTest
    @ValueSource(strings = {"//", "/a//b", "/a/actors/pipe/q/websocket//////", "//actors/pipe/q/websocket/"})
    void aPathWithEmptySegmentsIsRefused(String tail) throws Exception {
        try (Caller ada = Caller.open(pipe(tail))) {
            assertThat(ada.closed()).isEqualTo(new Closed(4400, "bad_argument"));
        }
    }

    @Test
    void itSpeaksTextAndBinaryAndIsClosed() throws Exception {
        try (Caller ada = Caller.open(pipe("/"))) {
            assertThat(ada.next().asText()).isEqualTo("/ ");
            ada.text("\"hello\"");
            ada.binary("\"there\"");
            assertThat(ada.next().asText()).isEqualTo("hello");
            assertThat(ada.next().asText()).isEqualTo("hello");
            assertThat(ada.next().asText()).isEqualTo("there");
            ada.text("\"close\"");
            assertThat(ada.closed()).isEqualTo(new Closed(4001, "bye"));
        }
    }

    @Test
    void aRefusalIsTheCloseFrameAlone() throws Exception {
        try (Caller ada = Caller.open(pipe("?stay=out"))) {
            assertThat(ada.closed()).isEqualTo(new Closed(4403, "closed"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../pipe/p/websocket/1/2/3/4/5/6/7/8/9", "../chat-room/lobby/websocket?name=ada"})
    void whatHasNoTemplateIsNotFound(String path) {
        assertThatThrownBy(() -> Caller.open(server.rooms().resolve(path)))
                .hasCauseInstanceOf(WebSocketHandshakeException.class);
    }
}
