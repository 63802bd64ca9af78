package dev.troupe.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import dev.troupe.ActorException;
import dev.troupe.wire.CloseCode;
import dev.troupe.wire.Key;
import dev.troupe.wire.WireMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** The server's end of one connection, in the hands of a test. */
final class FakeTransport implements Transport, Transport.Channel {

    static final String WELCOME = "{\"welcome\":{\"connection\":\"c1\",\"protocol\":\"parrot\","
            + "\"fingerprint\":\"0123456789abcdef\",\"epoch\":\"e1\",\"seq\":0}}";

    final CompletableFuture<Channel> opening = new CompletableFuture<>();
    final List<String> sent = new CopyOnWriteArrayList<>();
    final List<Integer> closes = new CopyOnWriteArrayList<>();
    final ManualDeadlines deadlines = new ManualDeadlines();
    final EventHandlers handlers = new EventHandlers();
    private final Executor pool = ClientThreads.newPool();

    volatile Target target;
    volatile Receiver receiver;
    volatile boolean full;

    /** A connection that is welcome already. */
    ClientConnection connect() {
        return connect(WELCOME);
    }

    ClientConnection connect(String welcome) {
        CompletableFuture<ClientConnection> opened = begin();
        opening.complete(this);
        receive(welcome);
        ClientConnection connection = Opening.await(opened);
        // Whoever waits may hear of it before the deadline of the opening is taken back.
        await().until(() -> deadlines.pending() == 0);
        return connection;
    }

    CompletableFuture<ClientConnection> begin() {
        return Opening.begin(
                new ClientThreads(pool, deadlines),
                Parrot.PROTOCOL,
                this,
                Key.of("polly"),
                new Parrot.Words("crackers"),
                handlers,
                Function.identity());
    }

    @Override
    public CompletionStage<Channel> open(Target opened, Receiver told) {
        target = opened;
        receiver = told;
        return opening;
    }

    void receive(String message) {
        byte[] bytes = message.getBytes(UTF_8);
        receiver.onMessage(bytes, 0, bytes.length);
    }

    void reply(long id, String text) {
        receive("{\"reply\":" + id + ",\"value\":\"" + text + "\"}");
    }

    void event(String text) {
        receive("{\"event\":\"said\",\"seq\":1,\"args\":{\"text\":\"" + text + "\"}}");
    }

    void drop() {
        receiver.onClosed(CloseCode.ABNORMAL, "");
    }

    @Override
    public void send(WireMessage message) {
        if (full) {
            throw new ActorException("overloaded", "full", true, Map.of(), dev.troupe.Outcome.NOT_RUN);
        }
        sent.add(message.text());
    }

    @Override
    public void close(int code, String reason) {
        closes.add(code);
    }

    /** A clock to turn by hand. */
    static final class ManualDeadlines implements Deadlines {

        private record Scheduled(Duration at, Runnable task) {}

        private final List<Scheduled> scheduled = new CopyOnWriteArrayList<>();
        private volatile Duration now = Duration.ZERO;

        @Override
        public Deadline schedule(Duration delay, Runnable task) {
            Scheduled entry = new Scheduled(now.plus(delay), task);
            scheduled.add(entry);
            return () -> scheduled.remove(entry);
        }

        void advance(Duration by) {
            now = now.plus(by);
            for (Scheduled entry : scheduled) {
                if (entry.at().compareTo(now) <= 0 && scheduled.remove(entry)) {
                    entry.task().run();
                }
            }
        }

        long nanos() {
            return now.toNanos();
        }

        int pending() {
            return scheduled.size();
        }
    }
}
