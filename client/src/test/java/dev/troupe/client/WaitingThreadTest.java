package dev.troupe.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WaitingThreadTest {

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final CountDownLatch waiting = new CountDownLatch(1);

    private final class Pooled extends Thread implements WaitingThread {
        Pooled(Runnable code) {
            super(code, "pooled");
        }

        @Override
        public void waitBegins() {
            told.add("begins");
            waiting.countDown();
        }

        @Override
        public void waitEnds() {
            told.add("ends");
        }
    }

    private void waitFor(CompletableFuture<String> future) {
        try {
            told.add(ClientThreads.await(future));
        } catch (ExecutionException e) {
            told.add("failed");
        } catch (InterruptedException e) {
            told.add("interrupted");
        }
    }

    @Test
    void aThreadIsToldWhenItWaitsAndWhenItWaitsNoLonger() throws Exception {
        CompletableFuture<String> reply = new CompletableFuture<>();
        Thread thread = new Pooled(() -> waitFor(reply));
        thread.start();
        assertThat(waiting.await(20, TimeUnit.SECONDS)).isTrue();
        reply.complete("reply");
        thread.join();
        assertThat(told).containsExactly("begins", "ends", "reply");
    }

    @Test
    void itIsToldWhateverCameOfIt() throws Exception {
        Thread thread = new Pooled(() -> waitFor(new CompletableFuture<>()));
        thread.start();
        assertThat(waiting.await(20, TimeUnit.SECONDS)).isTrue();
        thread.interrupt();
        thread.join();
        assertThat(told).containsExactly("begins", "ends", "interrupted");
    }

    @Test
    void whatIsThereAlreadyIsNotWaitedFor() throws Exception {
        Thread thread = new Pooled(() -> waitFor(CompletableFuture.completedFuture("reply")));
        thread.start();
        thread.join();
        assertThat(told).containsExactly("reply");
    }

    @Test
    void aThreadThatDoesNotCareWaitsAsEver() {
        waitFor(CompletableFuture.failedFuture(new IllegalStateException()));
        assertThat(told).containsExactly("failed");
    }
}
