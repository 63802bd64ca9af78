package dev.troupe.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.troupe.wire.Key;
import dev.troupe.wire.WireFormat;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class OpeningTest {

    private final FakeTransport server = new FakeTransport();

    private ActorConnectException failureOf(CompletableFuture<ClientConnection> opened) {
        await().until(opened::isDone);
        try {
            Opening.await(opened);
            throw new AssertionError("there is a connection");
        } catch (ActorConnectException e) {
            return e;
        }
    }

    @Test
    void theTransportIsToldWhichActorAndWhatTheClientSays() {
        var connection = server.connect();

        assertThat(server.target)
                .isEqualTo(new Transport.Target("parrot", Key.of("polly"), WireFormat.JSON, "{\"text\":\"crackers\"}"));
        assertThat(connection.id()).isEqualTo("c1");
        assertThat(connection.isOpen()).isTrue();
        assertThat(server.deadlines.pending()).isZero();
    }

    @Test
    void aWelcomeMayComeBeforeTheHandshakeIsReported() {
        var opened = server.begin();
        server.receive(FakeTransport.WELCOME);
        assertThat(opened).isNotDone();

        server.opening.complete(server);

        assertThat(Opening.await(opened).id()).isEqualTo("c1");
    }

    @Test
    void itCompletesBeforeTheFirstEventIsHandedOut() {
        List<String> order = new CopyOnWriteArrayList<>();
        server.handlers.add(Parrot.SAID, said -> order.add(said.text()));
        var unused = server.begin().thenAccept(connection -> {
            connection.handlers().add(Parrot.SAID, said -> order.add("added later " + said.text()));
            order.add("connected");
        });
        server.opening.complete(server);
        server.receive(FakeTransport.WELCOME);
        server.event("first");

        await().untilAsserted(() -> assertThat(order).containsExactly("connected", "first", "added later first"));
    }

    @Test
    void aRejectionCarriesTheActorsCodeAndTheCloseCode() {
        var opened = server.begin();
        server.opening.complete(server);
        server.receive("{\"error\":{\"code\":\"name_required\",\"message\":\"A name\",\"retryable\":false}}");
        server.receiver.onClosed(4403, "name_required");

        ActorConnectException failure = failureOf(opened);
        assertThat(failure.code()).isEqualTo("name_required");
        assertThat(failure).hasMessage("A name");
        assertThat(failure.closeCode()).isEqualTo(4403);
        await().untilAsserted(() -> assertThat(server.deadlines.pending()).isZero());
    }

    @Test
    void soDoesARejectionByAServerThatDoesNotClose() {
        var opened = server.begin();
        server.opening.complete(server);
        server.receive("{\"error\":{\"code\":\"name_required\",\"message\":\"A name\",\"retryable\":false}}");
        server.deadlines.advance(Opening.DEADLINE);

        ActorConnectException failure = failureOf(opened);
        assertThat(failure.code()).isEqualTo("name_required");
        assertThat(failure.retryable()).isFalse();
        assertThat(failure.closeCode()).isEqualTo(1006);
        await().untilAsserted(() -> assertThat(server.closes).contains(1000));
    }

    @Test
    void aCloseBeforeTheWelcomeIsExplainedByItsCode() {
        var opened = server.begin();
        server.opening.complete(server);
        server.receiver.onClosed(4404, "no such protocol");

        ActorConnectException failure = failureOf(opened);
        assertThat(failure.code()).isEqualTo("not_found");
        assertThat(failure.closeCode()).isEqualTo(4404);
        assertThat(failure).hasMessageContaining("no such protocol");
    }

    @Test
    void aServerThatDoesNotBeginWithAWelcomeIsNone() {
        for (String first : List.of("hello", "{\"event\":\"said\",\"seq\":1,\"args\":{}}", "{\"reply\":1}")) {
            FakeTransport stranger = new FakeTransport();
            var opened = stranger.begin();
            stranger.opening.complete(stranger);
            stranger.receive(first);

            assertThat(failureOf(opened).code()).isEqualTo("bad_message");
            await().untilAsserted(() -> assertThat(stranger.closes).contains(1000));
        }
    }

    @Test
    void thereIsNoConnectionWithoutAWelcomeInTime() {
        var opened = server.begin();
        server.opening.complete(server);

        server.deadlines.advance(Opening.DEADLINE);

        assertThat(failureOf(opened).code()).isEqualTo("timeout");
        await().untilAsserted(() -> assertThat(server.closes).contains(1000));
    }

    @Test
    void cancellingClosesAChannelThatOpensLater() {
        var opened = server.begin();
        opened.cancel(false);
        assertThat(server.closes).isEmpty();

        server.opening.complete(server);

        assertThat(server.closes).containsOnly(1000);
        assertThat(server.deadlines.pending()).isZero();
    }

    @Test
    void howeverACallerCompletesTheFutureTheChannelIsClosed() {
        List<Consumer<CompletableFuture<ClientConnection>>> ways = List.of(
                opened -> opened.cancel(true),
                opened -> opened.completeExceptionally(new IllegalStateException("no")),
                opened -> opened.orTimeout(1, TimeUnit.MILLISECONDS)
                        .handle((connection, late) -> late)
                        .join(),
                opened ->
                        opened.completeOnTimeout(null, 1, TimeUnit.MILLISECONDS).join(),
                opened -> opened.complete(null));
        for (boolean openFirst : new boolean[] {true, false}) {
            for (var way : ways) {
                FakeTransport transport = new FakeTransport();
                CompletableFuture<ClientConnection> opened = transport.begin();
                if (openFirst) {
                    transport.opening.complete(transport);
                }
                way.accept(opened);
                if (!openFirst) {
                    transport.opening.complete(transport);
                }
                await().until(() -> !transport.closes.isEmpty());
                transport.receive(FakeTransport.WELCOME);
                assertThat(opened).isDone();
            }
        }
    }

    @Test
    void aTransportThatFailsIsExplained() {
        var opened = server.begin();
        server.opening.completeExceptionally(new IOException("no wire"));

        ActorConnectException failure = failureOf(opened);
        assertThat(failure.code()).isEqualTo("unavailable");
        assertThat(failure).hasMessageContaining("no wire").hasRootCauseInstanceOf(IOException.class);
        assertThat(server.deadlines.pending()).isZero();
    }

    @Test
    void paramsThatCannotBeWrittenNeverReachTheTransport() {
        assertThatThrownBy(() -> ClientConnection.open(
                        Parrot.PROTOCOL, server, Key.of("polly"), new Parrot.Words(null), new EventHandlers()))
                .isInstanceOfSatisfying(
                        ActorConnectException.class, e -> assertThat(e.code()).isEqualTo("bad_argument"));
        assertThat(server.target).isNull();
    }

    @Test
    void anotherFingerprintIsLoggedAndTheConnectionStands() {
        try (LogCapture log = new LogCapture(Opening.class)) {
            var opened = server.begin();
            server.opening.complete(server);
            server.receive(FakeTransport.WELCOME.replace("0123456789abcdef", "fedcba9876543210"));

            assertThat(Opening.await(opened).isOpen()).isTrue();
            assertThat(log.lines)
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains("WARNING", "0123456789abcdef", "fedcba9876543210");
        }
    }
}
