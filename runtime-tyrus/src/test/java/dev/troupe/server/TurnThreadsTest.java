package dev.troupe.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.troupe.actor.HttpResponse;
import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.server.echo.Gate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One address occupies the threads of the server with what blocks, and clients at another address are served. */
@Timeout(60)
class TurnThreadsTest {

    private static final int MAX = 16;
    private static final String SLOW = "GET /slow HTTP/1.1\r\nHost: a\r\n\r\n";

    private final Gate gate = new Gate();
    private final AtomicInteger slow = new AtomicInteger();
    private final CountDownLatch stuck = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);
    private final TroupeServer server = EchoServer.start(
            gate,
            RuntimeSettings.DEFAULTS.toBuilder()
                    .maxTurnThreads(MAX)
                    .interruptAfter(Duration.ofMillis(1))
                    .build(),
            builder -> builder.httpLimits(limits -> limits.maxHandlers(MAX / 2))
                    .route("GET", "/slow", request -> {
                        slow.incrementAndGet();
                        return HttpResponse.text(gate.opened.join());
                    })
                    .route("GET", "/stuck", request -> {
                        stuck.countDown();
                        try {
                            new CountDownLatch(1).await();
                        } catch (InterruptedException e) {
                            interrupted.countDown();
                        }
                        return HttpResponse.text("too late");
                    })
                    .route("GET", "/quick", request -> HttpResponse.text("quick")));
    private final List<RawClient> clients = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        gate.opened.complete("open");
        for (RawClient client : clients) {
            client.close();
        }
        server.close();
    }

    private RawClient from(String address) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
        RawClient client = new RawClient(socket, server.port(), 0);
        clients.add(client);
        return client;
    }

    private List<RawClient> slowRequests(String address, int count) throws IOException {
        List<RawClient> asking = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            RawClient client = from(address);
            client.send(SLOW.getBytes(ISO_8859_1));
            asking.add(client);
        }
        return asking;
    }

    private static String call(String key, String action) {
        return "POST /actors/echo/" + key + "/call/" + action + " HTTP/1.1\r\nHost: a\r\n"
                + "Content-Type: application/json\r\nContent-Length: 14\r\n\r\n{\"text\":\"hej\"}";
    }

    @Test
    void routesThatBlockLeaveThreadsToOtherAddressesAndToActors() throws IOException {
        List<RawClient> asking = slowRequests("127.0.0.1", 3 * MAX);
        await().until(() -> slow.get() == MAX / 4);
        assertThat(from("127.0.0.2").get("/quick").text()).isEqualTo("quick");
        assertThat(from("127.0.0.1").http(call("lobby", "say")).status()).isEqualTo(200);
        assertThat(slow).hasValue(MAX / 4);
        gate.opened.complete("open");
        for (RawClient client : asking) {
            assertThat(client.response(true).text()).isEqualTo("open");
        }
    }

    @Test
    void aHandlerWhoseClientHasGoneIsInterrupted() throws Exception {
        RawClient client = from("127.0.0.1");
        client.send("GET /stuck HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(ISO_8859_1));
        stuck.await();
        client.socket().setSoLinger(true, 0);
        client.close();
        interrupted.await();
    }

    /** Virtual threads are not used up. */
    @Test
    void callsThatBlockLeaveThreadsToOtherAddressesAlsoForTheSameAction() throws IOException {
        assumeThat(StartLine.VIRTUAL).isFalse();
        List<RawClient> calling = new ArrayList<>();
        for (int i = 0; i < 3 * MAX; i++) {
            RawClient client = from("127.0.0.1");
            client.send(call("key" + i, "block").getBytes(ISO_8859_1));
            calling.add(client);
        }
        // What is refused shows that all other threads are occupied.
        await().until(() -> hasResponse(calling));
        int before = gate.blocked.get();
        List<RawClient> elsewhere = new ArrayList<>();
        // A call that comes before the pool has stalled for its time may be refused: then the client calls again.
        await().until(() -> {
            if (elsewhere.isEmpty() || hasResponse(elsewhere)) {
                elsewhere.clear();
                elsewhere.add(from("127.0.0.2"));
                elsewhere.get(0).send(call("other", "block").getBytes(ISO_8859_1));
            }
            return gate.blocked.get() > before;
        });
        assertThat(from("127.0.0.2").get("/quick").text()).isEqualTo("quick");
        gate.opened.complete("open");
        assertThat(elsewhere.get(0).response(true).status()).isEqualTo(200);
    }

    private static boolean hasResponse(List<RawClient> clients) throws IOException {
        for (RawClient client : clients) {
            if (client.socket().getInputStream().available() > 0) {
                return true;
            }
        }
        return false;
    }
}
