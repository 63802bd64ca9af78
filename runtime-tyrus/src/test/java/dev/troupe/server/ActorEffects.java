package dev.troupe.server;

import static dev.troupe.server.ConfigurationEffect.answer;
import static dev.troupe.server.ConfigurationEffect.awaitEffect;
import static dev.troupe.server.ConfigurationEffect.call;
import static dev.troupe.server.ConfigurationEffect.client;
import static dev.troupe.server.ConfigurationEffect.connect;
import static dev.troupe.server.ConfigurationEffect.upgrade;
import static dev.troupe.server.ConfigurationEffect.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.troupe.server.echo.Gate;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the keys {@code troupe.actors} do. */
final class ActorEffects {

    private static final int FIRST_WITH_VIRTUAL_THREADS = 21;

    static final List<ConfigurationEffect> ALL = List.of(
            ConfigurationEffect.of(
                    "troupe.actors.create-policy",
                    "nobody",
                    (server, gate) -> assertThat(upgrade(server, "room")).isEqualTo(404)),
            ConfigurationEffect.of("troupe.actors.max-actors", "1", (server, gate) -> oneActor(server)),
            ConfigurationEffect.of("troupe.actors.max-actors-per-address", "1", (server, gate) -> oneActor(server)),
            ConfigurationEffect.of("troupe.actors.idle-actor", "200ms", (server, gate) -> idleActor(server)),
            ConfigurationEffect.of("troupe.actors.http-calls", "false", ActorEffects::httpCalls),
            ConfigurationEffect.of("troupe.actors.mailbox-messages", "3", (server, gate) -> overflow(server, gate, 1)),
            ConfigurationEffect.of("troupe.actors.mailbox-size", "4K", (server, gate) -> overflow(server, gate, 1_000)),
            ConfigurationEffect.of("troupe.actors.slow-turn", "200ms", ActorEffects::slowTurn),
            ConfigurationEffect.of("troupe.actors.turn-limit", "1500ms", ActorEffects::turnLimit),
            ConfigurationEffect.of("troupe.actors.interrupt-after", "200ms", ActorEffects::interrupt),
            ConfigurationEffect.of("troupe.actors.hook-timeout", "200ms", ActorEffects::hookTimeout),
            ConfigurationEffect.of("troupe.actors.max-turn-threads", "1", ActorEffects::turnThreads),
            new ConfigurationEffect(
                    "troupe.actors.turn-thread-reserve",
                    "2",
                    Map.of("troupe.actors.max-turn-threads", "2"),
                    ActorEffects::turnThreadReserve),
            ConfigurationEffect.of("troupe.actors.max-pattern-steps", "100", (server, gate) -> {
                try (RawClient client = connect(server, "room")) {
                    String text = "x".repeat(99);
                    assertThat(answer(client, "say", 1, text)).isEqualTo(value(1, text));
                    assertThat(answer(client, "say", 2, text + text)).contains("\"invalid_argument\"");
                }
            }),
            ConfigurationEffect.of("troupe.actors.topics-per-connection", "1", ActorEffects::topics),
            ConfigurationEffect.of("troupe.actors.members-per-topic", "1", ActorEffects::members),
            ConfigurationEffect.of("troupe.actors.idle-topic", "200ms", ActorEffects::idleTopic));

    private ActorEffects() {}

    /** A second one is not made, and the first one goes on. */
    private static void oneActor(TroupeServer server) throws IOException {
        try (RawClient first = connect(server, "one");
                RawClient second = client(server)) {
            assertThat(second.upgrade("/actors/echo/other").status()).isEqualTo(101);
            assertThat(second.frame().text()).contains("\"overloaded\"");
            assertThat(second.closeFrame().closeCode()).isEqualTo(1013);
            assertThat(answer(first, "say", 1, "hej")).isEqualTo(value(1, "hej"));
            assertThat(server.actors()).isOne();
        }
    }

    private static void idleActor(TroupeServer server) throws IOException {
        try (RawClient client = connect(server, "room")) {
            assertThat(answer(client, "say", 1, "hej")).isEqualTo(value(1, "hej"));
        }
        awaitEffect().until(() -> server.actors() == 0);
    }

    private static void httpCalls(TroupeServer server, Gate gate) throws IOException {
        try (RawClient client = client(server)) {
            String body = "{\"text\":\"hej\"}";
            RawClient.Response response = client.http("POST /actors/echo/room/call/say HTTP/1.1\r\nHost: localhost\r\n"
                    + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
            assertThat(response.status()).isEqualTo(404);
        }
    }

    /** Ten calls wait for a turn that does not end: more than the mailbox takes, or than one connection may have in it. */
    private static void overflow(TroupeServer server, Gate gate, int size) throws Exception {
        try (RawClient client = connect(server, "room")) {
            call(client, "hold", 1, "");
            assertThat(gate.held.await(10, TimeUnit.SECONDS)).isTrue();
            for (int id = 2; id <= 11; id++) {
                call(client, "say", id, "x".repeat(size));
            }
            assertThat(client.frame().text()).containsAnyOf("\"overloaded\"", "\"too_many_calls\"");
        }
    }

    private static void slowTurn(TroupeServer server, Gate gate) throws Exception {
        // By its key it is told apart from actors of other servers in this process, whose turns may take long, too.
        try (RawClient client = connect(server, "slow")) {
            awaitLog(line -> line.contains("slow") && line.contains("has taken"), () -> call(client, "hold", 1, ""));
        }
    }

    /** The log speaks of it after something was done. */
    private static void awaitLog(Predicate<String> wanted, Cause cause) throws Exception {
        Queue<String> lines = new ConcurrentLinkedQueue<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(String.valueOf(line.getMessage()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger log = Logger.getLogger("dev.troupe.runtime.turn");
        log.addHandler(handler);
        try {
            cause.perform();
            awaitEffect().until(() -> lines.stream().anyMatch(wanted));
        } finally {
            log.removeHandler(handler);
        }
    }

    /** What the log is to speak of. */
    private interface Cause {
        void perform() throws Exception;
    }

    /** The gate stays shut, and yet the actor answers. */
    private static void turnLimit(TroupeServer server, Gate gate) throws IOException {
        try (RawClient client = connect(server, "room")) {
            assertThat(answer(client, "hold", 1, "")).contains("\"error\"");
        }
        assertThat(gate.opened).isNotDone();
    }

    /** The client has gone, and its turn does not keep a thread. */
    private static void interrupt(TroupeServer server, Gate gate) throws Exception {
        try (RawClient client = connect(server, "room")) {
            call(client, "block", 1, "");
            assertThat(gate.held.await(10, TimeUnit.SECONDS)).isTrue();
            // A reset: one that only ends its stream may still read the reply.
            client.socket().setSoLinger(true, 0);
        }
        awaitEffect().until(() -> gate.said.contains("interrupted"));
    }

    private static void hookTimeout(TroupeServer server, Gate gate) throws IOException {
        gate.holdsConnections = true;
        try (RawClient client = client(server)) {
            assertThat(client.upgrade("/actors/echo/room").status()).isEqualTo(101);
            assertThat(client.closeFrame().closeCode()).isEqualTo(4408);
        }
    }

    /** One actor has the only thread, and another one waits. */
    private static void turnThreads(TroupeServer server, Gate gate) throws Exception {
        assumeThat(Runtime.version().feature()).isLessThan(FIRST_WITH_VIRTUAL_THREADS);
        try (RawClient blocking = connect(server, "one");
                RawClient waiting = connect(server, "other")) {
            call(blocking, "block", 1, "");
            assertThat(gate.held.await(10, TimeUnit.SECONDS)).isTrue();
            awaitLog(
                    line -> line.contains("All 1 threads for turns are occupied"),
                    () -> call(waiting, "say", 1, "hej"));
            assertThat(gate.turnThreads).isEmpty();

            gate.opened.complete("done");
            assertThat(waiting.frame().text()).isEqualTo(value(1, "hej"));
        }
    }

    private static void turnThreadReserve(TroupeServer server, Gate gate) throws Exception {
        assumeThat(Runtime.version().feature()).isLessThan(FIRST_WITH_VIRTUAL_THREADS);
        try (RawClient blocking = connect(server, "one");
                RawClient refused = connect(server, "other")) {
            call(blocking, "block", 1, "");
            assertThat(gate.held.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(answer(refused, "block", 1, "")).contains("\"overloaded\"");
        }
    }

    private static void topics(TroupeServer server, Gate gate) throws IOException {
        try (RawClient client = connect(server, "room")) {
            assertThat(answer(client, "join", 1, "red")).isEqualTo(value(1, "red"));
            assertThat(answer(client, "join", 2, "blue")).contains("\"too_many_topics\"");
        }
    }

    private static void members(TroupeServer server, Gate gate) throws IOException {
        try (RawClient client = connect(server, "room");
                RawClient late = connect(server, "room")) {
            assertThat(answer(client, "join", 1, "red")).isEqualTo(value(1, "red"));
            assertThat(answer(late, "join", 1, "red")).contains("\"topic_full\"");
        }
    }

    private static void idleTopic(TroupeServer server, Gate gate) throws IOException {
        try (RawClient client = connect(server, "room")) {
            assertThat(answer(client, "join", 1, "red")).isEqualTo(value(1, "red"));
            awaitEffect().until(() -> answer(client, "members", 2, "red").equals(value(2, "0")));
        }
    }
}
