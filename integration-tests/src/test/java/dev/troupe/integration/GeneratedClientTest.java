package dev.troupe.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.troupe.ActorException;
import dev.troupe.Outcome;
import dev.troupe.client.ActorConnectException;
import dev.troupe.client.CallOptions;
import dev.troupe.client.Transport;
import dev.troupe.wire.Key;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The generated client, over a socket and within the process: the same conversation. */
class GeneratedClientTest {

    private static final Workshop.Visitor ADA = new Workshop.Visitor("ada", 36);

    enum Way {
        SOCKET {
            @Override
            Transport to(WorkshopServer server) {
                return Transport.webSocket(URI.create("ws://127.0.0.1:" + server.port()));
            }
        },
        IN_PROCESS {
            @Override
            Transport to(WorkshopServer server) {
                return server.server().inProcess();
            }
        };

        abstract Transport to(WorkshopServer server);
    }

    @ParameterizedTest
    @EnumSource
    void callsAndHears(Way way) throws Exception {
        ConcurrentLinkedQueue<String> heard = new ConcurrentLinkedQueue<>();
        try (WorkshopServer server = new WorkshopServer();
                WorkshopClient client =
                        WorkshopClient.connect(way.to(server), Key.of("a", "b"), ADA, on -> on.heard(heard::add))) {
            assertThat(client.echo("hello").get(10, TimeUnit.SECONDS)).isEqualTo("hello");
            assertThat(client.add(2, 3).get(10, TimeUnit.SECONDS)).isEqualTo(5);
            assertThat(client.negate(new BigInteger("12345678901234567890")).get(10, TimeUnit.SECONDS))
                    .isEqualTo(new BigInteger("-12345678901234567890"));
            client.shout("one");
            client.shout("two");
            assertThat(client.blocking().turns()).isEqualTo(3);
            await().untilAsserted(() -> assertThat(heard).containsExactly("one", "two"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCallWithoutReplyThatIsFollowedByACloseStillHappens(Way way) throws Exception {
        ConcurrentLinkedQueue<String> heard = new ConcurrentLinkedQueue<>();
        try (WorkshopServer server = new WorkshopServer();
                WorkshopClient listener =
                        WorkshopClient.connect(way.to(server), "another", ADA, on -> on.heard(heard::add))) {
            assertThat(listener.blocking().echo("hello")).isEqualTo("hello");
            try (WorkshopClient leaving = WorkshopClient.connect(way.to(server), "another", ADA, on -> {})) {
                CompletableFuture<String> occupied = leaving.linger();
                server.lingering().awaitOne();
                leaving.shout("good bye");
                assertThat(occupied).isNotDone();
            }
            await().untilAsserted(
                            () -> assertThat(server.server().connections()).isEqualTo(2));
            assertThat(heard).isEmpty();
            server.lingering().finish("now");
            await().untilAsserted(() -> assertThat(heard).containsExactly("good bye"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void rethrowsTheDeclaredFailure(Way way) throws IOException {
        try (WorkshopServer server = new WorkshopServer();
                WorkshopClient client = WorkshopClient.connect(way.to(server), WorkshopServer.ROOM, ADA, on -> {})) {
            assertThatThrownBy(() -> client.blocking().refuse())
                    .isInstanceOf(Workshop.Closed.class)
                    .hasMessage("Come back tomorrow");
            assertThatThrownBy(() -> client.blocking().fail()).isInstanceOfSatisfying(ActorException.class, failure -> {
                assertThat(failure.code()).isEqualTo("internal");
                assertThat(failure.outcome()).isEqualTo(Outcome.FAILED);
                assertThat(failure.toString()).doesNotContain("swordfish");
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRejectionReachesTheCallerOfConnect(Way way) throws IOException {
        try (WorkshopServer server = new WorkshopServer()) {
            assertThatThrownBy(() -> WorkshopClient.connect(
                            way.to(server), WorkshopServer.ROOM, new Workshop.Visitor("mallory", null), on -> {}))
                    .isInstanceOfSatisfying(ActorConnectException.class, failure -> {
                        assertThat(failure.code()).isEqualTo("name_refused");
                        assertThat(failure.closeCode()).isEqualTo(4403);
                    });
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDeadlineEndsTheWaitAndSaysWhatIsKnown(Way way) throws IOException {
        try (WorkshopServer server = new WorkshopServer();
                WorkshopClient client = WorkshopClient.connect(way.to(server), "another", ADA, on -> {})) {
            CompletableFuture<String> call =
                    client.with(CallOptions.deadline(Duration.ofSeconds(2))).linger();
            server.lingering().awaitOne();
            assertThatThrownBy(call::join)
                    .isInstanceOf(CompletionException.class)
                    .cause()
                    .isInstanceOfSatisfying(ActorException.class, failure -> {
                        assertThat(failure.code()).isEqualTo("timeout");
                        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
                    });
            server.lingering().finish("late");
            assertThat(client.blocking().echo("next")).isEqualTo("next");
        }
    }

    @ParameterizedTest
    @EnumSource
    void cancellingACallReachesTheServer(Way way) throws Exception {
        try (WorkshopServer server = new WorkshopServer(settings -> settings.maxCallsInFlight(3));
                WorkshopClient client = WorkshopClient.connect(way.to(server), "another", ADA, on -> {})) {
            CompletableFuture<String> running = client.linger();
            CompletableFuture<String> queued = client.echo("never");
            assertThat(queued.cancel(true)).isTrue();
            CompletableFuture<Integer> after = client.turns();
            // The queued one still has its place. Refused at once, so that the server has then read all that was sent
            // before.
            assertThatThrownBy(() -> client.turns().get(10, TimeUnit.SECONDS))
                    .cause()
                    .isInstanceOfSatisfying(
                            ActorException.class,
                            failure -> assertThat(failure.code()).isEqualTo("too_many_calls"));
            server.lingering().finish("done");
            assertThat(running.get(10, TimeUnit.SECONDS)).isEqualTo("done");
            assertThat(after.get(10, TimeUnit.SECONDS)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whenTheServerGoesCallsUnderWayFailWithConnectionLost(Way way) throws Exception {
        // The call does not end, so that the grace passes in full.
        WorkshopServer server = new WorkshopServer(settings -> settings.shutdownGrace(Duration.ofSeconds(2)));
        try (WorkshopClient client = WorkshopClient.connect(way.to(server), "another", ADA, on -> {})) {
            CompletableFuture<String> running = client.linger();
            server.lingering().awaitOne();
            server.server().close();
            assertConnectionLost(running, Outcome.UNKNOWN);
            assertThat(client.connection().closed().get(20, TimeUnit.SECONDS).code())
                    .isEqualTo(1001);
        }
    }

    @Test
    void whenTheSocketIsCutCallsFailWithConnectionLost() throws Exception {
        try (WorkshopServer server = new WorkshopServer();
                Relay relay = new Relay(server.port());
                WorkshopClient client = WorkshopClient.connect(
                        URI.create("ws://127.0.0.1:" + relay.port()), "another", ADA, on -> {})) {
            CompletableFuture<String> running = client.linger();
            server.lingering().awaitOne();
            relay.cut();
            assertConnectionLost(running, Outcome.UNKNOWN);
            assertThat(client.connection().closed().get(20, TimeUnit.SECONDS).code())
                    .isEqualTo(1006);
            assertConnectionLost(client.echo("too late"), Outcome.NOT_RUN);
        }
    }

    private static void assertConnectionLost(CompletableFuture<?> call, Outcome outcome) {
        assertThatThrownBy(() -> call.get(20, TimeUnit.SECONDS))
                .cause()
                .isInstanceOfSatisfying(ActorException.class, failure -> {
                    assertThat(failure.code()).isEqualTo("connection_lost");
                    assertThat(failure.outcome()).isEqualTo(outcome);
                });
    }

    @ParameterizedTest
    @EnumSource
    void blockingDoesNotWaitForAStage(Way way) throws Exception {
        try (WorkshopServer server = new WorkshopServer();
                WorkshopClient client = WorkshopClient.connect(way.to(server), "another", ADA, on -> {})) {
            CompletionStage<String> stage = client.blocking().linger();
            server.lingering().awaitOne();
            assertThat(stage).isNotDone();
            server.lingering().finish("at last");
            assertThat(stage.toCompletableFuture().get(10, TimeUnit.SECONDS)).isEqualTo("at last");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTreeGoesThereAndIsCounted(Way way) throws IOException {
        try (WorkshopServer server = new WorkshopServer();
                WorkshopClient client = WorkshopClient.connect(way.to(server), WorkshopServer.ROOM, ADA, on -> {})) {
            Workshop.Tree leaf = new Workshop.Tree("leaf", List.of());
            assertThat(client.blocking()
                            .size(new Workshop.Tree("root", List.of(leaf, new Workshop.Tree("b", List.of(leaf))))))
                    .isEqualTo(4);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBlockingCallInsideAHandlerThrowsAtOnce(Way way) throws Exception {
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        CompletableFuture<WorkshopClient> self = new CompletableFuture<>();
        try (WorkshopServer server = new WorkshopServer();
                WorkshopClient client = WorkshopClient.connect(
                        way.to(server),
                        WorkshopServer.ROOM,
                        ADA,
                        on -> on.heard(text -> {
                            try {
                                self.join().blocking().echo("from the handler");
                            } catch (IllegalStateException e) {
                                thrown.complete(e);
                            }
                        }))) {
            self.complete(client);
            int before = client.blocking().turns();
            client.shout("now");
            assertThat(thrown.get(10, TimeUnit.SECONDS))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Nothing was sent");
            assertThat(client.blocking().turns()).as("the call was not made").isEqualTo(before);
        }
    }
}
