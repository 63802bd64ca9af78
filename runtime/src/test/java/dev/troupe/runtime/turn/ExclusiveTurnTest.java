package dev.troupe.runtime.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.wire.Payload;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ExclusiveTurnTest {

    @RegisterExtension
    final Stage stage = new Stage();

    @RegisterExtension
    final Stage still = Stage.standing();

    @Test
    void aStageHoldsTheTurnUntilItCompletes() {
        List<String> order = new CopyOnWriteArrayList<>();
        CompletableFuture<String> reply = new CompletableFuture<>();
        RecordedConnection ada = new RecordedConnection()
                .join(
                        stage.actors(injection -> new Probe() {
                            @Override
                            public CompletionStage<String> later(String text) {
                                order.add("later begins");
                                return reply.thenApply(value -> {
                                    order.add("later ends");
                                    return value;
                                });
                            }

                            @Override
                            public String act(String text) {
                                order.add("act");
                                return text;
                            }

                            @Override
                            public String read(String text) {
                                order.add("read");
                                return text;
                            }
                        }),
                        "lobby",
                        "ada");
        ada.call(Probe.LATER, "x");
        ada.call(Probe.ACT, "x");
        ada.call(Probe.READ, "x");
        org.awaitility.Awaitility.await().until(() -> order.contains("later begins"));
        reply.complete("done");
        ada.await("reply 2");
        assertThat(order).containsExactly("later begins", "later ends", "act", "read");
        assertThat(ada.said().stream().filter(said -> said.startsWith("reply")))
                .extracting(said -> said.substring(0, 7))
                .containsExactly("reply 0", "reply 1", "reply 2");
    }

    @Test
    void continuationsRunBeforeAnyMessageThatWaits() {
        List<String> order = new CopyOnWriteArrayList<>();
        CompletableFuture<String> source = new CompletableFuture<>();
        CountDownLatch begun = new CountDownLatch(1);
        LocalActors actors = stage.actors(injection -> new Probe() {
            @Override
            public CompletionStage<String> later(String text) {
                begun.countDown();
                Executor executor = injection.context().executor();
                String caller = injection.connections().caller().id();
                return source.thenApplyAsync(
                                value -> {
                                    order.add("first "
                                            + caller.equals(injection
                                                    .connections()
                                                    .caller()
                                                    .id()));
                                    return value;
                                },
                                executor)
                        .thenApplyAsync(
                                value -> {
                                    order.add("second");
                                    injection.connections().broadcast().said("second");
                                    return value;
                                },
                                executor);
            }

            @Override
            public String act(String text) {
                order.add("act");
                return text;
            }
        });
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        ada.call(Probe.LATER, "x");
        ada.call(Probe.ACT, "x");
        ada.call(Probe.ACT, "x");
        source.complete("done");
        ada.await("reply 2");
        assertThat(order).containsExactly("first true", "second", "act", "act");
        assertThat(ada.said().get(1)).startsWith("event");
        assertThat(ada.said().get(2)).startsWith("reply 0");
    }

    @Test
    void anExecutorUsedAfterItsTurnGivesATurnOfItsOwnWithoutACaller() {
        AtomicReference<Executor> kept = new AtomicReference<>();
        LocalActors actors = stage.actors(injection -> new Probe() {
            @Override
            public String act(String text) {
                kept.set(injection.context().executor());
                return text;
            }
        });
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        ada.call(Probe.ACT, "x");
        ada.await("reply 0");
        CompletableFuture<String> seen = new CompletableFuture<>();
        kept.get().execute(() -> seen.complete(Thread.currentThread().getName() + CurrentTurn.get()));
        assertThat(seen.join()).contains("probe/lobby continuation");
    }

    @Test
    void theExecutorOfTheConstructorServesATurnThatWaitsForIt() {
        LocalActors actors = stage.actors(injection -> {
            Executor executor = injection.context().executor();
            return new Probe() {
                @Override
                public CompletionStage<String> later(String text) {
                    return CompletableFuture.supplyAsync(() -> text)
                            .thenApplyAsync(
                                    value -> value
                                            + injection
                                                    .connections()
                                                    .callerIfAny()
                                                    .isPresent()
                                            + injection.connections().count(),
                                    executor);
                }

                @Override
                public CompletionStage<String> readLater(String text) {
                    return later(text);
                }
            };
        });
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        ada.call(Probe.LATER, "x");
        assertThat(ada.await("reply 0")).contains("xfalse1");
        ada.call(Probe.READ_LATER, "y");
        assertThat(ada.await("reply 1")).contains("yfalse1");
    }

    @Test
    void connectionsAreForTheThreadOfATurnOnly() {
        CompletableFuture<Throwable> outside = new CompletableFuture<>();
        LocalActors actors = stage.actors(injection -> new Probe() {
            @Override
            public String act(String text) {
                CompletableFuture.runAsync(() -> injection.connections().caller())
                        .whenComplete((none, failure) -> outside.complete(failure.getCause()));
                return text;
            }
        });
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        ada.call(Probe.ACT, "x");
        assertThat(outside.join())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Not inside a turn of probe/lobby")
                .hasMessageContaining("ActorContext.executor()");
    }

    @Test
    void callsOfOneConnectionBeginInTheOrderInWhichTheyWereSent() {
        List<String> order = new CopyOnWriteArrayList<>();
        LocalActors actors = stage.actors(injection -> new Probe() {
            @Override
            public String act(String text) {
                order.add(text);
                return text;
            }
        });
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        List<String> sent = new java.util.ArrayList<>();
        for (int i = 0; i < 500; i++) {
            sent.add("m" + i);
            ada.call(Probe.ACT, "m" + i);
        }
        ada.await("reply 499");
        assertThat(order).isEqualTo(sent);
    }

    @Test
    void aFullMailboxRejects() {
        RuntimeSettings small =
                RuntimeSettings.DEFAULTS.toBuilder().mailboxMessages(2).build();
        CompletableFuture<String> hold = new CompletableFuture<>();
        LocalActors actors = stage.actors(
                injection -> new Probe() {
                    @Override
                    public CompletionStage<String> later(String text) {
                        injection.connections().broadcast().said("begun");
                        return hold;
                    }
                },
                small);
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        ada.call(Probe.LATER, "x");
        ada.await("event");
        ada.call(Probe.ACT, "x");
        ada.call(Probe.ACT, "x");
        ada.call(Probe.ACT, "x");
        assertThat(ada.said()).contains("rejected 3");
        new RecordedConnection().open(actors, "lobby", "bob");
        hold.complete("");
        ada.await("reply 2");
        ada.call(Probe.ACT, "x");
        ada.await("reply 4");
    }

    @Test
    void aMailboxIsFullByTheBytesOfArgumentsToo() {
        RuntimeSettings small =
                RuntimeSettings.DEFAULTS.toBuilder().mailboxBytes(100).build();
        CompletableFuture<String> hold = new CompletableFuture<>();
        LocalActors actors = stage.actors(
                injection -> new Probe() {
                    @Override
                    public CompletionStage<String> later(String text) {
                        injection.connections().broadcast().said("begun");
                        return hold;
                    }
                },
                small);
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        ada.call(Probe.LATER, "x");
        ada.await("event");
        ada.call(Probe.ACT, "x".repeat(50));
        ada.call(Probe.ACT, "x".repeat(50));
        assertThat(ada.said()).contains("rejected 2");
        hold.complete("");
        ada.await("reply 1");
        ada.call(Probe.ACT, 9, Payload.json("{\"text\":\"" + "y".repeat(200) + "\"}"));
        ada.await("reply 9");
    }

    /** Throws what the compiler would not let pass, as other languages do. */
    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable failure) throws T {
        throw (T) failure;
    }

    @Test
    void aContinuationThatFailsCostsNothingElse() {
        LocalActors actors = stage.actors(injection -> new Probe() {
            @Override
            public String act(String text) {
                injection
                        .context()
                        .executor()
                        .execute(() -> ExclusiveTurnTest.<RuntimeException>sneak(new IOException(text)));
                return text;
            }
        });
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        try (LogCapture log = LogCapture.of(TurnTask.class);
                LogCapture faults = LogCapture.of(ActorCell.class)) {
            ada.call(Probe.ACT, "sneaky");
            ada.await("reply 0");
            org.awaitility.Awaitility.await().until(() -> log.text().contains("sneaky"));
            ada.call(Probe.ACT, "again");
            ada.await("reply 1");
            assertThat(faults.text()).isEmpty();
        }
    }

    @Test
    void aStageThatRefusesToBeAskedIsWaitedFor() {
        LocalActors actors = stage.actors(injection -> new Probe() {
            @Override
            public CompletionStage<String> later(String text) {
                return CompletableFuture.completedStage(text);
            }
        });
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        ada.call(Probe.LATER, "x");
        ada.await("reply 0");
    }

    @Test
    void aNonBlockingActorRunsOnTheCallingThread() {
        CompletableFuture<Thread> ran = new CompletableFuture<>();
        // No ticker takes the draining from a thread that is slow.
        LocalActors actors = still.actors(
                new Probe.Definition(
                        injection -> new Probe() {
                            @Override
                            public String act(String text) {
                                ran.complete(Thread.currentThread());
                                return text;
                            }
                        },
                        true,
                        List.of()),
                RuntimeSettings.DEFAULTS);
        RecordedConnection ada = new RecordedConnection().open(actors, "lobby", "ada");
        ada.call(Probe.ACT, "x");
        assertThat(ran).isCompletedWithValue(Thread.currentThread());
        assertThat(ada.said().get(1)).startsWith("reply 0");
        assertThat(ada.flushed()).isEqualTo(2);
    }
}
