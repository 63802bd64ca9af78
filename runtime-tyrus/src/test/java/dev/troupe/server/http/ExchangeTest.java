package dev.troupe.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.troupe.actor.HttpResponse;
import dev.troupe.runtime.message.BufferBudget;
import dev.troupe.runtime.message.ResponseBody;
import dev.troupe.wire.ErrorCode;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The promise of {@link Exchange}. */
class ExchangeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int ROUNDS = 300;

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final Exchange exchange = exchange(channel);

    @AfterEach
    void release() {
        channel.finishAndReleaseAll();
    }

    private static Exchange exchange(EmbeddedChannel on) {
        HttpConnection connection =
                HttpConnection.addTo(on, Sites.EMPTY, HttpLimits.DEFAULTS, new BufferBudget(0), PATIENCE);
        // What the encoder would make of responses is of no interest here.
        on.pipeline().remove(ResponseEncoder.class);
        return connection.begin(
                on.pipeline().context(connection),
                new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/"));
    }

    private static FullHttpResponse response(String json) {
        return Responses.json(HttpResponseStatus.OK, json);
    }

    private static ResponseBody body() {
        return new ResponseBody(10, 1_000, Runnable::run, Runnable::run);
    }

    @Test
    void aResponseThatCannotBeMadeIsAnsweredAllTheSame() {
        exchange.attempt(() -> {
            throw new StackOverflowError();
        });
        channel.runPendingTasks();
        FullHttpResponse sent = channel.readOutbound();
        assertThat(sent.status()).isEqualTo(HttpResponseStatus.INTERNAL_SERVER_ERROR);
        sent.release();
    }

    @Test
    void aBodyWhoseHeadCannotBeMadeIsCutOff() {
        ResponseBody streamed = body();
        exchange.addHeaders(Map.of("no name", "x"));
        assertThatThrownBy(() -> exchange.stream(HttpResponse.of(200), streamed, PATIENCE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(streamed.isCut()).isTrue();
    }

    @Test
    void theFirstResponseIsSentAndWhateverComesAfterItIsDropped() {
        FullHttpResponse first = response("1");
        FullHttpResponse second = response("2");
        ResponseBody streamed = body();

        exchange.answer(first);
        exchange.answer(second);
        exchange.answer(HttpResponse.text("3"));
        exchange.refuse(500, ErrorCode.INTERNAL.with("4"));
        exchange.stream(HttpResponse.of(200), streamed, PATIENCE);
        channel.runPendingTasks();

        assertThat(channel.outboundMessages()).containsExactly(first);
        assertThat(first.refCnt()).isOne();
        assertThat(second.refCnt()).isZero();
        assertThat(streamed.isCut()).isTrue();
    }

    @Test
    void aResponseThatIsStreamedIsTheFirstTooAndItsBodyGoesOn() {
        ResponseBody first = body();
        ResponseBody second = body();
        FullHttpResponse third = response("3");

        exchange.stream(HttpResponse.of(200), first, PATIENCE);
        exchange.stream(HttpResponse.of(200), second, PATIENCE);
        exchange.answer(third);
        first.send("1".getBytes(StandardCharsets.UTF_8));
        channel.runPendingTasks();

        assertThat(channel.outboundMessages()).hasSize(2);
        channel.readOutbound();
        HttpContent piece = channel.readOutbound();
        assertThat(piece.content().toString(StandardCharsets.UTF_8)).isEqualTo("1");
        piece.release();
        assertThat(first.isClosed()).isFalse();
        assertThat(second.isCut()).isTrue();
        assertThat(third.refCnt()).isZero();
    }

    @Test
    void ofTwoThreadsOneSendsTheFirstResponse() throws Exception {
        AtomicInteger arrived = new AtomicInteger();
        for (int round = 1; round <= ROUNDS; round++) {
            int both = 2 * round;
            FullHttpResponse one = response("1");
            FullHttpResponse other = response("2");
            EmbeddedChannel on = new EmbeddedChannel();
            Exchange raced = exchange(on);
            CompletableFuture<Void> beside = CompletableFuture.runAsync(() -> {
                meet(arrived, both);
                raced.answer(one);
            });
            meet(arrived, both);
            raced.answer(other);
            beside.get(20, TimeUnit.SECONDS);
            on.runPendingTasks();

            assertThat(on.outboundMessages()).as("round %d", round).hasSize(1);
            assertThat(one.refCnt() + other.refCnt()).isOne();
            on.finishAndReleaseAll();
        }
    }

    /** Lets both go on at the same moment, which a latch does not: it wakes one after the other. */
    private static void meet(AtomicInteger arrived, int both) {
        arrived.incrementAndGet();
        while (arrived.get() < both) {
            Thread.onSpinWait();
        }
    }
}
