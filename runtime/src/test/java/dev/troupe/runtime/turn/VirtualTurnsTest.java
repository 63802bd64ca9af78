package dev.troupe.runtime.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class VirtualTurnsTest {

    private static final boolean PRESENT = Runtime.version().feature() >= 21;

    @Test
    void theyAreThereWhereJavaHasVirtualThreads() {
        assertThat(VirtualTurns.ifAvailable().isPresent()).isEqualTo(PRESENT);
    }

    @Test
    void turnsRunOnVirtualThreads() throws Exception {
        assumeTrue(PRESENT);
        Optional<TurnScheduler> turns = VirtualTurns.ifAvailable();
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        turns.orElseThrow().execute(() -> thread.complete(Thread.currentThread()));
        Thread ran = thread.get(20, TimeUnit.SECONDS);
        assertThat(Thread.class.getMethod("isVirtual").invoke(ran)).isEqualTo(true);
        assertThat(ran.getName()).startsWith("troupe-turn-");
    }

    @Test
    void whatIsToldToRunFirstBeginsFirst() {
        // Threads that begin in the reverse order, as those of a busy scheduler may.
        Deque<Thread> started = new ArrayDeque<>();
        VirtualTurns turns = new VirtualTurns(code -> new Thread(code) {
            @Override
            public void start() {
                started.addFirst(this);
            }
        });
        List<Integer> begun = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            int number = i;
            turns.execute(() -> begun.add(number));
        }
        started.forEach(Thread::run);
        assertThat(begun).containsExactly(0, 1, 2, 3, 4);
    }
}
