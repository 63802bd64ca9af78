package dev.troupe.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The promises of {@link HandlerPlaces}. */
class HandlerPlacesTest {

    /** Those that have a place, in the order in which they got it; one ends when it is run. */
    private final Queue<Runnable> begun = new ArrayDeque<>();

    private final List<String> ran = new ArrayList<>();
    private final HandlerPlaces places = new HandlerPlaces(begun::add, 4);

    private HandlerPlaces.Place ask(String network, String name) {
        return places.execute(network, named(name), failure -> ran.add(name + " lost"));
    }

    private Runnable named(String name) {
        return new Runnable() {
            @Override
            public void run() {
                ran.add(name);
            }

            @Override
            public String toString() {
                return name;
            }
        };
    }

    private List<String> begun() {
        return begun.stream().map(Runnable::toString).toList();
    }

    @Test
    void noMoreHandlersRunAtTheSameTimeThanThereArePlaces() throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            HandlerPlaces many = new HandlerPlaces(threads, 3);
            AtomicInteger running = new AtomicInteger();
            AtomicInteger most = new AtomicInteger();
            int handlers = 2_000;
            CountDownLatch done = new CountDownLatch(handlers);
            for (int i = 0; i < handlers; i++) {
                Runnable handler = () -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    Thread.onSpinWait();
                    running.decrementAndGet();
                    done.countDown();
                };
                many.execute("10.0.0." + i % 5, handler, failure -> {});
            }
            done.await();
            assertThat(most.get()).isBetween(1, 3);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void theClientsOfOneAddressHaveHalfOfThePlacesAtMost() {
        ask("mallory", "m1");
        ask("mallory", "m2");
        ask("mallory", "m3");
        ask("ada", "a1");
        assertThat(begun()).containsExactly("m1", "m2", "a1");
        begun.remove().run();
        assertThat(begun()).containsExactly("m2", "a1", "m3");
    }

    @Test
    void unknownAddressesHaveNoShare() {
        for (int i = 1; i <= 5; i++) {
            ask("", "u" + i);
        }
        assertThat(begun()).containsExactly("u1", "u2", "u3", "u4");
    }

    @Test
    void addressesTakeTurnsAndTheHandlersOfOneAddressBeginInTheirOrder() {
        for (String network : List.of("a", "b")) {
            ask(network, network + 1);
            ask(network, network + 2);
        }
        for (int i = 1; i <= 3; i++) {
            ask("c", "c" + i);
        }
        ask("d", "d1");
        assertThat(begun()).containsExactly("a1", "a2", "b1", "b2");
        while (!begun.isEmpty()) {
            begun.remove().run();
        }
        assertThat(ran).containsExactly("a1", "a2", "b1", "b2", "c1", "d1", "c2", "c3");
    }

    @Test
    void aHandlerThatIsWithdrawnWhileItWaitsDoesNotRun() {
        HandlerPlaces.Place first = ask("a", "a1");
        ask("a", "a2");
        HandlerPlaces.Place third = ask("a", "a3");
        ask("a", "a4");
        assertThat(places.withdraw(third)).isTrue();
        assertThat(places.withdraw(third)).isFalse();
        assertThat(places.withdraw(first)).as("it has begun").isFalse();
        while (!begun.isEmpty()) {
            begun.remove().run();
        }
        assertThat(ran).containsExactly("a1", "a2", "a4");
    }

    @Test
    void anInterruptionReachesTheHandlerThatItIsForAndNeitherAnotherHandlerNorTheThread() throws Exception {
        HandlerPlaces one = new HandlerPlaces(begun::add, 1);
        AtomicInteger runs = new AtomicInteger();
        Semaphore end = new Semaphore(0);
        HandlerPlaces.Place target = one.execute("a", runs::incrementAndGet, failure -> {});
        Runnable again = begun.remove();
        Thread interrupting = new Thread(() -> {
            while (!end.tryAcquire()) {
                target.interrupt();
            }
        });
        interrupting.start();
        int late = 0;
        for (int round = 0; round < 100_000; round++) {
            again.run();
            if (Thread.interrupted()) {
                late++;
            }
        }
        end.release();
        interrupting.join();
        assertThat(late).isZero();
        assertThat(runs).hasValue(100_000);

        Runnable interrupted = () -> {
            Thread.currentThread().interrupt();
            ran.add(String.valueOf(Thread.currentThread().isInterrupted()));
        };
        places.execute("b", interrupted, failure -> {});
        begun.remove().run();
        assertThat(ran).containsExactly("true");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void itRemembersNothingOfAnAddressThatHasNoHandlerHere() {
        ask("a", "a1");
        ask("a", "a2");
        HandlerPlaces.Place waiting = ask("a", "a3");
        begun.remove().run();
        assertThat(places.remembered()).isOne();
        while (!begun.isEmpty()) {
            begun.remove().run();
        }
        assertThat(places.withdraw(waiting)).isFalse();
        assertThat(places.remembered()).isZero();
    }

    @Test
    void aHandlerThatNoThreadTakesIsToldSoAndGivesItsPlaceBackAndTheOthersGoOn() {
        List<Throwable> failures = new ArrayList<>();
        Queue<Runnable> taken = new ArrayDeque<>();
        RejectedExecutionException full = new RejectedExecutionException();
        HandlerPlaces one = new HandlerPlaces(
                task -> {
                    if (task.toString().equals("lost")) {
                        throw full;
                    }
                    taken.add(task);
                },
                1);
        one.execute("a", named("first"), failures::add);
        one.execute("a", named("lost"), failures::add);
        one.execute("a", named("last"), failures::add);
        // The thread of the first finds none for the second.
        taken.remove().run();
        assertThat(failures).containsExactly(full);
        assertThat(ran).containsExactly("first");
        taken.remove().run();
        assertThat(ran).containsExactly("first", "last");
        assertThat(one.remembered()).isZero();
    }

    @Test
    void aPlaceIsGivenBackWhereTheHandlerFails() {
        Runnable throwing = () -> {
            throw new IllegalStateException();
        };
        places.execute("a", throwing, failure -> {});
        Runnable failing = begun.remove();
        assertThatThrownBy(failing::run).isInstanceOf(IllegalStateException.class);
        assertThat(places.remembered()).isZero();
    }
}
