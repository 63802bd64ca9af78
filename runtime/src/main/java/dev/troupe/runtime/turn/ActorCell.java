package dev.troupe.runtime.turn;

import dev.troupe.actor.AsyncConnectionHooks;
import dev.troupe.actor.AsyncRawSocketHandler;
import dev.troupe.client.BoundedLog;
import dev.troupe.protocol.Protocol;
import dev.troupe.runtime.message.ToActor;
import dev.troupe.wire.Key;
import dev.troupe.wire.WireError;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One actor: takes messages from its mailbox and gives each its turn.
 *
 * <p>One thread at a time drains the mailbox; what has no other word said about it is used by that thread alone. The code of
 * a turn runs on it too. When that code blocks and others may run beside it, the draining is taken from the thread.
 *
 * <p>Promises:
 *
 * <ul>
 *   <li>One exclusive turn at a time, from its begin until the stage that it returned has completed.
 *   <li>Turns that read may overlap each other, never an exclusive one; one that blocks does not stop the others.
 *   <li>Messages begin in the order in which they came, except that those of a client that is being admitted wait for that.
 *   <li>Continuations of a turn run before any message that waits.
 *   <li>After a bounded batch the thread goes to other actors.
 *   <li>What was said is flushed before the thread leaves, and soon if a turn takes long.
 *   <li>A crash costs the turns under way, and nothing else: messages that wait, and connections, survive.
 * </ul>
 */
final class ActorCell<A, P, C, E> implements Runnable {

    private static final BoundedLog LOG = BoundedLog.of(ActorCell.class);

    /** How many steps a thread makes for one actor before it goes to another. */
    static final int BATCH = 64;

    private enum Step {
        WORKED,
        NOTHING,
        LOST;

        static Step of(boolean draining) {
            return draining ? WORKED : LOST;
        }
    }

    private final ActorType<A, P, C, E> type;
    private final ActorGroup<A, P, C, E> group;
    private final Key key;
    private final String madeBy;
    private final Mailbox mailbox;
    private final TopicTable<C, E> topics;
    private final ConnectionTable<C, E> connections;
    private final EventOutput<C, E> output;
    private final CellWatch watch;
    private final TurnsUnderWay turns;
    private final Incoming<A, P, C, E> incoming;
    private final WaitingAnnouncements announcements;
    private final ActorLife life = new ActorLife();
    private final ActorUse use = new ActorUse();
    private final CompletableFuture<Boolean> stopped = new CompletableFuture<>();
    private final CompletableFuture<Boolean> deserted = new CompletableFuture<>();

    /** Belongs to {@link TurnWatch}, and is guarded by it. */
    @Nullable
    ActorCell<?, ?, ?, ?> nextStranded;

    private @Nullable ActorInstance<A, P, C, E> instance;
    /** What its own code has said in place of starting. */
    private @Nullable WireError refusal;

    /** @param madeBy the network of the client for whom it is made; empty if unknown */
    ActorCell(ActorType<A, P, C, E> type, ActorGroup<A, P, C, E> group, Key key, String madeBy) {
        this.type = type;
        this.group = group;
        this.key = key;
        this.madeBy = madeBy;
        var settings = type.settings();
        this.mailbox = new Mailbox(settings.mailboxMessages(), settings.mailboxBytes(), type.buffers());
        this.topics = TopicTable.of(this);
        this.connections = new ConnectionTable<>(topics);
        this.output = new EventOutput<>(connections, topics, settings.maxMessageOut());
        this.watch = new CellWatch(this, settings);
        this.turns = new TurnsUnderWay(this, watch, type.habits());
        this.incoming = new Incoming<>(this, mailbox, connections);
        this.announcements = new WaitingAnnouncements(this, settings.mailboxMessages());
    }

    // From any thread

    /** Takes a message; false if it is a call or one of a raw socket, and the mailbox is full. */
    boolean tell(ToActor message) {
        if (!mailbox.add(message)) {
            return false;
        }
        if (mailbox.wakes()) {
            if (type.definition().nonBlocking()) {
                run();
            } else {
                schedule();
            }
        } else if (mailbox.isClosed()) {
            forwardLeftovers();
        }
        return true;
    }

    /** Takes a step of a turn under way. */
    void resume(CellTask task) {
        mailbox.addTask(task);
        if (mailbox.wakesForTask()) {
            schedule();
        }
    }

    /** The thread that drains does this next. */
    private void next(Runnable step) {
        resume(() -> {
            step.run();
            return true;
        });
    }

    /** A thread is to drain; false if none can be told now, and the next tick tells one. */
    boolean schedule() {
        try {
            type.scheduler().execute(this);
            return true;
        } catch (Throwable e) {
            type.watch().strand(this);
            return false;
        }
    }

    Key key() {
        return key;
    }

    /** The network of the client for whom it was made; empty if unknown. */
    String madeBy() {
        return madeBy;
    }

    /** What the actor has been used for. */
    ActorUse use() {
        return use;
    }

    boolean hasEnded() {
        return mailbox.isClosed();
    }

    ActorType<A, P, C, E> type() {
        return type;
    }

    Protocol<A, P, E> protocol() {
        return type.protocol();
    }

    EventOutput<C, E> output() {
        return output;
    }

    ConnectionTable<C, E> connections() {
        return connections;
    }

    TopicTable<C, E> topics() {
        return topics;
    }

    Incoming<A, P, C, E> incoming() {
        return incoming;
    }

    WaitingAnnouncements announcements() {
        return announcements;
    }

    TurnsUnderWay turns() {
        return turns;
    }

    /** Runs an action. */
    @SuppressWarnings("unchecked") // The turn is one of this actor, and so is its instance.
    @Nullable
    Object invoke(ActorInstance<?, ?, ?, ?> of, int action, Object arguments) throws Exception {
        return protocol().invoke((A) of.actor(), action, arguments);
    }

    /** What the actor does when clients come and go. */
    @SuppressWarnings("unchecked") // as above
    AsyncConnectionHooks<P, C, E> hooks(ActorInstance<?, ?, ?, ?> of) {
        return (AsyncConnectionHooks<P, C, E>) of.hooks();
    }

    /** What the actor does with raw sockets. */
    @SuppressWarnings("unchecked") // as above
    AsyncRawSocketHandler<P, C> rawSocketHandler(ActorInstance<?, ?, ?, ?> of) {
        return (AsyncRawSocketHandler<P, C>) of.rawSockets();
    }

    HookTimer timeHook(Runnable late) {
        HookTimer timer = new HookTimer(late);
        watch.hook(timer);
        return timer;
    }

    @Override
    public String toString() {
        return protocol() + "/" + key;
    }

    // The thread that drains

    @Override
    public void run() {
        mailbox.begin();
        try {
            watch.begin();
            if (drain()) {
                output.flush();
                drainElsewhere();
            }
        } catch (Throwable e) {
            // A fault of ours, or the memory is used up: the step that met it is lost, but the actor must not be.
            if (!mailbox.isClosed()) {
                drainElsewhere();
            }
            LOG.log(Level.ERROR, () -> "A step of " + this + " failed", e);
        }
    }

    /** Makes a batch of steps; whether the thread still drains. */
    private boolean drain() {
        for (int step = 0; step < BATCH; step++) {
            Step made = step();
            if (made == Step.LOST || (made == Step.NOTHING && rest())) {
                return false;
            }
        }
        return true;
    }

    private Step step() {
        CellTask task = mailbox.pollTask();
        if (task != null) {
            return Step.of(task.run());
        }
        if (life.isDown() && connections.isUntouched()) {
            incoming.dismissAll();
        }
        if (life.isDeclined()) {
            incoming.declineAll();
        }
        if (turns.isHeld() || life.isDown() || life.isDeclined()) {
            return Step.NOTHING;
        }
        if (life.isNew()) {
            ActorInstance<A, P, C, E> created = new ActorInstance<>(this, type);
            instance = created;
            return Step.of(turns.begin(new StartTurn(this), created));
        }
        if (!incoming.fetch()) {
            return Step.NOTHING;
        }
        Turn next = incoming.next();
        if (next == null) {
            return Step.WORKED;
        }
        if (!turns.admits(next)) {
            return Step.NOTHING;
        }
        if (!incoming.taken()) {
            return Step.WORKED;
        }
        use.begins();
        return Step.of(turns.begin(next, requireInstance()));
    }

    private ActorInstance<A, P, C, E> requireInstance() {
        ActorInstance<A, P, C, E> present = instance;
        if (present == null) {
            throw new IllegalStateException(this + " has no instance");
        }
        return present;
    }

    /** Nothing can be done now: stops to drain; false if something has come meanwhile. */
    private boolean rest() {
        output.flush();
        turns.leaveThread();
        if (turns.isHeld() || incoming.isBlocked() || (life.isDown() && !connections.isUntouched())) {
            return mailbox.hold();
        }
        if (life.isStopping() && turns.isEmpty()) {
            stopped.complete(true);
            if (connections.isEmpty() && !streams()) {
                deserted.complete(true);
            }
        } else if (isForgotten()) {
            end();
            return true;
        }
        // What was taken from the mailbox and has not begun, the mailbox does not know of.
        return incoming.isEmpty() && mailbox.idle();
    }

    /** Lets another thread drain, if there is anything to do. */
    void pass() {
        if (!rest()) {
            drainElsewhere();
        }
    }

    /** Lets another thread drain. */
    void drainElsewhere() {
        turns.leaveThread();
        mailbox.handOver();
        schedule();
    }

    /** Puts tasks back that could not run. */
    void again(Queue<TurnTask> tasks) {
        for (TurnTask task = tasks.poll(); task != null; task = tasks.poll()) {
            mailbox.addTask(task);
        }
    }

    // The life of the actor

    /** The instance has started. */
    void started() {
        life.started();
    }

    /** The actor's own code refuses to start. The clients that wait are told so, and the actor ends. */
    void decline(WireError error) {
        refusal = error;
        life.declined();
        requireInstance().end();
    }

    /** What its own code has said in place of starting; null if it has not. */
    @Nullable
    WireError refusal() {
        return life.isDeclined() ? refusal : null;
    }

    /** Whether messages are served. */
    boolean isLive() {
        return life.isLive();
    }

    /** Whether no message will be served, unless it is reset. */
    boolean isOver() {
        return life.isOver();
    }

    /** Whether the server stops. */
    boolean isStopping() {
        return life.isStopping();
    }

    /** Whether there is an actor that a hook can be called on. */
    boolean hasInstance() {
        return instance != null && !instance.isFenced();
    }

    /** A turn has failed in a way that the instance does not survive. */
    void crash(Turn culprit, Throwable cause) {
        ActorInstance<?, ?, ?, ?> crashed = culprit.instance();
        if (crashed != instance || crashed.isFenced()) {
            return;
        }
        // First what makes it start again, whatever becomes of the rest.
        crashed.fence();
        Optional<Duration> delay = life.crashed(System.nanoTime());
        // Where nobody was ever let in, the clients that wait are refused, and the next one tries anew.
        if (delay.isPresent() && !life.isStopping() && !connections.isUnentered()) {
            watch.restartAfter(delay.get());
        }
        Guard.run(culprit, crashed::end);
        turns.giveUp(culprit);
        LOG.log(
                Level.ERROR,
                culprit.kind(),
                () -> this + " has crashed in " + culprit.name() + ". " + RestartPolicy.outlook(delay),
                cause);
        incoming.refuseAdmissions();
        if (life.isOver()) {
            // Clients that have left hear no onDisconnect any more.
            incoming.dismissNext();
        }
    }

    /** The time to start again has come. Any thread. */
    void restart() {
        next(life::restart);
    }

    /** Starts again, if it has crashed too often. Any thread. */
    void reset() {
        next(life::reset);
    }

    /** What is under way ends, and nothing begins any more; completes when nothing is under way. Any thread. */
    CompletableFuture<Boolean> stop() {
        next(() -> {
            life.stop();
            if (hasInstance()) {
                requireInstance().timers().end();
            }
            incoming.refuseAdmissions();
            incoming.dismissNext();
        });
        if (mailbox.isClosed()) {
            stopped.complete(true);
            deserted.complete(true);
        }
        return stopped;
    }

    /** Completes once it has stopped, all its clients have left, and the last {@code onDisconnect} has ended. Any thread. */
    CompletableFuture<Boolean> whenDeserted() {
        return deserted;
    }

    /** Whether nobody is there and nothing is to be remembered: it was only read, or idle for long, or refused its clients. */
    private boolean isForgotten() {
        return turns.isEmpty()
                && incoming.isEmpty()
                && mailbox.isEmpty()
                && !life.isStopping()
                && !life.isNew()
                && (connections.isUntouched()
                        || life.isDeclined()
                        || (life.isLive() && use.mayEnd() && connections.isDeserted() && !streams()));
    }

    private boolean streams() {
        return instance != null && !instance.bodies().isEmpty();
    }

    private void end() {
        mailbox.close();
        group.remove(this);
        if (hasInstance()) {
            requireInstance().fence();
            Guard.run(this, requireInstance()::end);
        }
        stopped.complete(true);
        deserted.complete(true);
        forwardLeftovers();
    }

    /** What has come to an actor that has ended goes to its successor, in order, by one thread at a time. */
    synchronized void forwardLeftovers() {
        for (ToActor message = mailbox.poll(); message != null; message = mailbox.poll()) {
            mailbox.release(message);
            ToActor leftover = message;
            Guard.run(this, () -> group.forward(this, leftover));
        }
    }

    /** What looks after the actor over time. */
    CellWatch watch() {
        return watch;
    }

    /** Whether a thread drains or is about to, or messages are held back. */
    boolean isActive() {
        return !mailbox.isIdle();
    }

    /** Lets it end if nobody was there and nothing has happened for so many nanoseconds. */
    void endIfIdle(long now, long limit) {
        if (use.idleFor(now, connections.count() > 0) >= limit) {
            int turnsThen = use.turns();
            next(() -> use.expire(turnsThen));
        }
    }

    /** A turn has been under way for a while. */
    void letOthersPass(Turn turn) {
        turns.letOthersPass(turn);
    }

    /** A turn has taken longer than it may. */
    void abandon(Turn turn) {
        turns.abandon(turn, new TimeoutException(turn + " has taken longer than a turn may"));
    }
}
