package dev.troupe.runtime.message;

import dev.troupe.actor.BodyStream;
import dev.troupe.actor.HttpResponse;
import dev.troupe.client.BoundedLog;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A body that is streamed, between its sender and the transport that takes.
 *
 * <p>Promises, for any number of threads that send and one that takes:
 *
 * <ul>
 *   <li>What was taken for sending is handed to the transport once, in the order in which one thread sent it, or the body is cut
 *       off.
 *   <li>A body whose length was said is closed after so many bytes, or cut off.
 *   <li>It never holds more than it may; one piece always fits where nothing waits. What does not fit cuts it off.
 *   <li>More than it may, up to {@value #BURST_PIECES} times as many pieces and {@value #BURST_BYTES} times as many bytes, may wait
 *       until the socket is full and has taken nothing for a second: a burst is no fault of the client. What is beyond its bounds is
 *       taken from the common budget, as long as half of that is free, and given back.
 *   <li>No wake-up is lost: when there is something to take, or it has ended, the transport takes or has been told to.
 *   <li>It ends once, and then holds nothing. Each action of {@link #onClose} and {@link #whenEnded} runs once.
 *   <li>Nothing here blocks, and no code of users runs on the thread that calls.
 * </ul>
 */
public final class ResponseBody implements BodyStream {

    private static final System.Logger LOG = BoundedLog.of(ResponseBody.class);

    private enum State {
        OPEN,
        /** Closed; what was sent before is still to leave. */
        CLOSING,
        /** Closed, and all has left. */
        SENT,
        CUT
    }

    static final int BURST_PIECES = 32;
    static final int BURST_BYTES = 8;
    private static final long PATIENCE_NANOS = 1_000_000_000L;
    /** What a piece beyond the bound is counted as, beside its bytes. */
    private static final long OVERHEAD = 64;
    /** The least that is taken from the budget at a time, in bytes. */
    private static final long STEP = 4_096;

    private final int maxPieces;
    private final long maxBytes;
    private final BufferBudget buffers;
    private final LongSupplier nanoTime;
    private final Executor threads;
    private final Executor turns;

    // All of the following is guarded by this.
    private final Queue<byte[]> pieces = new ArrayDeque<>();
    private State state = State.OPEN;
    /** Those that the transport has taken and not reported as written included. */
    private int waitingPieces;

    private long waitingBytes;
    /** How many bytes are taken from the budget. */
    private long covered;
    /** How many bytes are still to be sent, where the length was said. */
    private long left = Long.MAX_VALUE;

    /** When the socket was found full, and nothing has left since; 0 otherwise. */
    private long fullSince;

    private boolean sized;
    private @Nullable Runnable wake;
    private boolean woken;
    private List<Runnable> closeActions = new ArrayList<>(1);
    private List<Runnable> endActions = new ArrayList<>(2);
    private List<CompletableFuture<Void>> drains = new ArrayList<>(0);

    /**
     * @param maxPieces the most pieces that wait
     * @param maxBytes the most bytes that wait
     * @param buffers what a burst is taken from
     * @param threads where {@link #drained} completes, which is user code
     * @param turns where actions of {@link #onClose} run
     */
    public ResponseBody(int maxPieces, long maxBytes, BufferBudget buffers, Executor threads, Executor turns) {
        this(maxPieces, maxBytes, buffers, threads, turns, System::nanoTime);
    }

    /** The same for a sender that sends no bursts. */
    public ResponseBody(int maxPieces, long maxBytes, Executor threads, Executor turns) {
        this(maxPieces, maxBytes, new BufferBudget(0), threads, turns);
    }

    ResponseBody(
            int maxPieces,
            long maxBytes,
            BufferBudget buffers,
            Executor threads,
            Executor turns,
            LongSupplier nanoTime) {
        this.buffers = buffers;
        this.nanoTime = nanoTime;
        this.maxPieces = maxPieces;
        this.maxBytes = maxBytes;
        this.threads = threads;
        this.turns = turns;
    }

    /**
     * Lets a response begin to send, before its head leaves.
     *
     * @throws IllegalStateException if it sends more than may wait, since the client was given no time to take any, or other than
     *     the length that it has said
     */
    public void begin(HttpResponse response) {
        synchronized (this) {
            sized = response.length().isPresent();
            left = response.length().orElse(Long.MAX_VALUE);
        }
        response.begin(this);
        if (isCut()) {
            throw new IllegalStateException(
                    "The body is not as long as was said, or more was sent at once than may wait for a client, which is "
                            + maxPieces + " pieces and " + maxBytes
                            + " bytes; BodyStream.drained() says when to go on");
        }
    }

    // The sender

    @Override
    public boolean send(byte[] bytes) {
        synchronized (this) {
            if (state != State.OPEN) {
                return false;
            }
            if (bytes.length == 0) {
                return true;
            }
            if (fits(bytes.length)) {
                left -= bytes.length;
                pieces.add(bytes);
                waitingPieces++;
                waitingBytes += bytes.length;
                wake();
                return true;
            }
        }
        LOG.log(
                Level.DEBUG,
                "A body is cut off, since its client takes less than it is sent, or it is longer than was said");
        cut();
        return false;
    }

    private boolean fits(int more) {
        return more <= left && fitsWhatWaits(more);
    }

    private boolean fitsWhatWaits(int more) {
        long bytes = waitingBytes + more;
        if (waitingPieces == 0 || (waitingPieces < maxPieces && bytes <= maxBytes)) {
            return true;
        }
        boolean isStuck = fullSince != 0 && nanoTime.getAsLong() - fullSince >= PATIENCE_NANOS;
        return !isStuck
                && waitingPieces / BURST_PIECES < maxPieces
                && bytes / BURST_BYTES < maxBytes
                && covers(beyond(waitingPieces + 1, bytes));
    }

    /** How many bytes so much is beyond the bounds, about. */
    private long beyond(int count, long bytes) {
        return Math.max(0, bytes - maxBytes) + OVERHEAD * Math.max(0, count - maxPieces);
    }

    /** Takes of the budget what is missing of so many bytes; false if there is no room. */
    private boolean covers(long bytes) {
        if (bytes > covered) {
            long more = Math.max(bytes - covered, STEP);
            if (!buffers.takeSpare(more)) {
                return false;
            }
            covered += more;
        }
        return true;
    }

    private void uncover() {
        buffers.give(covered);
        covered = 0;
    }

    @Override
    public void close() {
        synchronized (this) {
            if (state != State.OPEN) {
                return;
            }
            if (!sized || left == 0) {
                state = State.CLOSING;
                wake();
                return;
            }
        }
        cut();
    }

    @Override
    public synchronized boolean isClosed() {
        return state != State.OPEN;
    }

    @Override
    public synchronized long bufferedAmount() {
        return waitingBytes;
    }

    @Override
    @SuppressWarnings("NullAway") // Void has no value but null.
    public synchronized CompletionStage<Void> drained() {
        if (waitingPieces == 0) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> drained = new CompletableFuture<>();
        drains.add(drained);
        return drained;
    }

    @Override
    public void onClose(Runnable action) {
        synchronized (this) {
            if (!hasEnded()) {
                closeActions.add(action);
                return;
            }
        }
        execute(turns, action);
    }

    /** Ends it at once: what waits does not leave, and the client can tell. Any thread. */
    public void cut() {
        end(State.CUT);
    }

    /** Runs something quick, once, when it has ended, on whatever thread ends it; at once if it has. */
    public void whenEnded(Runnable action) {
        synchronized (this) {
            if (!hasEnded()) {
                endActions.add(action);
                return;
            }
        }
        action.run();
    }

    // The transport

    /** Says how the transport is told that there is something to take, or that it is cut off; it must be quick. Once. */
    public synchronized void attach(Runnable wakes) {
        wake = wakes;
        if (woken) {
            wakes.run();
        }
    }

    /** The next piece; null if there is none now, and the transport will be told again. */
    public synchronized byte @Nullable [] take() {
        byte[] piece = pieces.poll();
        if (piece == null) {
            woken = false;
        }
        return piece;
    }

    /** Whether it was closed and everything was taken. */
    public synchronized boolean isTaken() {
        return state == State.CLOSING && pieces.isEmpty();
    }

    /** Whether it was cut off. */
    public synchronized boolean isCut() {
        return state == State.CUT;
    }

    /** The socket takes nothing more for now, though it was tried. */
    public synchronized void isFull() {
        fullSince = fullSince == 0 ? nanoTime.getAsLong() | 1 : fullSince;
    }

    /** A piece of so many bytes, which was taken before, has left. */
    public void written(int bytes) {
        List<CompletableFuture<Void>> done = List.of();
        synchronized (this) {
            if (hasEnded()) {
                return;
            }
            fullSince = 0;
            waitingPieces--;
            waitingBytes -= bytes;
            if (covered > 0 && beyond(waitingPieces, waitingBytes) == 0) {
                uncover();
            }
            if (waitingPieces == 0 && !drains.isEmpty()) {
                done = drains;
                drains = new ArrayList<>(0);
            }
        }
        done.forEach(this::complete);
    }

    /** It was closed, and all has left, its end included. */
    public void sent() {
        end(State.SENT);
    }

    private void end(State as) {
        List<Runnable> ends;
        List<Runnable> closes;
        List<CompletableFuture<Void>> done;
        synchronized (this) {
            if (hasEnded()) {
                return;
            }
            state = as;
            pieces.clear();
            waitingPieces = 0;
            waitingBytes = 0;
            uncover();
            ends = endActions;
            closes = closeActions;
            done = drains;
            endActions = List.of();
            closeActions = List.of();
            drains = List.of();
            if (as == State.CUT) {
                woken = false;
                wake();
            }
        }
        closes.forEach(action -> execute(turns, action));
        ends.forEach(Runnable::run);
        done.forEach(this::complete);
    }

    private boolean hasEnded() {
        return state == State.SENT || state == State.CUT;
    }

    /** Tells the transport, unless it knows. */
    private void wake() {
        if (!woken) {
            woken = true;
            Runnable told = wake;
            if (told != null) {
                told.run();
            }
        }
    }

    @SuppressWarnings("NullAway") // Void has no value but null.
    private void complete(CompletableFuture<Void> drained) {
        execute(threads, () -> drained.complete(null));
    }

    private static void execute(Executor where, Runnable action) {
        try {
            where.execute(action);
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "The server has stopped meanwhile", e);
        }
    }

    @Override
    public synchronized String toString() {
        return "a body of which " + waitingBytes + " bytes wait";
    }
}
