package dev.troupe.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.actor.ClientRequest;
import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.runtime.Ticker;
import dev.troupe.runtime.authentication.AccessRules;
import dev.troupe.runtime.connection.SingleCallResult.Failure;
import dev.troupe.runtime.connection.SingleCallResult.Value;
import dev.troupe.runtime.message.Call;
import dev.troupe.runtime.message.ToActor;
import dev.troupe.runtime.room.RoomProtocol;
import dev.troupe.wire.CloseCode;
import dev.troupe.wire.ErrorCode;
import dev.troupe.wire.MessageWriter;
import dev.troupe.wire.Payload;
import dev.troupe.wire.Payloads;
import dev.troupe.wire.WireError;
import dev.troupe.wire.WireFormat;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls without a connection, up to the actor and back, with time that stands still. */
class SingleCallsTest {

    private static final String POST = "/actors/room/lobby/call/post";

    private final AtomicLong nanoTime = new AtomicLong(1_000_000_000L);
    private final Ticker ticker = Ticker.standing();
    private final RecordingActor actor = new RecordingActor();
    private final List<SingleCallResult> answers = new ArrayList<>();
    private final SingleCalls calls = new SingleCalls(
            new HandshakeReader(List.of(RoomProtocol.INSTANCE), 4_096),
            new AccessControl(
                    AccessRules.OPEN,
                    RuntimeSettings.DEFAULTS,
                    actor,
                    Map.of("room", RoomProtocol.INSTANCE),
                    Runnable::run),
            Map.of("room", RoomProtocol.INSTANCE),
            actor,
            RuntimeSettings.DEFAULTS,
            ticker,
            nanoTime::get);

    private Optional<SingleCaller> call(String path, WireFormat format, Optional<Duration> timeout) {
        ClientRequest request = new ClientRequest(path, "name=ada", Map.of(), "192.0.2.1", Optional.empty());
        return calls.call(
                new SingleCallRequest(request, Payload.json("{\"text\":\"hi\"}"), format, timeout, false),
                answers::add);
    }

    private SingleCaller call() {
        return call(POST, WireFormat.JSON, Optional.empty()).orElseThrow();
    }

    private void pass(Duration time) {
        nanoTime.addAndGet(time.toNanos());
        ticker.tick();
    }

    private SingleCallResult answer() {
        assertThat(answers).hasSize(1);
        return answers.get(0);
    }

    private Failure failure() {
        return (Failure) answer();
    }

    /** What the actor was asked last. */
    private Call asked() {
        List<ToActor> told = actor.told();
        return ((ToActor.SingleCall) told.get(told.size() - 1)).call();
    }

    private void begin() {
        assertThat(asked().begin()).isTrue();
    }

    @Test
    void theActorIsToldAllThatTheClientSays() {
        SingleCaller caller = call();

        ToActor.SingleCall told = (ToActor.SingleCall) actor.told().get(0);
        assertThat(told.connection()).isSameAs(caller);
        assertThat(told.call().action()).isEqualTo(RoomProtocol.POST);
        assertThat(told.call().wantsReply()).isTrue();
        assertThat(told.call().arguments()).isEqualTo(Payload.json("{\"text\":\"hi\"}"));
        assertThat(told.params()).isEqualTo(Payload.json("{\"name\":\"ada\"}"));
        assertThat(told.request().path()).isEqualTo(POST);
        assertThat(told.request().remoteAddress()).isEqualTo("192.0.2.1");
        assertThat(calls.count()).isEqualTo(1);
        assertThat(answers).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/actors/room/lobby/call/, 404, unknown_action",
        "/actors/room/lobby/call/pst, 404, unknown_action",
        "/actors/room/lobby/call/p+st, 404, unknown_action",
        "/actors/room/lobby/call/%, 400, bad_argument",
        "/actors/room/lobby/call/post/, 404, not_found",
        "/actors/room/lobby/more/call/post, 404, not_found",
        "/actors/room/call/post, 404, not_found",
        "/actors/call/post, 404, not_found",
        "/call/post, 404, not_found",
        "/actors/nowhere/lobby/call/post, 404, not_found",
        "/actors/room/a%2Fb/call/post, 400, bad_argument",
        "/actors/room//call/post, 400, bad_argument"
    })
    void whatCannotBeReadReachesNoActor(String path, int status, String code) {
        assertThat(call(path, WireFormat.JSON, Optional.empty())).isEmpty();

        assertThat(failure().status()).isEqualTo(status);
        assertThat(failure().error().code()).isEqualTo(code);
        assertThat(actor.told()).isEmpty();
        assertThat(calls.count()).isZero();
    }

    @Test
    void theNameOfAnActionMayBeEncoded() {
        call("/actors/room/lobby/call/p%6Fst", WireFormat.JSON, Optional.empty())
                .orElseThrow();

        assertThat(actor.told()).hasSize(1);
    }

    @Test
    void paramsThatCannotBeReadAreA400() {
        Map<String, List<String>> header = Map.of("Troupe-Params", List.of("!"));
        for (ClientRequest request : List.of(
                new ClientRequest(POST, "params=!", Map.of(), "", Optional.empty()),
                new ClientRequest(POST, "", header, "", Optional.empty()))) {
            answers.clear();
            calls.call(
                    new SingleCallRequest(
                            request, Payload.none(WireFormat.JSON), WireFormat.JSON, Optional.empty(), false),
                    answers::add);

            assertThat(failure().status()).isEqualTo(400);
            assertThat(failure().error().code()).isEqualTo("bad_argument");
        }
    }

    @Test
    void aReplyIsItsValue() throws IOException {
        for (WireFormat format : WireFormat.values()) {
            answers.clear();
            SingleCaller caller = call(POST, format, Optional.empty()).orElseThrow();
            begin();
            asked().settle();
            caller.replied(asked(), MessageWriter.reply(format, asked().id(), Payloads.STRING, "hello"));

            Payload value = ((Value) answer()).value();
            assertThat(value.format()).isEqualTo(format);
            assertThat(dev.troupe.wire.PayloadReader.read(value, Payloads.STRING))
                    .isEqualTo("hello");
        }
        assertThat(calls.count()).isZero();
    }

    @Test
    void aReplyWithoutAValueIsAbsent() {
        SingleCaller caller = call();
        caller.replied(asked(), MessageWriter.reply(WireFormat.JSON, 0));

        assertThat(((Value) answer()).value().isPresent()).isFalse();
    }

    @Test
    void itIsAnsweredOnce() {
        SingleCaller caller = call();
        caller.failed(asked(), ErrorCode.NOT_FOUND.with("first"));
        caller.replied(asked(), MessageWriter.reply(WireFormat.JSON, 0));
        caller.kick(CloseCode.KICKED, "third");
        caller.refused(ErrorCode.INTERNAL.with("fourth"), CloseCode.INTERNAL_ERROR);
        calls.close();

        assertThat(failure().error().message()).isEqualTo("first");
    }

    @Test
    void aDeadlineThatPassesInTheQueueSaysThatItDidNotRun() {
        SingleCaller caller =
                call(POST, WireFormat.JSON, Optional.of(Duration.ofSeconds(2))).orElseThrow();
        pass(Duration.ofMillis(1_999));
        assertThat(answers).isEmpty();
        pass(Duration.ofMillis(1));

        assertThat(failure().status()).isEqualTo(504);
        assertThat(failure().error().metadata()).containsEntry("outcome", "not_run");
        assertThat(asked().begin()).isFalse();
    }

    @Test
    void aDeadlineThatPassesInTheTurnSaysNothingOfTheOutcome() {
        SingleCaller caller = call();
        begin();
        pass(Duration.ofSeconds(60));

        assertThat(failure().error()).isEqualTo(ErrorCode.TIMEOUT.with("The deadline has passed"));
        assertThat(asked().isGivenUp()).isTrue();
    }

    @Test
    void aCallThatIsSettledIsLeftToItsActor() {
        SingleCaller caller = call();
        begin();
        asked().settle();
        pass(Duration.ofMinutes(2));
        calls.close();
        assertThat(answers).isEmpty();

        caller.replied(asked(), MessageWriter.reply(WireFormat.JSON, 0));
        assertThat(answer()).isInstanceOf(Value.class);
    }

    @Test
    void whoeverLeavesHasGivenUp() {
        SingleCaller caller = call();
        caller.leave();
        pass(Duration.ofMinutes(2));

        assertThat(asked().isGivenUp()).isTrue();
        assertThat(answers).isEmpty();
        assertThat(calls.count()).isZero();
    }

    @Test
    void whoeverIsSentAwayBeforeTheReplyHearsTheReason() {
        SingleCaller caller = call();
        begin();
        caller.kick(CloseCode.KICKED, "out");

        assertThat(failure().status()).isEqualTo(403);
        assertThat(failure().error()).isEqualTo(new WireError("forbidden", "out", false, Map.of("outcome", "unknown")));
        assertThat(asked().isGivenUp()).isTrue();
    }

    @Test
    void anAnswerClosesItOnBothSides() {
        AtomicInteger closed = new AtomicInteger();
        SingleCaller caller = call();
        caller.whenClosed(closed::incrementAndGet);
        assertThat(closed).hasValue(0);
        caller.failed(asked(), ErrorCode.INTERNAL.with("Internal error"));
        caller.whenClosed(closed::incrementAndGet);

        assertThat(caller.isClosed()).isTrue();
        assertThat(closed).hasValue(2);
    }

    @Test
    void theEndOfTheServerAnswersWhoeverStillWaits() {
        call();
        call();
        begin();
        calls.close();
        call();

        assertThat(answers).extracting(answer -> ((Failure) answer).status()).containsExactly(503, 503, 503);
        assertThat(answers)
                .extracting(answer -> ((Failure) answer).error().metadata())
                .containsExactlyInAnyOrder(Map.of(), Map.of("outcome", "unknown"), Map.of());
        assertThat(actor.told()).hasSize(2);
        assertThat(calls.count()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "name_required, 4403, 403",
        "token_old, 4401, 401",
        "too_many, 4429, 429",
        "unauthenticated, 4403, 401",
        "forbidden, 4403, 403",
        "not_found, 4403, 404",
        "bad_argument, 4400, 400",
        "timeout, 4408, 504",
        "internal, 1011, 500",
        "overloaded, 1013, 503",
        "unavailable, 1001, 503"
    })
    void aRefusalHasAStatusThatFits(String code, int closeCode, int status) {
        call().refused(WireError.of(code, ""), closeCode);

        assertThat(failure().status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "muted, 422",
        "bad_argument, 400",
        "invalid_argument, 400",
        "already_exists, 409",
        "rate_limited, 429",
        "too_large, 500",
        "crashed, 500"
    })
    void aFailureHasAStatusThatFits(String code, int status) {
        SingleCaller caller = call();
        Call asked = asked();
        caller.failed(asked, WireError.of(code, ""));

        assertThat(failure().status()).isEqualTo(status);
    }
}
