package dev.troupe.runtime.turn;

import dev.troupe.ActorException;
import dev.troupe.actor.ActorContext;
import dev.troupe.actor.ActorHooks;
import dev.troupe.actor.AsyncConnectionHooks;
import dev.troupe.actor.AsyncFetchHandler;
import dev.troupe.actor.AsyncRawSocketHandler;
import dev.troupe.actor.AsyncTimedTask;
import dev.troupe.actor.Connection;
import dev.troupe.actor.Connections;
import dev.troupe.actor.EventAuthorization;
import dev.troupe.actor.TimedTask;
import dev.troupe.actor.Timer;
import dev.troupe.client.BoundedLog;
import dev.troupe.protocol.Event;
import dev.troupe.runtime.Injection;
import dev.troupe.wire.Key;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One life of an actor: the object that the user wrote and what it was given. After a crash there is another.
 *
 * <p>It is also the executor of continuations that belong to no turn. Promises, for any number of threads:
 *
 * <ul>
 *   <li>Once it is fenced, what it sends and what it has left to run does nothing, and no timer of it fires.
 *   <li>What the actor was given works in the turns of this life only.
 * </ul>
 */
final class ActorInstance<A, P, C, E> implements Injection<C, E>, ActorContext, Executor {

    private static final BoundedLog LOG = BoundedLog.of(ActorInstance.class);

    private final ActorCell<A, P, C, E> cell;
    private final ActorType<A, P, C, E> type;
    private final TurnConnections<C, E> connections;
    private final String epoch =
            String.format("%016x", ThreadLocalRandom.current().nextLong());
    private final AtomicInteger waitingTasks = new AtomicInteger();
    private final ActorTimers timers;
    private final OpenBodies bodies;
    private volatile boolean fenced;
    private @Nullable A actor;
    private AsyncConnectionHooks<P, C, E> hooks = ConnectionHookAdapter.none();
    private HookUse hookUse = HookUse.NONE;
    private @Nullable EventAuthorization<C, E> authorization;
    private @Nullable AsyncRawSocketHandler<P, C> rawSockets;
    private @Nullable AsyncFetchHandler<P, C> fetches;

    ActorInstance(ActorCell<A, P, C, E> cell, ActorType<A, P, C, E> type) {
        this.cell = cell;
        this.type = type;
        this.connections = new TurnConnections<>(cell, this);
        this.timers = new ActorTimers(cell, type.ticker());
        this.bodies = new OpenBodies(cell, this);
    }

    /** Builds the actor and starts it. */
    void start() throws Exception {
        A created = type.definition().create(this);
        actor = created;
        hooks = ConnectionHookAdapter.of(created);
        hookUse = HookUse.of(created.getClass());
        authorization = authorizationOf(created);
        rawSockets = RawSocketHandlers.has(created.getClass()) ? RawSocketHandlers.of(created) : null;
        fetches = FetchHandlers.has(created.getClass()) ? FetchHandlers.of(created) : null;
        if (created instanceof ActorHooks life) {
            life.onStart();
        }
    }

    @SuppressWarnings(
            "unchecked") // Its type arguments are those of the hooks and of the protocol, or the cast has no effect.
    private static <C, E> @Nullable EventAuthorization<C, E> authorizationOf(Object actor) {
        return actor instanceof EventAuthorization<?, ?> found ? (EventAuthorization<C, E>) found : null;
    }

    /** Whether the actor lets a connection of its own receive a broadcast of this event. Inside a turn. */
    @SuppressWarnings("unchecked") // It is one of its own.
    boolean permits(ActorConnection<?, ?> connection, Event<?> event) {
        EventAuthorization<C, E> asked = authorization;
        if (asked == null) {
            // Nobody can be asked while the actor is being built: then nobody hears what is for some alone.
            return !EventAuthorization.class.isAssignableFrom(type.definition().type());
        }
        try {
            return asked.canReceive((Connection<C, E>) connection, event.name());
        } catch (ActorException e) {
            return false;
        } catch (Exception e) {
            LOG.log(
                    Level.ERROR,
                    event.toString(),
                    () -> "canReceive of " + this + " failed for " + event + ", which counts as no",
                    e);
            return false;
        }
    }

    /** The object that the user wrote. */
    A actor() {
        A created = actor;
        if (created == null) {
            throw new IllegalStateException("The actor has not been built");
        }
        return created;
    }

    /** What it does when clients come and go. */
    AsyncConnectionHooks<P, C, E> hooks() {
        return hooks;
    }

    /** Which exclusive hooks it has written. */
    HookUse hookUse() {
        return hookUse;
    }

    /** What it does with raw sockets, where it has any. */
    AsyncRawSocketHandler<P, C> rawSockets() {
        return Objects.requireNonNull(rawSockets, "the actor has no raw sockets");
    }

    /** What it does with requests of HTTP, where it handles any. */
    AsyncFetchHandler<P, C> fetches() {
        return Objects.requireNonNull(fetches, "the actor handles no requests of HTTP");
    }

    /** What it streams. */
    OpenBodies bodies() {
        return bodies;
    }

    /** Tells this life of the actor from every other. */
    String epoch() {
        return epoch;
    }

    /** Gives this life up. */
    void fence() {
        fenced = true;
    }

    /** Gives this life up: fences it, and ends its timers and what it streams. */
    void end() {
        fence();
        timers.end();
        bodies.cutAll();
    }

    /** What fires in this life. */
    ActorTimers timers() {
        return timers;
    }

    boolean isFenced() {
        return fenced;
    }

    void taskTaken() {
        waitingTasks.getAndDecrement();
    }

    boolean hasWaitingTasks() {
        return waitingTasks.get() > 0;
    }

    /** Whether the calling thread is inside a turn of this life. */
    @Nullable
    Turn turnHere() {
        Turn turn = CurrentTurn.get();
        return turn != null && turn.instance() == this ? turn : null;
    }

    @Override
    public ActorContext context() {
        return this;
    }

    @Override
    public Connections<C, E> connections() {
        return connections;
    }

    @Override
    public <T> T provided(Class<T> wanted) {
        Object object = type.provided().get(wanted);
        if (object == null) {
            throw new IllegalStateException("The server was given no " + wanted.getName());
        }
        return wanted.cast(object);
    }

    @Override
    public String protocol() {
        return type.protocol().name();
    }

    @Override
    public Key key() {
        return cell.key();
    }

    @Override
    public Clock clock() {
        return type.clock();
    }

    @Override
    public Executor executor() {
        Turn turn = turnHere();
        // What is obtained in the first turn is for all that come.
        return turn == null || turn instanceof StartTurn ? this : turn;
    }

    @Override
    public boolean isCanceled() {
        Turn turn = turnHere();
        return turn != null && turn.isCanceled();
    }

    @Override
    public Timer every(Duration period, TimedTask task) {
        return every(period, () -> done(task));
    }

    @Override
    public Timer every(Duration period, AsyncTimedTask task) {
        requireTurn();
        return timers.every(period, task);
    }

    @Override
    public Timer after(Duration delay, TimedTask task) {
        return after(delay, () -> done(task));
    }

    @Override
    public Timer after(Duration delay, AsyncTimedTask task) {
        requireTurn();
        return timers.after(delay, task);
    }

    @SuppressWarnings("NullAway") // Void has no value but null.
    private static CompletionStage<Void> done(TimedTask task) throws Exception {
        task.run();
        return CompletableFuture.completedFuture(null);
    }

    private void requireTurn() {
        if (turnHere() == null) {
            throw new IllegalStateException("Not inside a turn of " + this
                    + ": timers are started in its constructor, its hooks and its actions. A continuation gets there"
                    + " through ActorContext.executor().");
        }
    }

    /** Runs a continuation that belongs to no turn. */
    @Override
    public void execute(Runnable task) {
        waitingTasks.getAndIncrement();
        cell.resume(new TurnTask(cell, this, task));
    }

    @Override
    public String toString() {
        return cell.toString();
    }
}
