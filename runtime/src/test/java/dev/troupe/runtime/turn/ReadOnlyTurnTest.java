package dev.troupe.runtime.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReadOnlyTurnTest {

    @RegisterExtension
    final Stage stage = new Stage();

    @Test
    void readersOverlapEvenIfTheyBlock() {
        CyclicBarrier together = new CyclicBarrier(5);
        LocalActors actors = stage.actors(injection -> new Probe() {
            @Override
            public String read(String text) throws Exception {
                together.await(20, TimeUnit.SECONDS);
                return text;
            }
        });
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        for (int i = 0; i < 5; i++) {
            ada.call(Probe.READ, "x");
        }
        for (int i = 0; i < 5; i++) {
            ada.await("reply " + i);
        }
    }

    @RepeatedTest(3)
    void readersNeverOverlapAnExclusiveTurn() {
        List<String> order = new CopyOnWriteArrayList<>();
        CountDownLatch reading = new CountDownLatch(1);
        LocalActors actors = stage.actors(injection -> new Probe() {
            @Override
            public String read(String text) throws Exception {
                if (text.equals("first")) {
                    // Long enough for the draining to be taken away: until the second reader has come as well.
                    assertThat(reading.await(20, TimeUnit.SECONDS)).isTrue();
                } else {
                    reading.countDown();
                }
                order.add("read " + text);
                return text;
            }

            @Override
            public String act(String text) {
                order.add("act " + text);
                return text;
            }
        });
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        ada.call(Probe.READ, "first");
        ada.call(Probe.READ, "second");
        ada.call(Probe.ACT, "third");
        ada.call(Probe.READ, "fourth");
        ada.await("reply 3");
        assertThat(order).hasSize(4);
        assertThat(order.subList(2, 4)).containsExactly("act third", "read fourth");
    }

    @Test
    void aReaderThatWaitsForItsStageHoldsExclusiveTurnsAndNotReaders() {
        CompletableFuture<String> source = new CompletableFuture<>();
        List<String> order = new CopyOnWriteArrayList<>();
        LocalActors actors = stage.actors(injection -> new Probe() {
            @Override
            public CompletionStage<String> readLater(String text) {
                Executor executor = injection.context().executor();
                return source.thenApplyAsync(
                        value -> {
                            order.add("continued");
                            return value + injection.connections().caller().id();
                        },
                        executor);
            }

            @Override
            public String read(String text) {
                order.add("read");
                return text;
            }

            @Override
            public String act(String text) {
                order.add("act");
                return text;
            }
        });
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        ada.call(Probe.READ_LATER, "x");
        ada.call(Probe.READ, "x");
        ada.await("reply 1");
        ada.call(Probe.ACT, "x");
        source.complete("done ");
        ada.await("reply 2");
        assertThat(order).containsExactly("read", "continued", "act");
        assertThat(ada.await("reply 0")).contains("done " + ada.id());
    }

    @Test
    void continuationsOfAReaderThatRunsApartWaitForItsCode() {
        CountDownLatch apart = new CountDownLatch(1);
        List<String> order = new CopyOnWriteArrayList<>();
        LocalActors actors = stage.actors(injection -> new Probe() {
            @Override
            public CompletionStage<String> readLater(String text) throws Exception {
                CompletionStage<String> result = CompletableFuture.supplyAsync(
                        () -> {
                            order.add("continuation");
                            return text;
                        },
                        injection.context().executor());
                assertThat(apart.await(20, TimeUnit.SECONDS)).isTrue();
                order.add("code");
                return result;
            }

            @Override
            public String read(String text) {
                apart.countDown();
                return text;
            }
        });
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        ada.call(Probe.READ_LATER, "x");
        ada.call(Probe.READ, "x");
        ada.await("reply 0");
        assertThat(order).containsExactly("code", "continuation");
    }

    @Test
    void continuationsOfNoTurnDoNotRunBesideCodeThatReads() {
        CountDownLatch apart = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        List<String> order = new CopyOnWriteArrayList<>();
        CompletableFuture<Executor> executor = new CompletableFuture<>();
        LocalActors actors = stage.actors(injection -> {
            executor.complete(injection.context().executor());
            return new Probe() {
                @Override
                public String read(String text) throws Exception {
                    if (text.equals("blocks")) {
                        assertThat(release.await(20, TimeUnit.SECONDS)).isTrue();
                        order.add("read");
                    } else {
                        apart.countDown();
                    }
                    return text;
                }
            };
        });
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        ada.call(Probe.READ, "blocks");
        ada.call(Probe.READ, "passes");
        ada.await("reply 1");
        executor.join().execute(() -> order.add("continuation"));
        release.countDown();
        org.awaitility.Awaitility.await().until(() -> order.size() == 2);
        assertThat(order).containsExactly("read", "continuation");
        assertThat(apart.getCount()).isZero();
    }

    @Test
    void continuationsOfNoTurnDoNotStarveWhileReadersKeepComing() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        List<String> order = new CopyOnWriteArrayList<>();
        CompletableFuture<Executor> executor = new CompletableFuture<>();
        LocalActors actors = stage.actors(injection -> {
            executor.complete(injection.context().executor());
            return new Probe() {
                @Override
                public String read(String text) throws Exception {
                    if (!text.equals("between")) {
                        order.add(text);
                    }
                    if (text.equals("first")) {
                        assertThat(release.await(20, TimeUnit.SECONDS)).isTrue();
                    } else if (text.equals("third")) {
                        assertThat(over.await(20, TimeUnit.SECONDS)).isTrue();
                    }
                    return text;
                }
            };
        });
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        ada.call(Probe.READ, "first");
        ada.call(Probe.READ, "second");
        ada.await("reply 1");
        executor.join().execute(() -> order.add("continuation"));
        // A thread that was about to take a message takes one more before it meets the continuation, and no other.
        ada.call(Probe.READ, "between");
        ada.call(Probe.READ, "third");
        CountDownLatch ticks = new CountDownLatch(3);
        stage.ticker().watch(ticks::countDown);
        assertThat(ticks.await(20, TimeUnit.SECONDS)).isTrue();
        release.countDown();
        org.awaitility.Awaitility.await().until(() -> order.contains("continuation"));
        over.countDown();
        ada.await("reply 3");
        assertThat(order).containsExactly("first", "second", "continuation", "third");
    }
}
