package dev.troupe.runtime.connection;

import static dev.troupe.runtime.connection.ConnectionFixture.receive;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.SlowConsumerPolicy;
import dev.troupe.runtime.message.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;

/** A client that calls and cancels, an actor that replies, time that passes, and an end that comes at any moment. */
@Timeout(60)
class ServerConnectionStressTest {

    private static final int CALLS = 100;

    private final ConnectionFixture fixture = new ConnectionFixture();
    private final ServerConnection connection = fixture.welcomed();
    private final ExecutorService threads = Executors.newFixedThreadPool(3);

    @RepeatedTest(50)
    void everyCallIsAnsweredOnceAtMostAndTheEndIsToldOnce() throws Exception {
        CyclicBarrier start = new CyclicBarrier(3);
        List<Future<?>> all = new ArrayList<>();
        try {
            all.add(threads.submit(() -> {
                start.await();
                for (int i = 0; i < CALLS; i++) {
                    receive(connection, "{\"call\":\"post\",\"id\":" + i + ",\"timeout\":50}");
                    receive(connection, "{\"cancel\":" + (i - 2) + "}");
                }
                connection.onClosed(1006, "");
                return null;
            }));
            all.add(threads.submit(() -> {
                start.await();
                for (int i = 0; i < CALLS && !connection.isClosed(); ) {
                    List<Call> calls = fixture.actor.calls();
                    if (i < calls.size()) {
                        Call call = calls.get(i++);
                        connection.deliver(Messages.text("event"), SlowConsumerPolicy.DROP_OLDEST, "");
                        if (call.begin() && call.settle()) {
                            connection.replied(call, Messages.text("{\"reply\":" + call.id() + ",\"value\":1}"));
                        }
                        connection.flush();
                    }
                }
                return null;
            }));
            all.add(threads.submit(() -> {
                start.await();
                while (!connection.isClosed()) {
                    fixture.nanoTime.addAndGet(30_000_000);
                    connection.calls().expire(fixture.nanoTime.get());
                }
                return null;
            }));
            for (Future<?> each : all) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(fixture.actor.closes()).isOne();
        assertThat(fixture.live.count()).isZero();
        for (int i = 0; i < CALLS; i++) {
            String beginning = "{\"reply\":" + i + ",";
            assertThat(fixture.socket.sent().stream().filter(text -> text.startsWith(beginning)))
                    .hasSizeLessThanOrEqualTo(1);
        }
        assertThat(fixture.actor.calls())
                .allSatisfy(call -> assertThat(call.settle() || call.begin()).isFalse());
    }
}
