package dev.troupe.runtime.turn;

import dev.troupe.runtime.message.IpAddress;
import dev.troupe.wire.WireError;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One turn of an actor: an action, a hook, or a task that belongs to neither. It is also the executor of that turn.
 *
 * <p>What it holds is used by the thread that drains the mailbox, but for what is said otherwise. The code of the turn runs
 * on that thread too; while it does, the draining may be taken from it (because the code blocks), and it learns so when the
 * code has returned.
 *
 * <p>Promises:
 *
 * <ul>
 *   <li>Either the thread keeps the draining or another takes it, never both.
 *   <li>A turn is completed, fails, or crashes: one of them, and once.
 *   <li>Tasks of a turn run one after the other, in the order in which they were given.
 *   <li>An interruption of its thread reaches its code, and neither another turn nor the thread itself.
 * </ul>
 */
abstract class Turn implements Executor, Runnable {

    /** Its code is not on the thread that drains. */
    private static final int AWAY = 0;
    /** Its code is on the thread that drains. */
    private static final int DRAINING = 1;
    /** As before, and others may run beside it. */
    private static final int DRAINING_SHARED = 2;
    /** The draining was taken from the thread that runs its code. */
    private static final int TAKEN = 3;
    /** Its code is on a thread that has not drained since it began. */
    private static final int APART = 4;

    /** Its thread is not interrupted for its sake. */
    private static final int CALM = 0;
    /** Its thread is about to be interrupted, and must not leave the turn now. */
    private static final int INTERRUPTING = 1;
    /** Its thread was interrupted. */
    private static final int INTERRUPTED = 2;

    private static final VarHandle PLACE;
    private static final VarHandle INTERRUPTION;
    private static final VarHandle WAITING_TASKS;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            PLACE = lookup.findVarHandle(Turn.class, "place", int.class);
            INTERRUPTION = lookup.findVarHandle(Turn.class, "interruption", int.class);
            WAITING_TASKS = lookup.findVarHandle(Turn.class, "waitingTasks", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    final ActorCell<?, ?, ?, ?> cell;
    /** Whether it may run beside others that only read. */
    final boolean readOnly;

    @SuppressWarnings("UnusedVariable") // through its handle
    private volatile int place = AWAY;

    private volatile int interruption = CALM;
    /** Where its code is; written before {@code place} is, and read after it. */
    private @Nullable Thread thread;

    private volatile int waitingTasks;
    private @Nullable ActorInstance<?, ?, ?, ?> instance;

    /** Begun and not ended. */
    boolean open;
    /** Its code runs on a thread that does not drain. */
    boolean away;
    /** Tasks that came while it was away. */
    private @Nullable Queue<TurnTask> deferred;
    /** What it has returned, if that is not complete. */
    private @Nullable CompletionStage<?> pending;

    private @Nullable Throwable crash;

    /** What the watch knows of it; null until the watch sees it, and most turns end before. Used by the watch alone. */
    CellWatch.@Nullable Seen seen;

    Turn(ActorCell<?, ?, ?, ?> cell, boolean readOnly) {
        this.cell = cell;
        this.readOnly = readOnly;
    }

    /** The code of the turn: what the user wrote. A stage that is returned holds the turn until it completes. */
    abstract @Nullable Object body() throws Exception;

    /** The turn has a result; still inside it. */
    abstract void completed(@Nullable Object value) throws Exception;

    /** The turn has failed, with anything but an {@link Error}; still inside it. */
    abstract void failed(Throwable failure);

    /** The instance is given up. Any thread that drains. */
    abstract void crashed();

    /** The turn has ended, and not by a crash; the thread that drains. */
    void ended() {}

    /** Does not run, because the server has too few threads for it: its caller is told so. False if it has to run. */
    boolean refuse(WireError error) {
        return false;
    }

    /** Whether the caller waits no longer. Any thread. */
    boolean isCanceled() {
        return false;
    }

    /** The connection whose message it serves; null if it serves none. */
    @Nullable
    ActorConnection<?, ?> caller() {
        return null;
    }

    /** Where its caller is, as {@link IpAddress#networkOf} has it; empty if unknown, or if it serves none. Any thread. */
    String network() {
        ActorConnection<?, ?> of = caller();
        return of == null ? "" : IpAddress.networkOf(of.remoteAddress());
    }

    /** Its own caller is to go: whether it sees to that when it has ended, after the reply. Inside the turn. */
    boolean sees(Departure departure) {
        return false;
    }

    /** Which kind of reading it is, to learn which kinds block; only asked of those that read. */
    int readerKind() {
        throw new IllegalStateException("not a reading turn");
    }

    /** What the log calls it; any thread. */
    abstract String name();

    /** A task came while it was away. */
    final void defer(TurnTask task) {
        Queue<TurnTask> tasks = deferred;
        if (tasks == null) {
            tasks = new ArrayDeque<>();
            deferred = tasks;
        }
        tasks.add(task);
    }

    /** The tasks that came while it was away. */
    final Queue<TurnTask> takeDeferred() {
        Queue<TurnTask> tasks = deferred;
        deferred = null;
        return tasks == null ? new ArrayDeque<>(0) : tasks;
    }

    final void begin(ActorInstance<?, ?, ?, ?> instance) {
        this.instance = instance;
        open = true;
    }

    /** The instance that it is a turn of. */
    final ActorInstance<?, ?, ?, ?> instance() {
        ActorInstance<?, ?, ?, ?> begun = instance;
        if (begun == null) {
            throw new IllegalStateException("The turn has not begun");
        }
        return begun;
    }

    /** Runs the code of the turn. */
    @Override
    public final void run() {
        try {
            Object result = body();
            if (!(result instanceof CompletionStage<?> stage)) {
                completed(result);
            } else if (isDone(stage)) {
                completed(stage.toCompletableFuture().get());
            } else {
                pending = stage;
            }
        } catch (Throwable e) {
            failOrCrash(e);
        }
    }

    /** The stage has completed. */
    final void complete(@Nullable Object value, @Nullable Throwable failure) {
        pending = null;
        try {
            if (failure == null) {
                completed(value);
            } else {
                fail(failure);
            }
        } catch (Throwable e) {
            failOrCrash(e);
        }
    }

    /** The failure may be an object of the user's own class, whose methods may fail as well. */
    private void failOrCrash(Throwable failure) {
        try {
            fail(failure);
        } catch (Throwable e) {
            crash = e;
        }
    }

    /**
     * Whether a stage has completed, as far as it can be asked. Others of the JDK refuse to say, and some of ours would take it
     * for waiting; they are told from this one by their class.
     */
    static boolean isDone(CompletionStage<?> stage) {
        return stage.getClass() == CompletableFuture.class && ((CompletableFuture<?>) stage).isDone();
    }

    /** What a stage has failed with, without what stages wrap around it. */
    static Throwable cause(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException || cause instanceof ExecutionException) {
            Throwable inner = cause.getCause();
            if (inner == null) {
                break;
            }
            cause = inner;
        }
        return cause;
    }

    private void fail(Throwable failure) {
        Throwable cause = cause(failure);
        if (cause instanceof Error) {
            crash = cause;
            return;
        }
        try {
            failed(cause);
        } catch (Throwable e) {
            crash = e;
        }
    }

    /** Makes the turn a crash of the actor. */
    final void crashWith(Throwable failure) {
        crash = failure;
    }

    /** What it has returned, if that is not complete. */
    final @Nullable CompletionStage<?> pending() {
        return pending;
    }

    /** Why the instance is to be given up, if it is. */
    final @Nullable Throwable crash() {
        return crash;
    }

    /** The code of the turn comes onto the thread that drains. */
    final void enter(boolean shared) {
        thread = Thread.currentThread();
        PLACE.setRelease(this, shared ? DRAINING_SHARED : DRAINING);
    }

    /** The code of the turn comes onto a thread that does not drain. */
    final void enterApart() {
        thread = Thread.currentThread();
        PLACE.setRelease(this, APART);
    }

    /** The code has left, and any interruption ends with it; false if the draining was taken from the thread meanwhile. */
    final boolean leave() {
        boolean drains = (int) PLACE.getAndSet(this, AWAY) != TAKEN;
        if (interruption != CALM) {
            forgetInterruption();
        }
        return drains;
    }

    private void forgetInterruption() {
        while (interruption == INTERRUPTING) {
            Thread.onSpinWait();
        }
        var unused = Thread.interrupted();
        interruption = CALM;
    }

    /** Interrupts the thread that its code is on, once while it is there. For the ticker. */
    final void interrupt() {
        if (!INTERRUPTION.compareAndSet(this, CALM, INTERRUPTING)) {
            return;
        }
        // A thread that leaves after this line sees what was written before it. One that has left before is not on a
        // thread any more.
        Thread inside = place == AWAY ? null : thread;
        try {
            if (inside != null) {
                inside.interrupt();
            }
        } finally {
            interruption = inside == null ? CALM : INTERRUPTED;
        }
    }

    /** Whether its thread was interrupted, or is about to be, because the caller waits no longer. */
    final boolean wasInterrupted() {
        return interruption != CALM;
    }

    /** Takes the draining from the thread that runs this, if others may run beside it; any thread. */
    final boolean takeIfShared() {
        return PLACE.compareAndSet(this, DRAINING_SHARED, TAKEN);
    }

    /** Takes the draining from the thread that runs this; any thread. */
    final boolean take() {
        return takeIfShared() || PLACE.compareAndSet(this, DRAINING, TAKEN);
    }

    /** Whether its code is on a thread now; any thread. */
    final boolean isOnThread() {
        return place != AWAY;
    }

    /** Runs a continuation as part of this turn, or as a turn of its own if this one has ended. Any thread. */
    @Override
    public final void execute(Runnable task) {
        WAITING_TASKS.getAndAdd(this, 1);
        cell.resume(new TurnTask(cell, this, task));
    }

    final void taskTaken() {
        WAITING_TASKS.getAndAdd(this, -1);
    }

    /** Whether a continuation waits; any thread. */
    final boolean hasWaitingTasks() {
        return waitingTasks > 0 || instance().hasWaitingTasks();
    }

    /** What it does, whichever actor does it: names from the code alone. */
    final String kind() {
        return cell.protocol() + " " + name();
    }

    /** Whether another turn is of the same kind. */
    final boolean isLike(Turn other) {
        return cell.protocol().equals(other.cell.protocol()) && name().equals(other.name());
    }

    @Override
    public final String toString() {
        return cell + " " + name();
    }
}
