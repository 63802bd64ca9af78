package dev.troupe.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.actor.HttpResponse;
import dev.troupe.runtime.message.BufferBudget;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
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
    private final ClockedChannel first = ask("/first");
    private final ClockedChannel second = ask("/second");
    private final ClockedChannel third = ask("/third");

    private ClockedChannel ask(String path) {
        ClockedChannel channel = ClockedChannel.connected(site, new BufferBudget(0), TIMEOUT);
        channel.receive("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        return channel;
    }

    @AfterEach
    void release() {
        List.of(first, second, third).forEach(ClockedChannel::finishAndReleaseAll);
    }

    private void runAll() {
        for (Runnable task = thread.poll(); task != null; task = thread.poll()) {
            task.run();
        }
    }

    @Test
    void aHandlerBeginsWhenTheOneBeforeHasReturned() {
        assertThat(thread).hasSize(1);
        runAll();
        assertThat(handled).containsExactly("/first", "/second", "/third");
        assertThat(third.sent()).startsWith("HTTP/1.1 204");
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
        second.pass(TIMEOUT.toSeconds());
        assertThat(second.sent()).startsWith("HTTP/1.1 504");
        runAll();
        assertThat(handled).containsExactly("/first", "/third");
        assertThat(drains()).isTrue();
    }

    private boolean drains() {
        CompletionStage<Boolean> idle = site.drain();
        return idle.toCompletableFuture().isDone();
    }
}
