package dev.troupe.server.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.actor.HttpResponse;
import dev.troupe.runtime.message.BufferBudget;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Handlers of routes that found no thread, with one place for all of them. */
class WaitingHandlersTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final Queue<Runnable> thread = new ArrayDeque<>();
    private final List<String> handled = new ArrayList<>();
    private final HttpSite site = Sites.of(
            List.of(new Route("GET", "/{name}", request -> {
                handled.add(request.client().path());
                return CompletableFuture.completedFuture(HttpResponse.of(204));
            })),
            thread::add,
            1,
            TIMEOUT);
    private final EmbeddedChannel first = ask("/first");
    private final EmbeddedChannel second = ask("/second");
    private final EmbeddedChannel third = ask("/third");

    private EmbeddedChannel ask(String path) {
        EmbeddedChannel channel = new EmbeddedChannel();
        channel.freezeTime();
        HttpConnection.addTo(channel, site, HttpLimits.DEFAULTS, new BufferBudget(0), TIMEOUT);
        channel.pipeline().fireChannelActive();
        channel.writeInbound(Unpooled.copiedBuffer("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n", US_ASCII));
        return channel;
    }

    @AfterEach
    void release() {
        List.of(first, second, third).forEach(EmbeddedChannel::finishAndReleaseAll);
    }

    private void runAll() {
        for (Runnable task = thread.poll(); task != null; task = thread.poll()) {
            task.run();
        }
    }

    private static String sent(EmbeddedChannel channel) {
        StringBuilder text = new StringBuilder();
        for (ByteBuf out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
            text.append(out.toString(US_ASCII));
            out.release();
        }
        return text.toString();
    }

    @Test
    void aHandlerBeginsWhenTheOneBeforeHasReturned() {
        assertThat(thread).hasSize(1);
        runAll();
        assertThat(handled).containsExactly("/first", "/second", "/third");
        assertThat(sent(third)).startsWith("HTTP/1.1 204");
    }

    @Test
    void aHandlerThatWaitsDoesNotBeginWhenItsClientHasGone() {
        second.close();
        runAll();
        assertThat(handled).containsExactly("/first", "/third");
        assertThat(drains()).isTrue();
    }

    @Test
    void aHandlerThatWaitsDoesNotBeginWhenItsTimeIsUp() {
        second.advanceTimeBy(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        second.runScheduledPendingTasks();
        assertThat(sent(second)).startsWith("HTTP/1.1 504");
        runAll();
        assertThat(handled).containsExactly("/first", "/third");
        assertThat(drains()).isTrue();
    }

    private boolean drains() {
        CompletionStage<Boolean> idle = site.drain();
        return idle.toCompletableFuture().isDone();
    }
}
