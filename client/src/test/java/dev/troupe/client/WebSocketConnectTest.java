package dev.troupe.client;

import static dev.troupe.client.Parrot.echo;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.troupe.client.Parrot.Words;
import dev.troupe.wire.CloseCode;
import dev.troupe.wire.Key;
import dev.troupe.wire.WireFormat;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the client over the JDK's own WebSocket finds a server, and what it says where it does not. */
@Timeout(60)
class WebSocketConnectTest extends RawServerFixture {

    // ---- addresses

    @Test
    void theAddressNamesTheActorAndCarriesTheParams() throws Exception {
        CompletableFuture<RawWebSocketServer.Connection> seen = new CompletableFuture<>();
        serve(client -> {
            seen.complete(client);
            parrot(client);
        });
        Transport transport =
                Transport.webSocket(URI.create(server.address().toString().replace("ws:", "http:") + "/base/"));
        Key key = Key.of("a b", "ü/,");
        try (var connection =
                ClientConnection.open(Parrot.PROTOCOL, transport, key, new Words("1 ü ?"), new EventHandlers())) {
            assertThat(connection.isOpen()).isTrue();
        }

        String[] target = seen.get().target.split("\\?params=");
        assertThat(target[0]).isEqualTo("/base/actors/parrot/" + key.toPathSegment());
        assertThat(new String(Base64.getUrlDecoder().decode(target[1]), UTF_8)).isEqualTo("{\"text\":\"1 ü ?\"}");
        assertThat(seen.get().headers).containsEntry("Sec-WebSocket-Protocol", "troupe.v1.json");
    }

    // ---- tokens

    @Test
    void aTokenStandsInTheHeaderAndMayBeAFreshOneEachTime() throws Exception {
        List<String> shown = new CopyOnWriteArrayList<>();
        serve(client -> {
            shown.add(client.headers.getOrDefault("Authorization", ""));
            parrot(client);
        });
        Transport plain = Transport.webSocket(server.address());
        Iterator<String> fresh = List.of("first", "second").iterator();
        Transport renewing = plain.withToken(fresh::next);

        for (Transport transport : List.of(plain, plain.withToken("abc.DEF-_~+/=="), renewing, renewing)) {
            connect(transport, new EventHandlers()).close();
        }

        assertThat(shown).containsExactly("", "Bearer abc.DEF-_~+/==", "Bearer first", "Bearer second");
    }

    @Test
    void aTransportWithATokenIsOtherwiseTheSame() {
        Transport cbor = Transport.webSocket(URI.create("ws://host"), WireFormat.CBOR);

        assertThat(cbor.withToken("token").format()).isEqualTo(WireFormat.CBOR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s%cret", "two words", "line\r\nX-Header: 1", "=", "ä"})
    void whatCanBeNoTokenIsRefusedAndNotRepeated(String token) {
        Transport transport = Transport.webSocket(URI.create("ws://localhost:1"));

        assertThatThrownBy(() -> transport.withToken(token))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("characters")
                .hasMessageNotContaining("s%cret");
        ActorConnectException failure = refusal(transport.withToken(() -> token));
        assertThat(failure.code()).isEqualTo("bad_argument");
        assertThat(failure.retryable()).isFalse();
        assertThat(failure.closeCode()).isZero();
    }

    @Test
    void aSupplierThatFailsIsSaid() {
        Transport transport = Transport.webSocket(URI.create("ws://localhost:1"))
                .withToken(() -> {
                    throw new IllegalStateException("nobody is logged in");
                });

        ActorConnectException failure = refusal(transport);
        assertThat(failure.code()).isEqualTo("unavailable");
        assertThat(failure.closeCode()).isZero();
        assertThat(failure)
                .hasMessage("The supplier of the token failed: nobody is logged in")
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void aTransportThatShowsNoTokensSaysSo() {
        assertThatThrownBy(() -> new FakeTransport().withToken("token"))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    // ---- where it goes

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://host",
                "localhost:8080",
                "ws:///path",
                "ws://me:secret@host",
                "ws://host?x=1",
                "ws://host#x"
            })
    void whatIsNoAddressOfAServerIsRefused(String address) {
        assertThatThrownBy(() -> Transport.webSocket(URI.create(address)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void schemesAndPortsAreKept() {
        var target = new Transport.Target("parrot", POLLY, WireFormat.JSON, "");
        for (String[] pair : List.of(
                new String[] {"ws://host:81", "ws://host:81"},
                new String[] {"HTTP://host/", "ws://host"},
                new String[] {"https://[::1]:444/a/b", "wss://[::1]:444/a/b"},
                new String[] {"wss://host", "wss://host"})) {
            URI address = new WebSocketTransport(URI.create(pair[0]), WireFormat.JSON).address(target);
            assertThat(address).hasToString(pair[1] + "/actors/parrot/polly");
        }
    }

    @Test
    void theUsersOwnHttpClientIsTheOneThatConnects() throws Exception {
        serve(WebSocketTransportTest::parrot);
        List<URI> asked = new CopyOnWriteArrayList<>();
        HttpClient own = HttpClient.newBuilder()
                .proxy(new ProxySelector() {
                    @Override
                    public List<Proxy> select(URI uri) {
                        asked.add(uri);
                        return List.of(Proxy.NO_PROXY);
                    }

                    @Override
                    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
                        throw new AssertionError(failure);
                    }
                })
                .build();

        try (ClientConnection connection =
                connect(Transport.webSocket(server.address(), WireFormat.JSON, own), new EventHandlers())) {
            assertThat(echo(connection, "hello").get(10, SECONDS)).isEqualTo("hello");
        }
        assertThat(asked)
                .singleElement()
                .satisfies(uri ->
                        assertThat(uri.getPort()).isEqualTo(server.address().getPort()));
    }

    @Test
    void theConnectTimeoutOfTheUsersOwnHttpClientCounts() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        serve(client -> over.await());
        HttpClient hasty =
                HttpClient.newBuilder().connectTimeout(Duration.ofMillis(200)).build();

        long begin = System.nanoTime();
        ActorConnectException refusal = refusal(Transport.webSocket(server.address(), WireFormat.JSON, hasty));

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Opening.DEADLINE.dividedBy(2));
        assertThat(refusal).hasMessageContaining("127.0.0.1");
        over.countDown();
    }

    // ---- no connection

    @Test
    void aRefusedHandshakeCarriesTheStatusAndTheServersError() throws Exception {
        serve(client -> client.refuse(
                "400 Bad Request",
                "application/json",
                "{\"error\":{\"code\":\"bad_argument\",\"message\":\"The key is empty\",\"retryable\":false}}"));

        ActorConnectException failure = refusal();

        assertThat(failure.closeCode()).isEqualTo(400);
        assertThat(failure.code()).isEqualTo("bad_argument");
        assertThat(failure).hasMessage("The key is empty");
    }

    @Test
    void aRefusalBySomebodyElseIsExplainedByItsStatus() throws Exception {
        serve(client -> client.refuse("404 Not Found", "text/html", "<html>nothing here</html>"));

        ActorConnectException failure = refusal();

        assertThat(failure.closeCode()).isEqualTo(404);
        assertThat(failure.code()).isEqualTo("not_found");
        assertThat(failure).hasMessage("The server refused the handshake with HTTP status 404");
    }

    @Test
    void aRefusalInPlainTextIsPassedOn() throws Exception {
        serve(client -> client.refuse("503 Service Unavailable", "text/plain", "back at noon\n"));

        assertThat(refusal()).hasMessage("The server refused the handshake with HTTP status 503: back at noon");
    }

    @Test
    void aServerThatAnswersTheHandshakeWronglyIsNone() throws Exception {
        serve(client -> {
            client.upgrade("Sec-WebSocket-Protocol: chat\r\n");
            client.readToEnd();
        });

        ActorConnectException failure = refusal();

        assertThat(failure.code()).isEqualTo("unavailable");
        assertThat(failure).hasMessageContaining("subprotocol");
    }

    @Test
    void aServerThatTakesNoSubprotocolSpeaksNoCbor() throws Exception {
        serve(client -> {
            client.upgrade("");
            client.readToEnd();
        });

        assertThat(refusal(Transport.webSocket(server.address(), WireFormat.CBOR)))
                .hasMessageContaining("troupe.v1.cbor");
    }

    @Test
    void aPortWhereNobodyListensIsNamed() throws Exception {
        // Bound and not listening: nobody else gets the port meanwhile.
        try (Socket mute = new Socket()) {
            mute.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
            String address = "127.0.0.1:" + mute.getLocalPort();
            ActorConnectException failure = refusal(Transport.webSocket(URI.create("ws://" + address)));

            assertThat(failure.code()).isEqualTo("unavailable");
            assertThat(failure.closeCode()).isZero();
            assertThat(failure).hasMessageContaining(address).hasMessageContaining("nobody listens");
        }
    }

    @Test
    void aHostThatDoesNotExistIsNamed() {
        assertThat(refusal(Transport.webSocket(URI.create("ws://parrot.invalid:1"))))
                .hasMessage("There is no host parrot.invalid");
    }

    @Test
    void aRejectionComesInPlaceOfTheWelcome() throws Exception {
        serve(client -> {
            client.upgrade()
                    .sendText("{\"error\":{\"code\":\"name_required\",\"message\":\"A name\",\"retryable\":false}}");
            client.sendClose(CloseCode.REJECTED, "name_required");
            client.readClose();
        });

        ActorConnectException failure = refusal();

        assertThat(failure.code()).isEqualTo("name_required");
        assertThat(failure.closeCode()).isEqualTo(4403);
    }

    @Test
    void aCloseBeforeTheWelcomeIsExplainedByItsCode() throws Exception {
        serve(client -> {
            client.upgrade().sendClose(CloseCode.BAD_PARAMS, "params are missing");
            client.readClose();
        });

        ActorConnectException failure = refusal();

        assertThat(failure.code()).isEqualTo("bad_argument");
        assertThat(failure.closeCode()).isEqualTo(4400);
        assertThat(failure).hasMessageContaining("params are missing");
    }

    @Test
    void aServerThatVanishesBeforeTheWelcomeIsNoticed() throws Exception {
        serve(RawWebSocketServer.Connection::upgrade);

        ActorConnectException failure = refusal();

        assertThat(failure.code()).isEqualTo("connection_lost");
        assertThat(failure.closeCode()).isEqualTo(1006);
    }
}
