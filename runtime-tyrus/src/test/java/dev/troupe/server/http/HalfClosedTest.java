package dev.troupe.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.actor.BodyStream;
import dev.troupe.actor.HttpResponse;
import dev.troupe.runtime.message.BufferBudget;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a client gets of which the server cannot tell whether it has gone, by a clock that the test turns. */
class HalfClosedTest {

    private static final Duration LONG = Duration.ofMinutes(10);

    private final List<CompletableFuture<HttpResponse>> asked = new ArrayList<>();
    private final List<BodyStream> bodies = new ArrayList<>();
    private final ClockedChannel channel = channel();

    private ClockedChannel channel() {
        Route slow = new Route("GET", "/slow", request -> {
            CompletableFuture<HttpResponse> response = new CompletableFuture<>();
            asked.add(response);
            return response;
        });
        Route stream = new Route(
                "GET",
                "/stream",
                request -> CompletableFuture.completedFuture(HttpResponse.streaming("text/plain", bodies::add)));
        return ClockedChannel.connected(
                Sites.of(List.of(slow, stream), Runnable::run, LONG), new BufferBudget(1 << 20), LONG);
    }

    @AfterEach
    void release() {
        channel.finishAndReleaseAll();
    }

    private void send(String path) {
        send(path, "HTTP/1.1");
    }

    private void send(String path, String version) {
        channel.receive("GET " + path + " " + version + "\r\nHost: localhost\r\n\r\n");
    }

    private void sendsNoMore() {
        channel.pipeline().fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
    }

    private void answer(int request) {
        asked.get(request).complete(HttpResponse.text("done"));
        channel.runPendingTasks();
    }

    @Test
    void eachResponseHasItsOwnTime() {
        send("/slow");
        send("/slow");
        sendsNoMore();
        channel.pass(3);
        answer(0);
        assertThat(channel.sent()).startsWith("HTTP/1.1 200 ");
        channel.pass(3);
        assertThat(channel.isOpen()).isTrue();
        answer(1);
        assertThat(channel.sent()).startsWith("HTTP/1.1 200 ");
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void aClientThatIsStillThereGetsItsResponseHoweverLateThatIs() {
        send("/slow");
        sendsNoMore();
        for (int i = 0; i < 100; i++) {
            channel.pass(3);
            assertThat(channel.sent()).isEmpty();
            channel.pass(1);
            assertThat(channel.sent()).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
            channel.pass(1);
            assertThat(channel.sent()).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
        }
        answer(0);
        assertThat(channel.sent()).startsWith("HTTP/1.1 200 ").endsWith("done");
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
        channel.pass(3);
        assertThat(channel.isOpen()).isTrue();
        channel.pass(1);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void aClientThatKnowsNoInterimResponsesHasTheTimeForEachResponse() {
        send("/slow", "HTTP/1.0");
        sendsNoMore();
        channel.pass(4);
        assertThat(channel.isOpen()).isTrue();
        channel.pass(1);
        assertThat(channel.isOpen()).isFalse();
        assertThat(channel.sent()).isEmpty();
    }

    @Test
    void aBodyThatPausesIsCutOff() {
        send("/stream");
        sendsNoMore();
        channel.pass(1);
        assertThat(bodies.get(0).isClosed()).isFalse();
        channel.pass(1);
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
            channel.pass(2);
            assertThat(channel.sent()).contains("piece");
        }
        bodies.get(0).close();
        channel.runPendingTasks();
        assertThat(channel.sent()).isEqualTo("0\r\n\r\n");
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
            channel.pass(2);
        }
        channel.pass(2);
        assertThat(bodies.get(0).isClosed()).isTrue();
        assertThat(asked).isEmpty();
    }

    @Test
    void behindFewRequestsABodyMayPause() {
        send("/stream");
        send("/slow");
        channel.pass(3_600);
        assertThat(bodies.get(0).isClosed()).isFalse();
        bodies.get(0).close();
        channel.runPendingTasks();
        assertThat(asked).hasSize(1);
    }
}
