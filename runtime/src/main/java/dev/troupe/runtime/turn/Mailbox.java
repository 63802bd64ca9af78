package dev.troupe.runtime.turn;

import dev.troupe.runtime.message.BufferBudget;
import dev.troupe.runtime.message.Call;
import dev.troupe.runtime.message.Fetch;
import dev.troupe.runtime.message.ToActor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jctools.queues.atomic.MpscLinkedAtomicQueue;
import org.jctools.queues.atomic.MpscUnboundedAtomicArrayQueue;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one actor, and the word that says who drains it.
 *
 * <p>There are two queues: messages, which wait for their turn, and tasks, which belong to turns under way (a stage has
 * completed, a continuation is to run) and go before messages. Draining is a role that one thread has at a time.
 *
 * <p>Promises, for any number of threads that add and one that drains:
 *
 * <ul>
 *   <li>No message is lost or doubled.
 *   <li>Messages of one thread are taken in the order in which they were added.
 *   <li>No wake-up is lost: when a message or a task waits that could be taken, a thread drains or has been told to, and
 *       no thread is told twice.
 *   <li>A full mailbox rejects calls, requests and messages of raw sockets, and never blocks; it holds the most of them and of their
 *       bytes that it may, exactly. One always fits an empty mailbox. Other messages and tasks are outside the bound.
 *   <li>Once it is closed, the sender can take back what still comes.
 * </ul>
 */
final class Mailbox {

    /** Nobody drains: a message or a task wakes. */
    private static final int IDLE = 0;
    /** Nobody drains, and messages could not be taken: only a task wakes. */
    private static final int HELD = 1;
    /** A thread has been told to drain. */
    private static final int SCHEDULED = 2;
    /** A thread drains. */
    private static final int DRAINING = 3;
    /** The actor has ended. */
    private static final int CLOSED = 4;

    private static final int MESSAGES_PER_CHUNK = 32;
    /** Stands for the size of a message outside the bound. */
    private static final int UNBOUNDED = -1;

    private final MpscUnboundedAtomicArrayQueue<ToActor> messages =
            new MpscUnboundedAtomicArrayQueue<>(MESSAGES_PER_CHUNK);
    private final MpscLinkedAtomicQueue<CellTask> tasks = new MpscLinkedAtomicQueue<>();
    private final AtomicInteger status = new AtomicInteger(IDLE);
    /** The calls, requests and messages of raw sockets that wait. */
    private final WaitingBytes waiting;

    /** A mailbox that holds at most this many calls and messages of raw sockets, and so many bytes of them. */
    Mailbox(int maxCalls, long maxBytes) {
        this(maxCalls, maxBytes, new BufferBudget(0));
    }

    /** @param budget what all mailboxes of a server have together */
    Mailbox(int maxCalls, long maxBytes, BufferBudget budget) {
        this.waiting = new WaitingBytes(maxCalls, maxBytes, budget);
    }

    /** Adds a message; false if it is one within the bound, and the mailbox is full. The adder then asks {@link #wakes}. */
    boolean add(ToActor message) {
        int bytes = retained(message);
        if (bytes != UNBOUNDED && !waiting.enter(bytes, message)) {
            return false;
        }
        boolean added = false;
        try {
            added = messages.add(message);
        } finally {
            if (!added) {
                release(message);
            }
        }
        return true;
    }

    /** Adds a task. The adder then asks {@link #wakesForTask}. */
    void addTask(CellTask task) {
        tasks.add(task);
    }

    /** A message waits no longer: if it is one within the bound, there is room again. */
    void release(ToActor message) {
        int bytes = retained(message);
        if (bytes != UNBOUNDED) {
            waiting.leave(bytes);
        }
    }

    /** A message keeps the whole array in memory that it stands in. */
    private static int retained(ToActor message) {
        if (message instanceof Call call) {
            return call.arguments().array().length;
        }
        if (message instanceof ToActor.SingleCall single) {
            return retained(single.call());
        }
        if (message instanceof Fetch fetch) {
            return fetch.http().body().length;
        }
        return message instanceof ToActor.Raw raw ? raw.content().array().length : UNBOUNDED;
    }

    /** After a message was added: whether the adder is the one who has to have the mailbox drained. */
    boolean wakes() {
        return status.get() == IDLE && status.compareAndSet(IDLE, SCHEDULED);
    }

    /** After a task was added: whether the adder is the one who has to have the mailbox drained. */
    boolean wakesForTask() {
        while (true) {
            int now = status.get();
            if (now != IDLE && now != HELD) {
                return false;
            }
            if (status.compareAndSet(now, SCHEDULED)) {
                return true;
            }
        }
    }

    /** The next message; null if there is none. For the thread that drains. */
    @Nullable
    ToActor poll() {
        return messages.poll();
    }

    /** The next task; null if there is none. For the thread that drains. */
    @Nullable
    CellTask pollTask() {
        return tasks.poll();
    }

    /** The thread that was told to drain begins. */
    void begin() {
        status.set(DRAINING);
    }

    /** The thread that drains stops, and has told another to go on. */
    void handOver() {
        status.set(SCHEDULED);
    }

    /** The thread that drains stops, because nothing waits; false if something does, and it must go on. */
    boolean idle() {
        status.set(IDLE);
        // A sender that added before this line may have found us draining; one that adds after it finds us idle.
        return (messages.isEmpty() && tasks.isEmpty()) || !status.compareAndSet(IDLE, DRAINING);
    }

    /** The thread that drains stops, because messages cannot be taken now; false if a task waits, and it must go on. */
    boolean hold() {
        status.set(HELD);
        return tasks.isEmpty() || !status.compareAndSet(HELD, DRAINING);
    }

    /** The thread that drains stops for ever. What still comes in is for {@link #poll}, by one thread at a time. */
    void close() {
        status.set(CLOSED);
    }

    /** Whether the actor has ended. */
    boolean isClosed() {
        return status.get() == CLOSED;
    }

    /** Whether nobody drains and no message is held back. */
    boolean isIdle() {
        int now = status.get();
        return now == IDLE || now == CLOSED;
    }

    /** Whether neither messages nor tasks wait. */
    boolean isEmpty() {
        return messages.isEmpty() && tasks.isEmpty();
    }
}
