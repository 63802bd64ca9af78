package dev.troupe.server.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.troupe.runtime.message.BufferBudget;
import io.netty.channel.DefaultEventLoop;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SocketLoopTest {

    private final DefaultEventLoop eventLoop = new DefaultEventLoop();
    private final SocketLoop loop = new SocketLoop(eventLoop, new BufferBudget(0), 1_000, null);
    private final List<Integer> drained = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch busy = new CountDownLatch(1);

    @AfterEach
    void stop() {
        eventLoop.shutdownGracefully(0, 0, TimeUnit.MILLISECONDS);
    }

    private class Fake implements SocketLoop.Dirty {
        final int number;
        final AtomicBoolean dirty = new AtomicBoolean();
        boolean aborted;
        private SocketLoop.@Nullable Dirty next;

        Fake(int number) {
            this.number = number;
        }

        void wake() {
            if (dirty.compareAndSet(false, true)) {
                loop.add(this);
            }
        }

        @Override
        public void drain() {
            dirty.set(false);
            drained.add(number);
        }

        @Override
        public void abort() {
            aborted = true;
        }

        @Override
        public SocketLoop.@Nullable Dirty next() {
            return next;
        }

        @Override
        public void next(SocketLoop.@Nullable Dirty dirty) {
            next = dirty;
        }
    }

    private void occupyLoop() {
        CountDownLatch begun = new CountDownLatch(1);
        eventLoop.execute(() -> {
            begun.countDown();
            awaitQuietly(busy);
        });
        awaitQuietly(begun);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void socketsAreDrainedInTheOrderInWhichTheyWereAdded() {
        occupyLoop();
        for (int i = 0; i < 5; i++) {
            new Fake(i).wake();
        }
        busy.countDown();

        await().until(() -> drained.size() == 5);
        assertThat(drained).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void howeverManyAreAddedTheLoopIsWokenOnce() {
        occupyLoop();
        for (int i = 0; i < 100; i++) {
            new Fake(i).wake();
        }

        assertThat(eventLoop.pendingTasks()).isEqualTo(1);
        busy.countDown();
        await().until(() -> drained.size() == 100);
    }

    @Test
    void aSocketThatFailsDoesNotStopTheOthers() {
        occupyLoop();
        Fake failing = new Fake(0) {
            @Override
            public void drain() {
                throw new IllegalStateException("on purpose");
            }
        };
        failing.wake();
        new Fake(1).wake();
        busy.countDown();

        await().until(() -> drained.size() == 1);
        assertThat(failing.aborted).isTrue();
    }

    @Test
    void aSocketThatFailsForWantOfMemoryDoesNotStopTheOthers() {
        occupyLoop();
        Fake failing = new Fake(0) {
            @Override
            public void drain() {
                throw new OutOfMemoryError("on purpose");
            }
        };
        failing.wake();
        new Fake(1).wake();
        busy.countDown();

        await().until(() -> drained.size() == 1);
        assertThat(failing.aborted).isTrue();
    }

    @Test
    void aSocketThatWasAddedIsDrainedAfterItWasAdded() throws InterruptedException {
        int rounds = 20_000;
        AtomicInteger written = new AtomicInteger();
        AtomicInteger seen = new AtomicInteger();
        List<Fake> sockets = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            sockets.add(new Fake(i) {
                @Override
                public void drain() {
                    dirty.set(false);
                    seen.accumulateAndGet(written.get(), Math::max);
                }
            });
        }
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Thread writer = new Thread(() -> {
                for (int round = 0; round < rounds; round++) {
                    written.incrementAndGet();
                    sockets.get(round % 3).wake();
                }
            });
            writers.add(writer);
            writer.start();
        }
        for (Thread writer : writers) {
            writer.join();
        }
        await().until(() -> seen.get() == 3 * rounds);
    }

    @Test
    void addingToALoopThatHasEndedIsNoFailure() {
        eventLoop.shutdownGracefully(0, 0, TimeUnit.MILLISECONDS).awaitUninterruptibly();

        new Fake(1).wake();

        assertThat(drained).isEmpty();
    }
}
