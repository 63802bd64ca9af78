package dev.troupe.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.troupe.actor.HttpResponse;
import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.runtime.authentication.Authentication;
import dev.troupe.runtime.authentication.CreatePolicy;
import dev.troupe.server.RawClient.Response;
import dev.troupe.server.echo.Gate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The server decides by the head of a request, and keeps a body only for what wants it, within one budget. */
class HttpBodiesTest {

    private static final int BUDGET = 100_000;
    private static final String JSON = "Content-Type: application/json\r\n";

    private final Gate gate = new Gate();

    private TroupeServer start() {
        RuntimeSettings settings =
                RuntimeSettings.DEFAULTS.toBuilder().maxBufferedBytes(BUDGET).build();
        return EchoServer.start(
                gate,
                settings,
                b -> b.createPolicy(CreatePolicy.AUTHENTICATED)
                        .asyncAuthenticator(request -> request.token().isEmpty()
                                ? CompletableFuture.completedFuture(Authentication.unauthenticated("no token"))
                                : gate.opened.thenApply(token -> Authentication.anonymous()))
                        .routeAsync(
                                "POST",
                                "/length",
                                request -> CompletableFuture.completedFuture(
                                        HttpResponse.text(String.valueOf(request.body().length))))
                        .routeAsync("POST", "/held", request -> gate.opened.thenApply(HttpResponse::text)));
    }

    private static String post(String path, String more) {
        return "POST " + path + " HTTP/1.1\r\nHost: a\r\n" + more + "\r\n";
    }

    private static String length(int bytes) {
        return "Content-Length: " + bytes + "\r\n";
    }

    private static void send(RawClient client, String text) throws IOException {
        client.send(text.getBytes(ISO_8859_1));
    }

    private static RawClient from(String address, TroupeServer server) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
        return new RawClient(socket, server.port(), 0);
    }

    private static String chunk(int bytes) {
        return Integer.toHexString(bytes) + "\r\n" + "x".repeat(bytes) + "\r\n";
    }

    /** The client waits for the answer and sends nothing of its body before. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/ | | 405",
                "/none | | 405",
                "/health | | 405",
                "/actors | | 405",
                "/actors/none/none/http | | 404",
                "/actors/none/k/call/say | Content-Type: application/json | 404",
                "/actors/echo/k/call/none | Content-Type: application/json | 404",
                "/actors/echo/k/call/say | Content-Type: text/plain | 415",
                "/actors/echo/k/call/say | Content-Type: application/json | 401",
                "/actors/echo/k/http | | 401",
                "/actors/echo/k/http | Origin: https://evil.example | 403",
                "/actors/echo/k/call/say | Troupe-Timeout: soon | 415",
                "/actors/echo/k/call/say | Authorization: Bearer t | 415"
            })
    void aRequestThatIsRefusedCostsTheServerNoMoreThanItsHead(String path, String header, int status)
            throws IOException {
        String more = header == null ? "" : header + "\r\n";
        try (TroupeServer server = start()) {
            for (String body : new String[] {length(100_000), length(1_000_000), "Transfer-Encoding: chunked\r\n"}) {
                try (RawClient client = new RawClient(server.port())) {
                    Response response = client.http(post(path, more + body));
                    assertThat(response.status()).as(body).isEqualTo(status);
                    assertThat(response.text()).startsWith("{\"error\":");
                }
            }
            assertThat(server.buffered()).isZero();
        }
    }

    @Test
    void nothingIsKeptWhileTheAuthenticatorThinks() throws IOException {
        try (TroupeServer server = start();
                RawClient client = new RawClient(server.port())) {
            send(
                    client,
                    post(
                            "/actors/echo/k/call/say",
                            JSON + "Authorization: Bearer t\r\nExpect: 100-continue\r\n" + length(16)));
            try (RawClient other = new RawClient(server.port())) {
                assertThat(other.get("/health").status()).isEqualTo(200);
            }
            assertThat(client.socket().getInputStream().available()).isZero();
            assertThat(server.buffered()).isZero();

            gate.opened.complete("yes");
            // The actor is not made for a client that is not known.
            assertThat(client.response(true).status()).isEqualTo(404);
        }
    }

    @Test
    void aClientIsToldToGoOnWhenItsRequestIsWanted() throws IOException {
        try (TroupeServer server = start();
                RawClient client = new RawClient(server.port())) {
            assertThat(client.http(post("/length", "Expect: 100-continue\r\n" + length(5)))
                            .status())
                    .isEqualTo(100);
            assertThat(client.http("hello").text()).isEqualTo("5");
            assertThat(client.http(post("/none", "Expect: 100-continue\r\n" + length(5)))
                            .status())
                    .isEqualTo(405);
        }
    }

    @Test
    void oneAddressHasAShareOfTheBudgetAndGivesItBack() throws IOException {
        try (TroupeServer server = start();
                RawClient first = new RawClient(server.port())) {
            send(first, post("/length", "Transfer-Encoding: chunked\r\n") + chunk(40_000));
            await().until(() -> server.buffered() >= 40_000);

            try (RawClient second = new RawClient(server.port());
                    RawClient elsewhere = from("127.0.0.2", server)) {
                Response refused =
                        second.http(post("/length", "Transfer-Encoding: chunked\r\n") + chunk(20_000) + "0\r\n\r\n");
                assertThat(refused.status()).isEqualTo(503);
                assertThat(refused.header("Retry-After")).isEqualTo("1");
                assertThat(refused.text()).contains("\"code\":\"overloaded\"");
                assertThat(elsewhere
                                .http(post("/length", length(20_000)) + "x".repeat(20_000))
                                .text())
                        .isEqualTo("20000");
            }
            first.socket().close();
            await().until(() -> server.buffered() == 0);
            try (RawClient third = new RawClient(server.port())) {
                assertThat(third.http(post("/length", length(50_000)) + "x".repeat(50_000))
                                .text())
                        .isEqualTo("50000");
            }
            assertThat(server.buffered()).isZero();
        }
    }

    @Test
    void bodiesAndPartsOfMessagesOfOneAddressTakeFromOneShare() throws IOException {
        RuntimeSettings settings =
                RuntimeSettings.DEFAULTS.toBuilder().maxBufferedBytes(BUDGET).build();
        try (TroupeServer server = EchoServer.start(
                        gate, settings, b -> b.route("POST", "/length", request -> HttpResponse.text("yes")));
                RawClient socket = RawClient.welcomed(server.port(), "/actors/echo/k");
                RawClient client = new RawClient(server.port());
                RawClient elsewhere = from("127.0.0.2", server)) {
            byte[] part = new byte[40_000];
            ByteBuffer.wrap(part).put((byte) 0x81).put((byte) 0xFE).putShort((short) 50_000);
            socket.send(part);
            await().until(() -> server.buffered() >= 35_000);

            String request = post("/length", length(20_000)) + "x".repeat(20_000);
            assertThat(client.http(request).status()).isEqualTo(503);
            assertThat(elsewhere.http(request).status()).isEqualTo(200);
            socket.socket().close();
            await().until(() -> server.buffered() == 0);
        }
    }

    /** Each of these ends a body in another way. */
    @ParameterizedTest
    @ValueSource(strings = {"whole", "malformed", "too large", "close", "reset", "late answer"})
    void whatABodyTakesIsGivenBack(String end) throws IOException {
        try (TroupeServer server = start();
                RawClient client = new RawClient(server.port())) {
            String path = end.equals("late answer") ? "/held" : "/length";
            send(client, post(path, "Transfer-Encoding: chunked\r\n") + chunk(10_000));
            await().until(() -> server.buffered() >= 10_000);
            switch (end) {
                case "whole" -> assertThat(client.http("0\r\n\r\n").text()).isEqualTo("10000");
                case "malformed" -> assertThat(client.http("xyz\r\n").status()).isEqualTo(400);
                case "too large" ->
                    assertThat(client.http(chunk(50_000)).status()).isEqualTo(413);
                case "close" -> client.socket().close();
                case "reset" -> {
                    client.socket().setSoLinger(true, 0);
                    client.socket().close();
                }
                default -> {
                    send(client, "0\r\n\r\n");
                    gate.opened.complete("now");
                    assertThat(client.response(true).text()).isEqualTo("now");
                }
            }
            await().until(() -> server.buffered() == 0);
        }
    }

    @Test
    void aSmallBodyThatNobodyWantsIsReadOverAndTheConnectionKept() throws IOException {
        try (TroupeServer server = start();
                RawClient client = new RawClient(server.port())) {
            for (int i = 0; i < 3; i++) {
                assertThat(client.http(post("/none", length(5_000)) + "x".repeat(5_000))
                                .status())
                        .isEqualTo(405);
            }
            assertThat(client.http(post("/length", length(2)) + "ab").text()).isEqualTo("2");
        }
    }

    /** A kernel resets a connection that is closed while bytes of it were not read. */
    @ParameterizedTest
    @ValueSource(ints = {2_000_000, 6_000_000, 20_000_000})
    void aClientThatSendsAllBeforeItReadsGetsItsRefusal(int bytes) throws IOException {
        try (TroupeServer server = start()) {
            for (String path : Collections.nCopies(3, "/length")) {
                try (RawClient client = new RawClient(server.port())) {
                    send(client, post(path, length(bytes)));
                    byte[] piece = new byte[100_000];
                    for (int sent = 0; sent < bytes; sent += piece.length) {
                        client.send(piece);
                    }
                    assertThat(client.response(true).status()).isEqualTo(413);
                    assertThat(client.isAtEnd()).isTrue();
                }
            }
        }
    }
}
