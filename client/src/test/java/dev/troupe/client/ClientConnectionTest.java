package dev.troupe.client;

import static dev.troupe.client.Parrot.ECHO;
import static dev.troupe.client.Parrot.SAID;
import static dev.troupe.client.Parrot.echo;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.troupe.ActorException;
import dev.troupe.Outcome;
import dev.troupe.client.Parrot.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The promises of {@link ClientConnection}, one by one, over a transport without a socket. */
@Timeout(30)
class ClientConnectionTest {

    private final FakeTransport server = new FakeTransport();
    private final ClientConnection connection = server.connect();

    private static ActorException failureOf(CompletableFuture<?> call) throws Exception {
        try {
            call.get(10, SECONDS);
            throw new AssertionError("the call succeeded");
        } catch (ExecutionException e) {
            return (ActorException) e.getCause();
        }
    }

    @Test
    void callsAreSentInTheOrderInWhichTheyWereMade() {
        var unused = echo(connection, "a");
        connection.send(Parrot.WHISTLE, new Words("b"));
        unused = echo(connection, "c");

        assertThat(server.sent)
                .containsExactly(
                        "{\"call\":\"echo\",\"id\":1,\"args\":{\"text\":\"a\"}}",
                        "{\"call\":\"whistle\",\"args\":{\"text\":\"b\"}}",
                        "{\"call\":\"echo\",\"id\":2,\"args\":{\"text\":\"c\"}}");
    }

    @Test
    void handlersAndCompletionsRunInTheOrderInWhichTheServerSentThem() {
        List<String> seen = new CopyOnWriteArrayList<>();
        connection.handlers().add(SAID, said -> seen.add("event " + said.text()));
        List<String> expected = new ArrayList<>();
        for (int i = 1; i <= 200; i++) {
            var unused = echo(connection, "x").thenAccept(text -> seen.add("reply " + text));
        }
        for (int i = 200; i >= 1; i--) {
            server.event("e" + i);
            server.reply(i, "r" + i);
            expected.add("event e" + i);
            expected.add("reply r" + i);
        }

        await().untilAsserted(() -> assertThat(seen).isEqualTo(expected));
    }

    @Test
    void handlersAndCompletionsRunOneAtATime() {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger ran = new AtomicInteger();
        Runnable body = () -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            Thread.yield();
            inside.decrementAndGet();
            ran.incrementAndGet();
        };
        connection.handlers().add(SAID, said -> body.run());
        for (int i = 1; i <= 100; i++) {
            var unused = echo(connection, "x").thenRun(body);
            server.event("e");
            server.reply(i, "r");
        }

        await().untilAtomic(ran, org.hamcrest.Matchers.is(200));
        assertThat(most).hasValue(1);
    }

    @Test
    void awaitInsideAHandlerThrowsAtOnce() throws Exception {
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        connection
                .handlers()
                .add(SAID, said -> thrown.complete(thrownBy(() -> connection.await(echo(connection, "a")))));

        server.event("e");

        assertThat(thrown.get(10, SECONDS)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void awaitInsideACompletionThrowsAtOnce() throws Exception {
        CompletableFuture<Throwable> thrown =
                echo(connection, "a").thenApply(text -> thrownBy(() -> connection.await(echo(connection, "b"))));

        server.reply(1, "a");

        assertThat(thrown.get(10, SECONDS)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void joinInsideAHandlerThrowsAtOnceToo() throws Exception {
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        connection
                .handlers()
                .add(
                        SAID,
                        said -> thrown.complete(thrownBy(() ->
                                echo(connection, "a").thenApply(String::length).join())));

        server.event("e");

        assertThat(thrown.get(10, SECONDS)).isInstanceOf(IllegalStateException.class);
    }

    private static Throwable thrownBy(Runnable body) {
        try {
            body.run();
            return new AssertionError("nothing was thrown");
        } catch (RuntimeException e) {
            return e;
        }
    }

    @Test
    void aHandlerThatThrowsIsLoggedAndTheOthersStillRun() {
        List<String> seen = new CopyOnWriteArrayList<>();
        connection.handlers().add(SAID, said -> {
            throw new IllegalStateException("on purpose");
        });
        connection.handlers().add(SAID, said -> seen.add(said.text()));

        try (LogCapture log = new LogCapture(EventHandlers.class)) {
            server.event("a");
            server.event("b");

            await().untilAsserted(() -> assertThat(seen).containsExactly("a", "b"));
            assertThat(log.lines).hasSize(2).allSatisfy(line -> assertThat(line).contains("said"));
        }
    }

    @Test
    void callsInFlightFailWithConnectionLostWhenTheSocketGoes() throws Exception {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        CompletableFuture<String> first = echo(connection, "a");
        CompletableFuture<String> second = echo(connection, "b");
        CompletableFuture<?> seen = CompletableFuture.allOf(
                first.handle((value, failure) -> order.add("first")),
                second.handle((value, failure) -> order.add("second")));

        server.drop();

        assertThat(failureOf(first).code()).isEqualTo("connection_lost");
        assertThat(failureOf(second).outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(failureOf(second)).hasMessageContaining("1006").hasMessageContaining("echo");
        seen.get(10, SECONDS);
        assertThat(order).containsExactly("first", "second");
        assertThat(connection.isOpen()).isFalse();
        assertThat(connection.closed().get(10, SECONDS).code()).isEqualTo(1006);
        await().untilAsserted(() -> assertThat(server.deadlines.pending()).isZero());
    }

    @Test
    void laterCallsFailWithConnectionLostToo() throws Exception {
        server.drop();

        ActorException failure = failureOf(echo(connection, "a"));

        assertThat(failure.code()).isEqualTo("connection_lost");
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_RUN);
        assertThatThrownBy(() -> connection.send(Parrot.WHISTLE, new Words("b")))
                .isInstanceOfSatisfying(
                        ActorException.class, e -> assertThat(e.code()).isEqualTo("connection_lost"));
        assertThat(server.sent).isEmpty();
    }

    @Test
    void whatCameBeforeTheEndIsHandedOutBeforeIt() throws Exception {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        connection.handlers().add(SAID, said -> order.add(said.text()));
        var unused = echo(connection, "a").thenAccept(order::add);
        CompletableFuture<?> closed = connection.closed().thenAccept(status -> order.add("closed " + status.code()));

        server.event("event");
        server.reply(1, "reply");
        server.receiver.onClosed(1001, "going");

        closed.get(10, SECONDS);
        assertThat(order).containsExactly("event", "reply", "closed 1001");
    }

    @Test
    void aCancelledCallIsForgottenAndTheServerIsTold() {
        CompletableFuture<String> call = echo(connection, "a");

        call.cancel(true);
        server.reply(1, "too late");

        assertThat(server.sent).endsWith("{\"cancel\":1}");
        assertThat(server.deadlines.pending()).isZero();
        assertThat(call).isCancelled();
    }

    @Test
    void aCallThatItsCallerTimesOutIsCancelled() {
        CompletableFuture<String> call = echo(connection, "a");

        call.completeExceptionally(new TimeoutException());

        assertThat(server.sent).endsWith("{\"cancel\":1}");
        assertThat(server.deadlines.pending()).isZero();
    }

    @Test
    void aCallFailsWithTimeoutOnceItsDeadlineHasPassed() throws Exception {
        var call = connection.call(ECHO, new Words("a"), CallOptions.deadline(Duration.ofSeconds(2)));
        assertThat(server.sent)
                .containsExactly("{\"call\":\"echo\",\"id\":1,\"timeout\":2000,\"args\":{\"text\":\"a\"}}");

        server.deadlines.advance(Duration.ofMillis(1_999));
        assertThat(call).isNotDone();
        server.deadlines.advance(Duration.ofMillis(1));

        ActorException failure = failureOf(call);
        assertThat(failure.code()).isEqualTo("timeout");
        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(failure.retryable()).isTrue();
        assertThat(server.sent).endsWith("{\"cancel\":1}");
    }

    @Test
    void callsTimeOutAfterSixtySecondsUnlessToldOtherwise() throws Exception {
        CompletableFuture<String> untold = echo(connection, "a");
        var told = connection.call(ECHO, new Words("a"), CallOptions.deadline(Duration.ofSeconds(61)));

        server.deadlines.advance(Duration.ofMillis(59_999));
        assertThat(server.deadlines.pending()).isEqualTo(2);
        assertThat(untold).isNotDone();
        server.deadlines.advance(Duration.ofMillis(1));

        assertThat(failureOf(untold).code()).isEqualTo("timeout");
        assertThat(server.deadlines.pending()).isEqualTo(1);
        assertThat(told).isNotDone();
        server.deadlines.advance(Duration.ofSeconds(1));
        assertThat(failureOf(told).code()).isEqualTo("timeout");
    }

    @Test
    void aReplyThatHasComeIsInTimeEvenIfHandlersAreBehind() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        connection.handlers().add(SAID, said -> awaitQuietly(release));
        CompletableFuture<String> call = echo(connection, "a");
        server.event("blocks");
        server.reply(1, "in time");

        server.deadlines.advance(Duration.ofSeconds(100));
        release.countDown();

        assertThat(call.get(10, SECONDS)).isEqualTo("in time");
        assertThat(server.sent).hasSize(1);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void nothingIsKeptOfACallThatWasAnswered() throws Exception {
        CompletableFuture<String> call = echo(connection, "a");
        server.reply(1, "b");

        assertThat(call.get(10, SECONDS)).isEqualTo("b");
        await().untilAsserted(() -> assertThat(server.deadlines.pending()).isZero());
        assertThat(server.sent).hasSize(1);
    }

    @Test
    void aDeclaredErrorIsRethrownAsItsClass() {
        CompletableFuture<String> call = echo(connection, "a");
        server.receive("{\"reply\":1,\"error\":{\"code\":\"tired\",\"message\":\"not now\",\"retryable\":false}}");

        assertThatThrownBy(() -> connection.await(call))
                .isInstanceOf(Parrot.Tired.class)
                .hasMessage("not now")
                .satisfies(e -> assertThat(e.getStackTrace())
                        .anySatisfy(frame -> assertThat(frame.getClassName())
                                .isEqualTo(getClass().getName())));
    }

    @Test
    void anyOtherErrorKeepsAllThatTheServerSaid() throws Exception {
        CompletableFuture<String> call = echo(connection, "a");
        server.receive("{\"reply\":1,\"error\":{\"code\":\"no_seed\",\"message\":\"none\",\"retryable\":true,"
                + "\"metadata\":{\"left\":\"0\"}}}");

        ActorException failure = failureOf(call);
        assertThat(failure.code()).isEqualTo("no_seed");
        assertThat(failure).hasMessage("none");
        assertThat(failure.retryable()).isTrue();
        assertThat(failure.metadata()).containsEntry("left", "0");
        assertThat(failure.outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void theOutcomeFollowsTheCodeUnlessTheErrorStatesIt() throws Exception {
        CompletableFuture<String> first = echo(connection, "a");
        CompletableFuture<String> second = echo(connection, "b");
        server.receive("{\"reply\":1,\"error\":{\"code\":\"crashed\",\"message\":\"\",\"retryable\":true}}");
        server.receive("{\"reply\":2,\"error\":{\"code\":\"timeout\",\"message\":\"\",\"retryable\":true,"
                + "\"metadata\":{\"outcome\":\"not_run\"}}}");

        assertThat(failureOf(first).outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(failureOf(second).outcome()).isEqualTo(Outcome.NOT_RUN);
    }

    @Test
    void anErrorWithoutAProperCodeFailsTheCallToo() throws Exception {
        CompletableFuture<String> call = echo(connection, "a");
        server.receive("{\"reply\":1,\"error\":{\"code\":\"Not A Code\",\"message\":\"why\",\"retryable\":false}}");

        assertThat(failureOf(call)).hasMessageContaining("why").hasMessageContaining("Not A Code");
    }

    @Test
    void aResultThatCannotBeReadFailsTheCallAndTheConnectionStays() throws Exception {
        CompletableFuture<String> first = echo(connection, "a");
        CompletableFuture<String> second = echo(connection, "b");
        server.receive("{\"reply\":1,\"value\":{}}");
        server.reply(2, "fine");

        assertThat(failureOf(first).code()).isEqualTo("bad_message");
        assertThat(failureOf(first)).hasMessageContaining("value is not a string");
        assertThat(second.get(10, SECONDS)).isEqualTo("fine");
        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void anActionWithoutResultGivesNull() throws Exception {
        var call = connection.call(Parrot.TEACH, new Words("a"), CallOptions.DEFAULT);
        server.receive("{\"reply\":1}");

        assertThat(call.get(10, SECONDS)).isNull();
    }

    @Test
    void argumentsThatCannotBeWrittenFailTheCallAndNothingIsSent() throws Exception {
        ActorException failure = failureOf(connection.call(ECHO, new Words(null), CallOptions.DEFAULT));

        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_RUN);
        assertThat(server.sent).isEmpty();
        assertThat(server.deadlines.pending()).isZero();
    }

    @Test
    void aCallFailsWithOverloadedIfTooMuchWaitsToBeSent() throws Exception {
        server.full = true;

        ActorException failure = failureOf(echo(connection, "a"));

        assertThat(failure.code()).isEqualTo("overloaded");
        assertThat(server.deadlines.pending()).isZero();
    }

    @Test
    void whatThisClientDoesNotKnowIsPassedOver() throws Exception {
        CompletableFuture<String> call = echo(connection, "a");
        try (LogCapture log = new LogCapture(Inbound.class)) {
            server.receive("{\"event\":\"unheard\",\"seq\":1,\"args\":{}}");
            server.event("no handler");
            server.receive("{\"ack\":1}");
            server.receive("{\"reply\":99,\"value\":\"nobody asked\"}");
            server.receive("no message at all");
            server.reply(1, "b");

            assertThat(call.get(10, SECONDS)).isEqualTo("b");
            assertThat(log.lines).hasSize(1).first().asString().startsWith("WARNING");
        }
        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void anEventThatCannotBeReadIsLoggedAndPassedOver() {
        List<String> seen = new CopyOnWriteArrayList<>();
        connection.handlers().add(SAID, said -> seen.add(said.text()));
        try (LogCapture log = new LogCapture(EventHandlers.class)) {
            server.receive("{\"event\":\"said\",\"seq\":1,\"args\":{\"text\":7}}");
            server.event("b");

            await().untilAsserted(() -> assertThat(seen).containsExactly("b"));
            assertThat(log.lines).containsExactly("WARNING The event said cannot be read: args.text is not a string");
        }
    }

    @Test
    void whatTheServerReportsOfTheConnectionIsLogged() {
        try (LogCapture log = new LogCapture(Inbound.class)) {
            server.receive("{\"error\":{\"code\":\"rate_limited\",\"message\":\"slow down\",\"retryable\":true}}");
            server.receive(
                    "{\"error\":{\"code\":\"tired\",\"message\":\"no\",\"retryable\":false},\"about\":\"whistle\"}");

            await().untilAsserted(() -> assertThat(log.lines)
                    .containsExactly(
                            "WARNING The server reports rate_limited: slow down",
                            "INFO The one-way call of whistle failed: tired: no"));
        }
        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void nothingMoreIsAskedForWhileHandlersAreBehind() {
        CountDownLatch release = new CountDownLatch(1);
        connection.handlers().add(SAID, said -> awaitQuietly(release));
        // The welcome may still be on its way to who waits for it.
        for (int i = 0; i < InboundFlow.MAX_MESSAGES - 1; i++) {
            server.event("e");
        }
        assertThat(server.receiver.ready().toCompletableFuture()).isDone();
        server.event("as many as may wait");
        server.event("one more");

        var ready = server.receiver.ready().toCompletableFuture();
        assertThat(ready).isNotDone();
        release.countDown();

        await().untilAsserted(() -> assertThat(ready).isDone());
    }

    @Test
    void closeSaysGoodbyeOnceAndRefusesLaterCalls() throws Exception {
        CompletableFuture<String> before = echo(connection, "a");

        connection.close();
        connection.close();

        assertThat(server.closes).isNotEmpty().containsOnly(1000);
        assertThat(connection.isOpen()).isFalse();
        assertThat(failureOf(echo(connection, "b")).code()).isEqualTo("connection_lost");
        server.reply(1, "just so");
        assertThat(before.get(10, SECONDS)).isEqualTo("just so");
        server.receiver.onClosed(1000, "");
        assertThat(connection.closed().get(10, SECONDS).code()).isEqualTo(1000);
    }

    @Test
    void subscriptionsCompleteWhenTheServerHasActed() throws Exception {
        CompletableFuture<Void> on = connection.subscribe(SAID);
        CompletableFuture<Void> off = connection.unsubscribe(SAID);

        assertThat(server.sent)
                .containsExactly("{\"subscribe\":[\"said\"],\"id\":1}", "{\"unsubscribe\":[\"said\"],\"id\":2}");
        assertThat(on).isNotDone();
        server.receive("{\"reply\":1}");
        server.receive("{\"reply\":2,\"error\":{\"code\":\"unknown_action\",\"message\":\"\",\"retryable\":false}}");
        assertThat(on.get(10, SECONDS)).isNull();
        assertThat(failureOf(off).code()).isEqualTo("unknown_action");
    }

    @Test
    void anInterruptedAwaitCancelsTheCall() throws Exception {
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        Thread waiting = new Thread(() -> thrown.complete(thrownBy(() -> connection.await(echo(connection, "a")))));
        waiting.start();
        await().untilAsserted(() -> assertThat(server.sent).hasSize(1));

        waiting.interrupt();

        assertThat(((ActorException) thrown.get(10, SECONDS)).code()).isEqualTo("canceled");
        assertThat(server.sent).endsWith("{\"cancel\":1}");
    }
}
