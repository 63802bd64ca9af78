package dev.troupe.runtime.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.runtime.message.Call;
import dev.troupe.runtime.message.ToActor;
import dev.troupe.wire.Payload;
import dev.troupe.wire.WireFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MailboxTest {

    private static final RecordedConnection ADA = new RecordedConnection();

    private static Call call(long id, int bytes) {
        Payload arguments = new Payload(WireFormat.JSON, new byte[bytes], 0, bytes);
        return new Call(ADA, Probe.ACT, id, arguments, 0);
    }

    @Test
    void aFullMailboxRejectsCallsAndNothingElse() {
        Mailbox mailbox = new Mailbox(2, 1_000);
        assertThat(mailbox.add(call(1, 10))).isTrue();
        assertThat(mailbox.add(call(2, 10))).isTrue();
        assertThat(mailbox.add(call(3, 10))).isFalse();
        assertThat(mailbox.add(new ToActor.Close(ADA))).isTrue();
        Call first = (Call) mailbox.poll();
        assertThat(mailbox.add(call(4, 10))).isFalse();
        mailbox.release(first);
        assertThat(mailbox.add(call(5, 10))).isTrue();
    }

    @Test
    void oneCallAlwaysFitsAnEmptyMailbox() {
        Mailbox mailbox = new Mailbox(10, 100);
        Call large = call(1, 500);
        assertThat(mailbox.add(large)).isTrue();
        assertThat(mailbox.add(call(2, 1))).isFalse();
        mailbox.release(large);
        assertThat(mailbox.add(call(3, 60))).isTrue();
        assertThat(mailbox.add(call(4, 60))).isFalse();
        assertThat(mailbox.add(call(5, 40))).isTrue();
    }

    @Test
    void aCallCountsWithAllThatItKeepsInMemory() {
        Mailbox mailbox = new Mailbox(10, 100);
        Call small = new Call(ADA, Probe.ACT, 1, new Payload(WireFormat.JSON, new byte[90], 40, 2), 0);
        assertThat(mailbox.add(small)).isTrue();
        assertThat(mailbox.add(call(2, 11))).isFalse();
        mailbox.release(small);
        assertThat(mailbox.add(call(3, 11))).isTrue();
    }

    @Test
    void whatIsAddedWakesOnceUntilItIsDrained() {
        Mailbox mailbox = new Mailbox(10, 100);
        mailbox.add(new ToActor.Close(ADA));
        assertThat(mailbox.wakes()).isTrue();
        mailbox.add(new ToActor.Close(ADA));
        assertThat(mailbox.wakes()).isFalse();
        mailbox.begin();
        assertThat(mailbox.wakes()).isFalse();
        assertThat(mailbox.idle()).as("messages wait").isFalse();
        mailbox.poll();
        mailbox.poll();
        assertThat(mailbox.idle()).isTrue();
        assertThat(mailbox.wakes()).isTrue();
    }

    @Test
    void whileMessagesCannotBeTakenOnlyTasksWake() {
        Mailbox mailbox = new Mailbox(10, 100);
        mailbox.begin();
        mailbox.add(new ToActor.Close(ADA));
        assertThat(mailbox.hold()).isTrue();
        mailbox.add(new ToActor.Close(ADA));
        assertThat(mailbox.wakes()).isFalse();
        mailbox.addTask(() -> true);
        assertThat(mailbox.wakesForTask()).isTrue();
        mailbox.begin();
        assertThat(mailbox.hold()).as("a task waits").isFalse();
    }

    @Test
    void onceClosedWhatComesCanBeTaken() {
        Mailbox mailbox = new Mailbox(10, 100);
        mailbox.begin();
        mailbox.close();
        mailbox.add(call(1, 1));
        assertThat(mailbox.wakes()).isFalse();
        assertThat(mailbox.isClosed()).isTrue();
        assertThat(mailbox.poll()).isNotNull();
    }

    /** Every message arrives, once, in the order of its thread, though whoever adds the first one of a batch drains it. */
    @Test
    void nothingIsLostOrDoubledAndEveryThreadKeepsItsOrder() throws Exception {
        int threads = 4;
        int each = 50_000;
        Mailbox mailbox = new Mailbox(Integer.MAX_VALUE, Long.MAX_VALUE);
        ConcurrentLinkedQueue<Long> taken = new ConcurrentLinkedQueue<>();
        AtomicInteger drainers = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(threads);
        for (int thread = 0; thread < threads; thread++) {
            long base = (long) thread * each;
            new Thread(() -> {
                        for (long i = base; i < base + each; i++) {
                            mailbox.add(call(i, 1));
                            if (mailbox.wakes()) {
                                most.accumulateAndGet(drainers.incrementAndGet(), Math::max);
                                drain(mailbox, taken, drainers);
                            }
                        }
                        done.countDown();
                    })
                    .start();
        }
        done.await();
        assertThat(most).hasValue(1);
        assertThat(taken).hasSize(threads * each);
        for (int thread = 0; thread < threads; thread++) {
            int owner = thread;
            List<Long> own = new ArrayList<>(taken);
            own.removeIf(id -> id / each != owner);
            assertThat(own).isSorted().hasSize(each).doesNotHaveDuplicates();
        }
    }

    private static void drain(Mailbox mailbox, ConcurrentLinkedQueue<Long> taken, AtomicInteger drainers) {
        mailbox.begin();
        while (true) {
            ToActor message = mailbox.poll();
            if (message instanceof Call call) {
                taken.add(call.id());
                mailbox.release(call);
                continue;
            }
            drainers.decrementAndGet();
            if (mailbox.idle()) {
                return;
            }
            drainers.incrementAndGet();
        }
    }
}
