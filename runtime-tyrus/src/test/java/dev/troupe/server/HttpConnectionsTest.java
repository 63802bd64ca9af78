package dev.troupe.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.troupe.actor.HttpResponse;
import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.runtime.authentication.Authentication;
import dev.troupe.server.RawClient.Response;
import dev.troupe.server.echo.Gate;
import dev.troupe.server.websocket.ClientFrames;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One connection of HTTP on a bare socket: what is sent early, what is sent at once, and who sends no more. */
class HttpConnectionsTest {

    private static final String CALL = "{\"call\":\"say\",\"id\":1,\"args\":{\"text\":\"early\"}}";

    private final Gate gate = new Gate();
    private final AtomicInteger begun = new AtomicInteger();
    private final CompletableFuture<Authentication> identified = new CompletableFuture<>();
    private final TroupeServer server = EchoServer.start(
            gate,
            RuntimeSettings.DEFAULTS,
            b -> b.asyncAuthenticator(request -> request.token().isEmpty()
                            ? CompletableFuture.completedFuture(Authentication.anonymous())
                            : identified)
                    .route(
                            "GET",
                            "/number",
                            request -> HttpResponse.text(
                                    request.queryParameter("n").orElse("")))
                    .routeAsync("GET", "/held", request -> {
                        begun.incrementAndGet();
                        return gate.opened.thenApply(HttpResponse::text);
                    }));

    @AfterEach
    void stop() {
        gate.opened.complete("end");
        server.close();
    }

    private static byte[] early(String request) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(request.getBytes(ISO_8859_1));
        bytes.write(new ClientFrames(1).frame(true, 1, CALL.getBytes(UTF_8)).bytes());
        return bytes.toByteArray();
    }

    private static String get(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n";
    }

    private static void assertServed(RawClient client) throws IOException {
        assertThat(client.response(true).status()).isEqualTo(101);
        assertThat(client.frame().text()).startsWith("{\"welcome\"");
        assertThat(client.frame().text()).isEqualTo("{\"reply\":1,\"value\":\"early\"}");
    }

    @Test
    void framesThatFollowTheRequestAtOnceAreServed() throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            client.send(early(RawClient.upgradeRequest("/actors/echo/k")));
            assertServed(client);
        }
    }

    @Test
    void soTheyAreWhereAnAuthenticatorIsAskedFirst() throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            client.send(early(RawClient.upgradeRequest("/actors/echo/k", "Authorization: Bearer t")));
            try (RawClient other = new RawClient(server.port())) {
                assertThat(other.get("/health").status()).isEqualTo(200);
            }
            assertThat(client.socket().getInputStream().available()).isZero();
            identified.complete(Authentication.anonymous());
            assertServed(client);
        }
    }

    @Test
    void soTheyAreBehindRequestsThatCameBefore() throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            client.send(early(get("/number?n=1").repeat(150) + RawClient.upgradeRequest("/actors/echo/k")));
            for (int i = 0; i < 150; i++) {
                assertThat(client.response(true).text()).isEqualTo("1");
            }
            assertServed(client);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {129, 1_000, 10_000})
    void anyNumberOfRequestsAtOnceIsAnsweredInOrder(int count) throws Exception {
        StringBuilder requests = new StringBuilder();
        for (int i = 0; i < count; i++) {
            requests.append(get("/number?n=" + i));
        }
        try (RawClient client = new RawClient(server.port())) {
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
                try {
                    client.send(requests.toString().getBytes(ISO_8859_1));
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            for (int i = 0; i < count; i++) {
                assertThat(client.response(true).text()).isEqualTo(String.valueOf(i));
            }
            sending.get();
        }
    }

    @Test
    void oneRequestIsServedAtATime() throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            client.send((get("/held") + get("/held") + get("/number?n=3")).getBytes(ISO_8859_1));
            await().until(() -> begun.get() == 1);
            try (RawClient other = new RawClient(server.port())) {
                assertThat(other.get("/health").status()).isEqualTo(200);
            }
            assertThat(begun).hasValue(1);
            gate.opened.complete("now");
            assertThat(client.response(true).text()).isEqualTo("now");
            assertThat(client.response(true).text()).isEqualTo("now");
            assertThat(client.response(true).text()).isEqualTo("3");
        }
    }

    /** What waits takes from the budget of all that is buffered, of which one address has half. */
    @Test
    void requestsThatAreSentAheadTakeFromTheShareOfTheirAddress() throws IOException {
        RuntimeSettings settings =
                RuntimeSettings.DEFAULTS.toBuilder().maxBufferedBytes(40_000).build();
        try (TroupeServer small = EchoServer.start(
                        gate,
                        settings,
                        b -> b.routeAsync("GET", "/held", request -> gate.opened.thenApply(HttpResponse::text)));
                RawClient greedy = new RawClient(small.port());
                RawClient modest = new RawClient(small.port())) {
            modest.send((get("/held") + get("/health")).getBytes(ISO_8859_1));
            greedy.send((get("/held") + get("/health").repeat(2_000)).getBytes(ISO_8859_1));
            assertThat(greedy.response(true).status()).isEqualTo(503);
            assertThat(greedy.isAtEnd()).isTrue();
            await().until(() -> small.buffered() == 0);
            gate.opened.complete("now");
            assertThat(modest.response(true).text()).isEqualTo("now");
            assertThat(modest.response(true).text()).contains("up");
        }
    }

    @Test
    void soDoHeadsThatAreNotFinished() throws IOException {
        RuntimeSettings settings =
                RuntimeSettings.DEFAULTS.toBuilder().maxBufferedBytes(40_000).build();
        try (TroupeServer small = EchoServer.start(gate, settings, b -> b);
                RawClient modest = new RawClient(small.port())) {
            String half = "GET /health HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(9_000);
            try (RawClient first = new RawClient(small.port());
                    RawClient second = new RawClient(small.port())) {
                first.send(half.getBytes(ISO_8859_1));
                await().until(() -> small.buffered() > 0);
                second.send((half + "x".repeat(6_000)).getBytes(ISO_8859_1));
                assertThat(second.response(true).status()).isEqualTo(503);
                assertThat(modest.get("/health").status()).isEqualTo(200);
                first.send("\r\n\r\n".getBytes(ISO_8859_1));
                assertThat(first.response(true).status()).isEqualTo(200);
            }
            await().until(() -> small.buffered() == 0);
        }
    }

    @Test
    void whatIsSentAheadIsGivenBackWhenItIsServedAndWhenItsClientGoes() throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            client.send((get("/held") + get("/number?n=1").repeat(300)).getBytes(ISO_8859_1));
            await().until(() -> server.buffered() > 0);
            gate.opened.complete("now");
            assertThat(client.response(true).text()).isEqualTo("now");
            for (int i = 0; i < 300; i++) {
                assertThat(client.response(true).text()).isEqualTo("1");
            }
            await().until(() -> server.buffered() == 0);
        }
        try (RawClient client = new RawClient(server.port())) {
            client.send(early(RawClient.upgradeRequest("/actors/echo/k", "Authorization: Bearer t")));
            client.send(new byte[6_000]);
            await().until(() -> server.buffered() > 0);
        }
        await().until(() -> server.buffered() == 0);
    }

    @Test
    void aClientThatSendsNoMoreGetsItsResponses() throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            client.send((get("/held") + get("/number?n=2")).getBytes(ISO_8859_1));
            client.shutdownOutput();
            await().until(() -> begun.get() == 1);
            gate.opened.complete("now");
            assertThat(client.response(true).text()).isEqualTo("now");
            assertThat(client.response(true).text()).isEqualTo("2");
            assertThat(client.isAtEnd()).isTrue();
        }
    }

    @Test
    void aClientThatSendsNoMoreGetsALargeResponseWhole() throws IOException {
        String large = "x".repeat(32 << 20);
        try (RawClient client = new RawClient(server.port())) {
            client.send(get("/held").getBytes(ISO_8859_1));
            client.shutdownOutput();
            await().until(() -> begun.get() == 1);
            gate.opened.complete(large);
            assertThat(client.response(true).text().length()).isEqualTo(large.length());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "GET /",
                "GET / HTTP/1.1\r\nHost: a\r\n",
                "POST /number HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nabc"
            })
    void aClientThatSendsNoMoreInTheMiddleIsClosed(String part) throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            client.send(part.getBytes(ISO_8859_1));
            client.shutdownOutput();
            if (part.startsWith("POST")) {
                assertThat(client.response(true).status()).isEqualTo(405);
            }
            assertThat(client.isAtEnd()).isTrue();
        }
    }

    /** RFC 9110, section 7.8, and RFC 6455, sections 4.1 and 4.2. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /actors/echo/k HTTP/1.0|Host: a|Upgrade: websocket|Connection: Upgrade|Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==|Sec-WebSocket-Version: 13",
                "GET /actors/echo/k HTTP/1.1|Host: a|Upgrade: websocket|Connection: Upgrade|Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==|Sec-WebSocket-Version: 13|Sec-WebSocket-Version: 12",
                "GET /actors/echo/k HTTP/1.1|Host: a|Upgrade: websocket|Connection: Upgrade|Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==|Sec-WebSocket-Version: 12|Sec-WebSocket-Version: 13",
                "GET /actors/echo/k HTTP/1.1|Host: a|Upgrade: websocket|Connection: Upgrade|Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==|Sec-WebSocket-Version: 13|Sec-WebSocket-Version: 13",
                "GET /actors/echo/k HTTP/1.1|Host: a|Upgrade: websocket|Connection: Upgrade|Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==|Sec-WebSocket-Version: 13, 12",
                "GET /actors/echo/k HTTP/1.1|Host: a|Upgrade: websocket|Connection: Upgrade|Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==|Sec-WebSocket-Version: 013",
                "GET /actors/echo/k HTTP/1.1|Host: a|Upgrade: websocket|Connection: Upgrade|Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "GET /actors/echo/k HTTP/1.1|Host: a|Upgrade: websocket|Connection: Upgrade|Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==|Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==|Sec-WebSocket-Version: 13",
                "GET /actors/echo/k HTTP/1.1|Host: a|Upgrade: websocket|Connection: Upgrade|Sec-WebSocket-Key:|Sec-WebSocket-Version: 13",
                "GET /actors/echo/k HTTP/1.1|Host: a|Upgrade: websocket|Connection: Upgrade|Sec-WebSocket-Version: 13",
                "GET /actors/echo/k HTTP/1.1|Host: a|Upgrade: websocket|Connection: Upgrade|Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ|Sec-WebSocket-Version: 13",
                "GET /actors/echo/k HTTP/1.1|Host: a|Upgrade: websocket|Connection: Upgrade|Sec-WebSocket-Key: dGhlIHNhbXBsZQ==|Sec-WebSocket-Version: 13",
                "GET /actors/echo/k HTTP/1.1|Host: a|Upgrade: websocket|Connection: Upgrade|Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==|Sec-WebSocket-Version: 13|Content-Length: 3",
                "GET /actors/echo/k HTTP/1.1|Host: a|Upgrade: websocket|Connection: Upgrade|Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==|Sec-WebSocket-Version: 13|Transfer-Encoding: chunked",
                "POST /actors/echo/k HTTP/1.1|Host: a|Upgrade: websocket|Connection: Upgrade|Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==|Sec-WebSocket-Version: 13",
                "GET /actors/echo/k/websocket HTTP/1.1|Host: a|Upgrade: websocket|Connection: Upgrade|Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==|Sec-WebSocket-Version: 13|Sec-WebSocket-Protocol: a b",
                "GET /actors/echo/k/websocket HTTP/1.1|Host: a|Upgrade: websocket|Connection: Upgrade|Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==|Sec-WebSocket-Version: 13|Sec-WebSocket-Protocol: x, \u00e9",
                "GET /actors/echo/k HTTP/1.1|Host: a|Upgrade: websocket|Connection: Upgrade|Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==|Sec-WebSocket-Version: 13|Sec-WebSocket-Protocol: troupe.v1.json, a=b",
                "GET /actors/echo/k HTTP/1.1|Host: a|Upgrade: websocket|Connection: keep-alive|Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==|Sec-WebSocket-Version: 13"
            })
    void whatIsNoOpeningHandshakeIsNotUpgraded(String request) throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            Response response = client.http(request.replace("|", "\r\n") + "\r\n\r\n");
            assertThat(response.status()).isIn(400, 405, 426);
            assertThat(response.text()).startsWith("{\"error\":");
        }
    }
}
