package dev.troupe.runtime.turn;

import dev.troupe.client.BoundedLog;
import dev.troupe.client.WaitingThread;
import dev.troupe.runtime.ClientTask;
import dev.troupe.runtime.Ticker;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Turns on platform threads: as many as there are processors, and more when turns block.
 *
 * <p>A thread that is awake and has nothing looks for work a moment longer before it parks, and while one looks, nobody else
 * is woken: under load, most of what is told to run finds a thread awake, and costs no wake-up.
 *
 * <p>Promises besides those of {@link TurnScheduler}:
 *
 * <ul>
 *   <li>No wake-up is lost: what is told to run is seen by a thread that is awake, or wakes one, or waits while all threads
 *       are inside turns.
 *   <li>A thread is added when something has waited for {@link #PATIENCE} while every thread was inside a turn, up to the
 *       limit; at the limit the log names the turns that occupy the threads.
 *   <li>A thread that says that it waits ({@link WaitingThread}) is replaced at once, up to the same limit.
 *   <li>A part of the threads is kept back until no turn has begun or ended for {@link #STALL}. From then on a kind of turn that
 *       occupies more threads than are left is refused, so that turns of other kinds go on.
 *   <li>Such a turn is run all the same for a client whose address occupies no more threads than are left, by turns and other tasks,
 *       as long as half of those that were kept back are left.
 *   <li>A thread beyond the processors ends when it has had nothing to do for a while.
 * </ul>
 */
final class TurnPool implements TurnScheduler {

    static final Duration PATIENCE = Duration.ofMillis(10);
    static final Duration STALL = Duration.ofSeconds(1);
    static final Duration KEEP_ALIVE = Duration.ofSeconds(10);

    private static final System.Logger LOG = BoundedLog.of(TurnPool.class);
    private static final long WARN_EVERY = Duration.ofSeconds(30).toNanos();
    /** How often a thread looks for work before it parks; each look lets others run. */
    private static final int LOOKS = 4;

    private final Queue<Runnable> ready = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedDeque<Worker> parked = new ConcurrentLinkedDeque<>();
    private final Set<Worker> workers = ConcurrentHashMap.newKeySet();
    private final AtomicInteger threads = new AtomicInteger();
    private final AtomicInteger looking = new AtomicInteger();
    /** Those that have said that they wait. */
    private final AtomicInteger waiting = new AtomicInteger();

    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong names = new AtomicLong();
    private final AtomicBoolean impatient = new AtomicBoolean();
    private final Ticker ticker;
    private final int core;
    private final int max;
    /** How many threads there are while none that was kept back is needed. */
    private final int usual;

    private final long keepAlive;
    private final long stall;
    /** How many turns had been taken when the pool was last seen to go on, and when that was. For the ticker. */
    private long seenTaken = -1;

    private long goneOnAt;
    private volatile boolean closed;
    private volatile long warnedAt = System.nanoTime() - WARN_EVERY;

    TurnPool(int core, int max, Duration keepAlive, Ticker ticker) {
        this(core, max, 0, keepAlive, STALL, ticker);
    }

    /** @param reserve one of so many threads is kept back; 0 keeps none back */
    TurnPool(int core, int max, int reserve, Duration keepAlive, Duration stall, Ticker ticker) {
        this.max = max;
        this.usual = reserve == 0 ? max : Math.max(1, max - max / reserve);
        this.core = Math.min(core, usual);
        this.stall = stall.toNanos();
        this.keepAlive = keepAlive.toNanos();
        this.ticker = ticker;
    }

    @Override
    public void execute(Runnable drain) {
        TurnScheduler.enqueue(ready, drain);
        // A thread that looks goes on looking until it has said so and looked once more.
        if (looking.get() == 0) {
            wakeOneSafely();
        }
    }

    @Override
    public void revive() {
        if (!ready.isEmpty() && looking.get() == 0) {
            wakeOneSafely();
        }
    }

    private void wakeOne() {
        Worker worker = parked.pollFirst();
        if (worker != null) {
            looking.incrementAndGet();
            worker.wake();
        } else if (!addThread(Math.min(usual, core + waiting.get()))) {
            watchForStall();
        }
    }

    private boolean addThread(int limit) {
        while (true) {
            int now = threads.get();
            if (now >= limit) {
                return false;
            }
            if (threads.compareAndSet(now, now + 1)) {
                looking.incrementAndGet();
                return startWorker();
            }
        }
    }

    private boolean startWorker() {
        Worker worker = null;
        try {
            worker = new Worker();
            worker.start();
            return true;
        } catch (Throwable e) {
            threads.decrementAndGet();
            looking.decrementAndGet();
            if (worker != null) {
                workers.remove(worker);
            }
            LOG.log(Level.ERROR, "The system gives no more threads", e);
            return false;
        }
    }

    /** Looks again when something has had to wait; one look at a time is under way. */
    private void watchForStall() {
        if (impatient.compareAndSet(false, true)) {
            boolean begun = false;
            try {
                long told = taken.get() + ready.size();
                ticker.after(PATIENCE, () -> growIfStalled(told));
                begun = true;
            } finally {
                if (!begun) {
                    impatient.set(false);
                }
            }
        }
    }

    /** Grows if something of what had been told to run at the last look is still not taken. */
    private void growIfStalled(long toldBefore) {
        impatient.set(false);
        if (ready.isEmpty() || looking.get() > 0) {
            return;
        }
        if (taken.get() < toldBefore && !addThread(isStalled() ? max : usual)) {
            warnOfOccupation();
        }
        watchForStall();
    }

    /** Whether nothing has been taken for long, or was not until threads that are kept back came. */
    private boolean isStalled() {
        long now = System.nanoTime();
        if (threads.get() < usual || seenTaken != taken.get()) {
            seenTaken = taken.get();
            goneOnAt = now;
        }
        return threads.get() > usual || now - goneOnAt >= stall;
    }

    @Override
    public boolean isShort(Turn turn) {
        return threads.get() > usual && isShortOf(turn);
    }

    private boolean isShortOf(Turn turn) {
        int left = max;
        int same = 0;
        for (Worker worker : workers) {
            Turn other = worker.turn();
            if (worker.isOccupied()) {
                left--;
            }
            if (other != null && other.isLike(turn)) {
                same++;
            }
        }
        return same > left && (left < (max - usual + 1) / 2 || occupiedFor(turn.network()) > left);
    }

    /** How many threads the clients of one address occupy; all of them if it is unknown. */
    private int occupiedFor(String network) {
        return network.isEmpty()
                ? max
                : (int) workers.stream()
                        .filter(worker -> worker.network().equals(network))
                        .count();
    }

    private void warnOfOccupation() {
        long now = System.nanoTime();
        if (now - warnedAt < WARN_EVERY) {
            return;
        }
        warnedAt = now;
        String turns =
                workers.stream().map(Worker::occupation).sorted().distinct().collect(Collectors.joining(", "));
        LOG.log(
                Level.WARNING,
                "All " + threads.get() + " threads for turns are occupied and " + ready.size()
                        + " actors wait. Occupied by: " + turns);
    }

    /** The turn that was taken comes first: that no other thread could be woken must not cost it. */
    private void wakeOneSafely() {
        try {
            wakeOne();
        } catch (Throwable e) {
            reportSafely(e);
        }
    }

    private static void reportSafely(Throwable failure) {
        try {
            LOG.log(Level.ERROR, "A turn broke its thread", failure);
        } catch (Throwable e) {
            // There is no memory even for the call.
        }
    }

    /** How many threads there are now. */
    int threads() {
        return threads.get();
    }

    @Override
    public void close() {
        closed = true;
        workers.forEach(LockSupport::unpark);
    }

    /** One thread. It is counted as looking from its start, and from when it is woken. */
    private final class Worker extends Thread implements WaitingThread {

        private volatile boolean woken;
        /** Whether it is counted as looking. */
        private boolean isLooking = true;

        private volatile @Nullable Runnable current;
        private volatile @Nullable CurrentTurn inside;

        Worker() {
            super("troupe-turn-" + names.getAndIncrement());
            setDaemon(true);
            workers.add(this);
        }

        void wake() {
            woken = true;
            LockSupport.unpark(this);
        }

        @Override
        public void waitBegins() {
            waiting.incrementAndGet();
            // A sender that added before that line may have found no free thread.
            if (!ready.isEmpty() && looking.get() == 0) {
                wakeOne();
            }
        }

        @Override
        public void waitEnds() {
            waiting.decrementAndGet();
        }

        String occupation() {
            return String.valueOf(current);
        }

        boolean isOccupied() {
            return current != null;
        }

        /** Where the client is for whom it is occupied; empty if unknown. */
        String network() {
            Runnable task = current;
            if (task instanceof ClientTask of) {
                return of.network();
            }
            Turn of = turn();
            return task == null || of == null ? "" : of.network();
        }

        /** The turn that it is in, or was in a moment ago. */
        @Nullable
        Turn turn() {
            CurrentTurn of = inside;
            return of == null ? null : of.seen();
        }

        /** A fault of ours, or the end of the memory, costs one round and not the thread. */
        @Override
        public void run() {
            while (true) {
                try {
                    inside = CurrentTurn.ofThread();
                    work();
                    return;
                } catch (Throwable e) {
                    LockSupport.parkNanos(PATIENCE.toNanos());
                }
            }
        }

        private void work() {
            while (true) {
                Runnable drain = isLooking ? look() : ready.poll();
                if (drain != null) {
                    taken.incrementAndGet();
                    boolean wasLast = isLooking && looking.decrementAndGet() == 0;
                    isLooking = false;
                    if (wasLast && !ready.isEmpty()) {
                        wakeOneSafely();
                    }
                    perform(drain);
                } else if (!isLooking) {
                    looking.incrementAndGet();
                    isLooking = true;
                } else if (!park()) {
                    end();
                    return;
                }
            }
        }

        @SuppressWarnings("ThreadPriorityCheck") // A thread that is about to bring work may need this processor.
        private @Nullable Runnable look() {
            Runnable drain = ready.poll();
            for (int look = 0; drain == null && look < LOOKS; look++) {
                Thread.yield();
                drain = ready.poll();
            }
            return drain;
        }

        private void perform(Runnable drain) {
            current = drain;
            try {
                drain.run();
            } catch (Throwable e) {
                current = null;
                reportSafely(e);
            } finally {
                current = null;
                // What a turn has left behind is not for the next one, and would keep this thread from parking.
                Thread.interrupted();
            }
        }

        /** Waits to be woken, and then is looking; false if it is to end instead. */
        private boolean park() {
            woken = false;
            parked.addFirst(this);
            looking.decrementAndGet();
            // A sender that added before that line may have relied on this thread.
            if (!ready.isEmpty() && parked.remove(this)) {
                looking.incrementAndGet();
                return true;
            }
            long since = System.nanoTime();
            while (!woken) {
                boolean extra = closed || threads.get() > core;
                if (extra && (closed || System.nanoTime() - since >= keepAlive) && parked.remove(this)) {
                    return false;
                }
                if (extra && !closed) {
                    LockSupport.parkNanos(this, keepAlive);
                } else {
                    LockSupport.park(this);
                }
            }
            return true;
        }

        private void end() {
            workers.remove(this);
            threads.decrementAndGet();
            // A sender that added before that line may have found the pool full.
            if (!ready.isEmpty() && looking.get() == 0) {
                wakeOne();
            }
        }
    }
}
