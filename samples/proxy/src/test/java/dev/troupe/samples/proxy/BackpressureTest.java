package dev.troupe.samples.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.troupe.server.TroupeServer;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The server in front holds back whoever is faster than the other side, and fills no memory with what waits. */
@Timeout(60)
class BackpressureTest {

    private static final int MESSAGE_BYTES = 60_000;
    private static final int MORE_THAN_BUFFERS_HOLD = 500;

    @Test
    void aClientThatDoesNotReadIsSeenByTheActorsServerAndStopsNobodyElse() throws Exception {
        try (TroupeServer actors = TroupeServer.builder()
                        .port(0)
                        .settings(limits -> limits.writeTimeout(Duration.ofSeconds(3)))
                        .start();
                FrontServer front = new FrontServer(0, actors.uri());
                RelayClient observer = RelayClient.connect(actors.inProcess(), "lobby", new Relay.Guest("observer"));
                Caller ada = Caller.open(room(front, "ada"));
                Caller deaf = Caller.openDeaf(room(front, "deaf"))) {
            await().until(() -> observer.blocking().present(), present -> present.contains("deaf"));
            byte[] message = new byte[MESSAGE_BYTES];
            for (int i = 0; i < MORE_THAN_BUFFERS_HOLD; i++) {
                ada.binary(message);
                assertThat(ada.nextBinary()).hasSize(MESSAGE_BYTES);
            }
            // The actors' server has seen that nobody takes it: so nobody in between has.
            assertThat(ada.nextText()).startsWith("deaf left: ");
            assertThat(observer.blocking().present()).containsExactly("observer", "ada");
            assertThat(deaf.socket().isInputClosed()).isFalse();
        }
    }

    @Test
    void aClientOfAnActorThatDoesNotReadHasToWait() throws Exception {
        try (StubActors stub = new StubActors();
                FrontServer front = new FrontServer(0, stub.uri())) {
            CompletableFuture<Caller> opening = CompletableFuture.supplyAsync(() -> Caller.open(room(front, "ada")));
            stub.accept();
            try (Caller ada = opening.get(10, TimeUnit.SECONDS)) {
                CompletableFuture<?> last = CompletableFuture.completedFuture(null);
                int sent = 0;
                while (isTaken(last)) {
                    assertThat(sent++).as("messages that nobody reads").isLessThan(MORE_THAN_BUFFERS_HOLD);
                    last = ada.socket().sendBinary(ByteBuffer.allocate(MESSAGE_BYTES), true);
                }
                long bytes = (long) sent * MESSAGE_BYTES;
                assertThat(stub.read(bytes)).isEqualTo(bytes);
                last.get(10, TimeUnit.SECONDS);
            }
        }
    }

    /** Nothing takes it for a second: all buffers of the machine are full. */
    private static boolean isTaken(CompletableFuture<?> send) throws Exception {
        try {
            send.get(1, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException waits) {
            return false;
        }
    }

    private static URI room(FrontServer front, String name) {
        return URI.create("ws://127.0.0.1:" + front.port() + "/rooms/lobby?name=" + name);
    }
}
