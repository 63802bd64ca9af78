package dev.troupe.runtime.turn;

import dev.troupe.runtime.message.Call;
import dev.troupe.runtime.message.ToActor;
import dev.troupe.wire.Payload;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.datastructures.BooleanGen;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The promises of {@link Mailbox}, against every interleaving that Lincheck finds. */
@Tag("model-checking")
class MailboxLincheckTest {

    private static final RecordedConnection ADA = new RecordedConnection();

    private static Call call(int id) {
        return new Call(ADA, Probe.ACT, id, Payload.json("{}"), 0);
    }

    /** No message is lost or doubled, and each thread keeps its order: a queue, seen from outside. */
    public static class Messages {
        private final Mailbox mailbox = new Mailbox(100, 10_000);

        @Operation
        public boolean add(@Param(gen = IntGen.class, conf = "1:3") int id) {
            return mailbox.add(call(id));
        }

        @Operation(nonParallelGroup = "drainer")
        public Integer poll() {
            ToActor message = mailbox.poll();
            return message instanceof Call call ? (int) call.id() : null;
        }
    }

    /** What {@link Messages} is measured by. */
    public static class MessagesInOneThread {
        private final Queue<Integer> queue = new ArrayDeque<>();

        public boolean add(int id) {
            return queue.add(id);
        }

        public Integer poll() {
            return queue.poll();
        }
    }

    /** A full mailbox rejects, exactly: what fits is a matter of what was added and released, and of nothing else. */
    public static class Rejections {
        private static final Call CALL = call(1);
        private final Mailbox mailbox = new Mailbox(2, 10_000);

        public Rejections() {
            mailbox.add(CALL);
        }

        @Operation
        public boolean add() {
            return mailbox.add(CALL);
        }

        @Operation(runOnce = true)
        public void release() {
            mailbox.release(CALL);
        }
    }

    /** What {@link Rejections} is measured by. */
    public static class RejectionsInOneThread {
        private int waiting = 1;

        public boolean add() {
            return waiting < 2 && ++waiting <= 2;
        }

        public void release() {
            waiting--;
        }
    }

    /** No wake-up is lost, nobody is told twice, and one drains at a time. */
    public static class WakeUps {
        private final Mailbox mailbox = new Mailbox(100, 10_000);
        private final AtomicInteger told = new AtomicInteger();
        private final AtomicInteger draining = new AtomicInteger();
        private volatile boolean held;

        @Operation
        public void tell() {
            mailbox.add(new ToActor.Close(ADA));
            if (mailbox.wakes()) {
                tellToDrain();
            }
        }

        @Operation
        public void resume() {
            mailbox.addTask(() -> true);
            if (mailbox.wakesForTask()) {
                tellToDrain();
            }
        }

        private void tellToDrain() {
            if (told.incrementAndGet() > 1) {
                throw new IllegalStateException("told twice");
            }
        }

        /** Whoever was told, on any thread; leaves held or idle. */
        @Operation
        public void drain(@Param(gen = BooleanGen.class) boolean hold) {
            int before = told.get();
            if (before == 0 || !told.compareAndSet(before, before - 1)) {
                return;
            }
            mailbox.begin();
            held = hold;
            do {
                if (draining.incrementAndGet() > 1) {
                    throw new IllegalStateException("two drain");
                }
                while (mailbox.pollTask() != null || !hold && mailbox.poll() != null) {
                    // Takes all that may be taken.
                }
                draining.decrementAndGet();
            } while (!(hold ? mailbox.hold() : mailbox.idle()));
        }

        @Validate
        public void somebodyIsToldWhileSomethingWaits() {
            if (told.get() > 0) {
                return;
            }
            if (mailbox.pollTask() != null) {
                throw new IllegalStateException("a task waits and nobody was told");
            }
            if (mailbox.isIdle() && mailbox.poll() != null) {
                throw new IllegalStateException("a message waits and nobody was told; held: " + held);
            }
        }
    }

    private static void check(Class<?> test, Class<?> measure) {
        new ModelCheckingOptions()
                .iterations(8)
                .invocationsPerIteration(150)
                .threads(2)
                .actorsPerThread(3)
                .actorsBefore(1)
                .actorsAfter(1)
                .sequentialSpecification(measure)
                .check(test);
    }

    @Test
    void noMessageIsLostOrDoubledAndOrderIsKept() {
        check(Messages.class, MessagesInOneThread.class);
    }

    @Test
    void aFullMailboxRejectsExactly() {
        check(Rejections.class, RejectionsInOneThread.class);
    }

    @Test
    void noWakeUpIsLostAndNobodyIsToldTwice() {
        check(WakeUps.class, WakeUps.class);
    }
}
