package dev.troupe.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.actor.HttpResponse;
import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.server.RawClient.Response;
import dev.troupe.server.echo.Gate;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that believes 127.0.0.1 where requests come from, and nobody else. */
@Timeout(60)
class BehindProxyTest {

    private final List<RawClient> clients = new ArrayList<>();
    private TroupeServer server;

    @BeforeEach
    void start() {
        server = EchoServer.start(
                new Gate(),
                RuntimeSettings.DEFAULTS.toBuilder().maxConnectionsPerAddress(1).build(),
                builder -> builder.trustedProxies("127.0.0.1")
                        .route(
                                "GET",
                                "/who",
                                request -> HttpResponse.text(request.client().remoteAddress() + " "
                                        + String.join("+", request.client().headers("host")))));
    }

    @AfterEach
    void stop() throws IOException {
        for (RawClient client : clients) {
            client.close();
        }
        server.close();
    }

    private RawClient proxy() throws IOException {
        RawClient client = new RawClient(server.port());
        clients.add(client);
        return client;
    }

    private RawClient stranger() throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress("127.0.0.2", 0));
        RawClient client = new RawClient(socket, server.port(), 0);
        clients.add(client);
        return client;
    }

    private int connect(String... headers) throws IOException {
        return proxy().upgrade("/actors/echo/room", headers).status();
    }

    private void connectAsTheFirst(String... headers) throws IOException {
        int before = server.connections();
        assertThat(connect(headers)).isEqualTo(101);
        assertThat(server.connections()).isEqualTo(before + 1);
    }

    @Test
    void aHandlerSeesTheClientAndTheHostThatItAskedFor() throws IOException {
        assertThat(proxy().get("/who").text()).isEqualTo("127.0.0.1 localhost");
        assertThat(proxy().get("/who", "Forwarded: for=192.0.2.1;host=example.org")
                        .text())
                .isEqualTo("192.0.2.1 example.org");
        assertThat(proxy().get("/who", "X-Forwarded-For: 6.6.6.6, 192.0.2.1", "x-forwarded-host: example.org")
                        .text())
                .isEqualTo("192.0.2.1 example.org");
    }

    @Test
    void aStrangerIsNotBelieved() throws IOException {
        assertThat(stranger()
                        .get("/who", "Forwarded: for=192.0.2.1;host=example.org", "X-Forwarded-For: 192.0.2.1")
                        .text())
                .isEqualTo("127.0.0.2 localhost");
        assertThat(stranger().get("/who", "Forwarded: for=\"").status()).isEqualTo(200);
    }

    @Test
    void theLimitOfAnAddressIsThatOfTheClient() throws IOException {
        connectAsTheFirst("X-Forwarded-For: 192.0.2.1");
        connectAsTheFirst("Forwarded: for=192.0.2.2");
        assertThat(connect("Forwarded: for=192.0.2.1")).isEqualTo(429);
        assertThat(connect("X-Forwarded-For: 6.6.6.6, 192.0.2.2")).isEqualTo(429);
        connectAsTheFirst();
        assertThat(connect()).isEqualTo(429);
    }

    @Test
    void aPageOfTheServerIsOneOfTheHostThatTheProxyHas() throws IOException {
        String forwarded = "Forwarded: for=192.0.2.1;proto=https;host=example.org";
        assertThat(connect(forwarded, "Origin: http://localhost")).isEqualTo(403);
        assertThat(connect(forwarded, "Origin: http://example.org")).isEqualTo(403);
        assertThat(connect(forwarded, "Origin: https://example.org")).isEqualTo(101);
        assertThat(connect("X-Forwarded-Proto: https", "Origin: http://localhost"))
                .isEqualTo(403);
        assertThat(connect("X-Forwarded-Proto: https", "Origin: https://localhost"))
                .isEqualTo(101);
        assertThat(call("X-Forwarded-Host: example.org", "Origin: http://localhost"))
                .isEqualTo(403);
        assertThat(call("X-Forwarded-Host: example.org", "Origin: http://example.org"))
                .isEqualTo(200);
    }

    private int call(String... headers) throws IOException {
        String body = "{\"text\":\"hi\"}";
        return proxy().http("POST /actors/echo/room/call/say HTTP/1.1\r\nHost: localhost\r\n"
                        + String.join("\r\n", headers) + "\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body)
                .status();
    }

    @Test
    void whatTheProxySaysAndCannotBeReadIsABadRequest() throws IOException {
        for (String header : List.of(
                "Forwarded: for=\"",
                "Forwarded: for=nobody",
                "X-Forwarded-For: nobody",
                "X-Forwarded-Proto: gopher",
                "X-Forwarded-Host: a/b")) {
            Response response = proxy().get("/who", header);
            assertThat(response.status()).as(header).isEqualTo(400);
            assertThat(response.text()).contains("bad_message", "proxy");
            assertThat(connect(header)).as(header).isEqualTo(400);
        }
        assertThat(proxy().get("/who", "Forwarded: for=192.0.2.1", "X-Forwarded-For: 192.0.2.2")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void eachRequestOfAConnectionHasItsOwnClient() throws IOException {
        RawClient kept = proxy();
        assertThat(kept.get("/who", "X-Forwarded-For: 192.0.2.1").text()).startsWith("192.0.2.1 ");
        assertThat(kept.get("/who", "X-Forwarded-For: 192.0.2.2").text()).startsWith("192.0.2.2 ");
        assertThat(kept.get("/who").text()).startsWith("127.0.0.1 ");
    }
}
