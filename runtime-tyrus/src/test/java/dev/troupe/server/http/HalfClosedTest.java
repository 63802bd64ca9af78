package dev.troupe.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.actor.BodyStream;
import dev.troupe.actor.HttpResponse;
import dev.troupe.runtime.message.BufferBudget;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a client gets of which the server cannot tell whether it has gone, by a clock that the test turns. */
class HalfClosedTest {

    private static final Duration LONG = Duration.ofMinutes(10);

    private final List<CompletableFuture<HttpResponse>> asked = new ArrayList<>();
    private final List<BodyStream> bodies = new ArrayList<>();
    private final EmbeddedChannel channel = channel();

    private EmbeddedChannel channel() {
        Route slow = new Route("GET", "/slow", request -> {
            CompletableFuture<HttpResponse> response = new CompletableFuture<>();
            asked.add(response);
            return response;
        });
        Route stream = new Route(
                "GET",
                "/stream",
                request -> CompletableFuture.completedFuture(HttpResponse.streaming("text/plain", bodies::add)));
        EmbeddedChannel created = new EmbeddedChannel();
        created.freezeTime();
        HttpConnection.addTo(
                created,
                Sites.of(List.of(slow, stream), Runnable::run, LONG),
                HttpLimits.DEFAULTS,
                new BufferBudget(1 << 20),
                LONG);
        created.pipeline().fireChannelActive();
        return created;
    }

    @AfterEach
    void release() {
        channel.finishAndReleaseAll();
    }

    private void send(String path) {
        send(path, "HTTP/1.1");
    }

    private void send(String path, String version) {
        channel.writeInbound(
                Unpooled.copiedBuffer("GET " + path + " " + version + "\r\nHost: localhost\r\n\r\n", UTF_8));
    }

    private void sendsNoMore() {
        channel.pipeline().fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
    }

    private void pass(long seconds) {
        channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
    }

    private void answer(int request) {
        asked.get(request).complete(HttpResponse.text("done"));
        channel.runPendingTasks();
    }

    private String sent() {
        StringBuilder text = new StringBuilder();
        for (ByteBuf out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
            text.append(out.toString(UTF_8));
            out.release();
        }
        return text.toString();
    }

    @Test
    void eachResponseHasItsOwnTime() {
        send("/slow");
        send("/slow");
        sendsNoMore();
        pass(3);
        answer(0);
        assertThat(sent()).startsWith("HTTP/1.1 200 ");
        pass(3);
        assertThat(channel.isOpen()).isTrue();
        answer(1);
        assertThat(sent()).startsWith("HTTP/1.1 200 ");
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void aClientThatIsStillThereGetsItsResponseHoweverLateThatIs() {
        send("/slow");
        sendsNoMore();
        for (int i = 0; i < 100; i++) {
            pass(3);
            assertThat(sent()).isEmpty();
            pass(1);
            assertThat(sent()).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
            pass(1);
            assertThat(sent()).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
        }
        answer(0);
        assertThat(sent()).startsWith("HTTP/1.1 200 ").endsWith("done");
        assertThat(channel.isOpen()).isFalse();
    }

    /** A write to a socket whose other end has gone closes the channel. */
    @Test
    void aClientThatHasGoneIsNoticed() {
        channel.pipeline().addFirst(new ChannelOutboundHandlerAdapter() {
            @Override
            public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
                ReferenceCountUtil.release(message);
                promise.setFailure(new IOException("Broken pipe"));
                var unused = context.close();
            }
        });
        send("/slow");
        sendsNoMore();
        pass(3);
        assertThat(channel.isOpen()).isTrue();
        pass(1);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void aClientThatKnowsNoInterimResponsesHasTheTimeForEachResponse() {
        send("/slow", "HTTP/1.0");
        sendsNoMore();
        pass(4);
        assertThat(channel.isOpen()).isTrue();
        pass(1);
        assertThat(channel.isOpen()).isFalse();
        assertThat(sent()).isEmpty();
    }

    @Test
    void aBodyThatPausesIsCutOff() {
        send("/stream");
        sendsNoMore();
        pass(1);
        assertThat(bodies.get(0).isClosed()).isFalse();
        pass(1);
        assertThat(bodies.get(0).isClosed()).isTrue();
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void aBodyIsNotCutOffBetweenTwoPieces() {
        send("/stream");
        sendsNoMore();
        for (int i = 0; i < 100; i++) {
            assertThat(bodies.get(0).send("piece")).isTrue();
            channel.runPendingTasks();
            pass(2);
            assertThat(sent()).contains("piece");
        }
        bodies.get(0).close();
        channel.runPendingTasks();
        assertThat(sent()).isEqualTo("0\r\n\r\n");
    }

    @Test
    void behindMoreRequestsThanAreReadABodyThatPausesIsCutOff() {
        send("/stream");
        for (int i = 0; i < 1_000; i++) {
            send("/slow");
        }
        for (int i = 0; i < 100; i++) {
            assertThat(bodies.get(0).send("piece")).isTrue();
            channel.runPendingTasks();
            pass(2);
        }
        pass(2);
        assertThat(bodies.get(0).isClosed()).isTrue();
        assertThat(asked).isEmpty();
    }

    @Test
    void behindFewRequestsABodyMayPause() {
        send("/stream");
        send("/slow");
        pass(3_600);
        assertThat(bodies.get(0).isClosed()).isFalse();
        bodies.get(0).close();
        channel.runPendingTasks();
        assertThat(asked).hasSize(1);
    }
}
