package dev.troupe.runtime.turn;

import dev.troupe.actor.ClientRequest;
import dev.troupe.runtime.message.ToActor;
import dev.troupe.wire.Payload;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.datastructures.BooleanGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.jetbrains.lincheck.datastructures.Validate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The first two promises of {@link ActorCell}, in runs that Lincheck makes up, of turns of every kind on real threads. */
@Tag("model-checking")
class TurnOverlapLincheckTest {

    /** One actor, whose turns come, run, wait for stages and end on any thread. */
    public static class Turns {
        /** Drains that were told to run, and run when an operation says so. */
        private final Queue<Runnable> told = new ConcurrentLinkedQueue<>();

        private final ActorCell<Probe, Probe.Join, String, Probe.Feed> cell = ConnectionTableTest.cell(told::add);
        private final Queue<CompletableFuture<String>> stages = new ConcurrentLinkedQueue<>();
        private final AtomicInteger exclusive = new AtomicInteger();
        private final AtomicInteger readers = new AtomicInteger();
        private final AtomicInteger expected = new AtomicInteger();
        private final AtomicInteger ended = new AtomicInteger();
        private volatile boolean overlapped;

        /** The actor has started, and somebody who never gets further keeps it from being forgotten. */
        public Turns() {
            RecordedConnection ada = new RecordedConnection();
            cell.connections()
                    .add(new Admission<>(
                            cell, new ToActor.Open(ada, Payload.json("{}"), ClientRequest.UNKNOWN, Set.of(), true)));
            cell.resume(() -> true);
            runOne();
        }

        private boolean runOne() {
            Runnable drain = told.poll();
            if (drain == null) {
                return false;
            }
            drain.run();
            return true;
        }

        private final class Guest extends Turn {
            private final boolean waits;

            Guest(ActorCell<?, ?, ?, ?> host, boolean readOnly, boolean waits) {
                super(host, readOnly);
                this.waits = waits;
            }

            @Override
            @Nullable
            Object body() {
                if (readOnly) {
                    readers.incrementAndGet();
                } else if (exclusive.incrementAndGet() > 1) {
                    overlapped = true;
                }
                look();
                if (!waits) {
                    return null;
                }
                CompletableFuture<String> stage = new CompletableFuture<>();
                stages.add(stage);
                return stage;
            }

            private void look() {
                if (exclusive.get() > 0 && readers.get() > 0) {
                    overlapped = true;
                }
            }

            @Override
            void completed(@Nullable Object value) {
                look();
                (readOnly ? readers : exclusive).decrementAndGet();
                ended.incrementAndGet();
            }

            @Override
            void failed(Throwable failure) {
                throw new IllegalStateException(failure);
            }

            @Override
            void crashed() {}

            @Override
            int readerKind() {
                return 0;
            }

            @Override
            String name() {
                return readOnly ? "reader" : "exclusive";
            }
        }

        /** A turn comes; {@code apart} if it reads and is taken to block. */
        private void come(boolean readOnly, boolean waits, boolean apart) {
            expected.incrementAndGet();
            cell.resume(() -> {
                cell.type().habits().learn(0, apart);
                cell.incoming().enqueue(new Guest(cell, readOnly, waits));
                return true;
            });
        }

        @Operation
        public void exclusive(@Param(gen = BooleanGen.class) boolean waits) {
            come(false, waits, false);
        }

        @Operation
        public void reader(@Param(gen = BooleanGen.class) boolean waits, @Param(gen = BooleanGen.class) boolean apart) {
            come(true, waits, apart);
        }

        @Operation
        public void drain() {
            runOne();
        }

        @Operation
        public void completeStage() {
            CompletableFuture<String> stage = stages.poll();
            if (stage != null) {
                stage.complete("");
            }
        }

        /** As the ticker does when a turn has been on a thread for a while. */
        @Operation(nonParallelGroup = "ticker")
        public void tick() {
            Turn running = cell.turns().running();
            if (running != null) {
                cell.letOthersPass(running);
            }
        }

        @Validate
        public void noneOverlapsAnExclusiveOneAndAllEnd() {
            while (!stages.isEmpty() || runOne()) {
                completeStage();
            }
            if (overlapped) {
                throw new IllegalStateException("an exclusive turn beside another");
            }
            if (ended.get() != expected.get()) {
                throw new IllegalStateException(ended.get() + " of " + expected.get() + " turns have ended");
            }
        }
    }

    @Test
    void noTwoExclusiveTurnsOverlapAndReadersAreNeverBesideOne() {
        new StressOptions()
                .iterations(20)
                .invocationsPerIteration(1_000)
                .threads(3)
                .actorsPerThread(2)
                .actorsBefore(3)
                .actorsAfter(0)
                .check(Turns.class);
    }
}
