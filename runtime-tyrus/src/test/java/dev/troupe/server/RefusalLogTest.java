package dev.troupe.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.troupe.client.BoundedLog;
import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.runtime.authentication.Authentication;
import dev.troupe.server.echo.Gate;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the server refuses, over HTTP as on a WebSocket, is one line of the log, with the way out and without the query. */
class RefusalLogTest {

    private static final Logger LOG = Logger.getLogger("dev.troupe.runtime.connection.RefusalLog");

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            // Tests before this one may have had lines left out.
            if (!line.getMessage().contains("more lines were left out")) {
                lines.add(line.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void capture() {
        BoundedLog.limit(1_000);
        LOG.addHandler(handler);
    }

    @AfterEach
    void release() {
        LOG.removeHandler(handler);
        BoundedLog.limit(BoundedLog.LINES_PER_SECOND);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | /actors/echo/k/call/say | | 401 | A call | in the header field Authorization",
                "POST | /actors/echo/k/call/say | Authorization: Bearer none | 403 | A call | no entry",
                "POST | /actors/echo/k/call/none | | 404 | A call | none",
                "POST | /actors/none/k/call/say | | 404 | A call | none",
                "GET | /actors/echo/k/call/say | | 405 | A call | by POST",
                "POST | /actors/echo/k/call/say | Content-Type: text/plain | 415 | A call | application/json",
                "GET | /actors/echo/k/http | | 401 | A request to an actor | in the header field Authorization",
                "GET | /actors/none/k/http | | 404 | A request to an actor | none",
                "GET | /health | Host: example.org | 421 | A request | troupe.http.allowed-hosts",
                "WS | /actors/echo/k | | 401 | A WebSocket | in the header field Authorization",
            })
    void aRefusalIsLogged(String method, String path, String header, int status, String what, String wayOut)
            throws IOException {
        String more = header == null ? "" : header;
        try (TroupeServer server = EchoServer.start(
                        new Gate(),
                        RuntimeSettings.DEFAULTS,
                        builder -> builder.asyncAuthenticator(request -> CompletableFuture.completedFuture(
                                request.token().isPresent()
                                        ? Authentication.forbidden("no entry")
                                        : Authentication.unauthenticated("no token"))));
                RawClient client = new RawClient(server.port())) {
            String asked = method.equals("WS")
                    ? RawClient.upgradeRequest(path + "?secret=1")
                    : method + " " + path + "?secret=1 HTTP/1.1\r\n"
                            + (more.startsWith("Host") ? "" : "Host: localhost\r\n")
                            + (more.isEmpty() ? "" : more + "\r\n") + "\r\n";
            assertThat(client.http(asked).status()).isEqualTo(status);
            await().until(() -> !lines.isEmpty());
            assertThat(lines)
                    .singleElement()
                    .asString()
                    .startsWith(what + " was refused with " + status + " to 127.0.0.1: " + path + ": ")
                    .contains(wayOut)
                    .doesNotContain("secret");
        }
    }
}
