package dev.troupe.runtime.turn;

import dev.troupe.actor.Audience;
import dev.troupe.protocol.Event;
import dev.troupe.runtime.ActorDefinition;
import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.runtime.Ticker;
import dev.troupe.runtime.message.ActorRegistry;
import dev.troupe.runtime.message.Announcements;
import dev.troupe.runtime.message.BufferBudget;
import dev.troupe.runtime.message.ToActor;
import dev.troupe.wire.Key;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * The actors of this process.
 *
 * <p>Promises, for any number of threads, besides those of {@link ActorRegistry}:
 *
 * <ul>
 *   <li>Once {@link #shutdown} was called no turn begins but {@code onDisconnect}; calls that wait or come are answered with
 *       {@code unavailable}, and clients that come are refused with it.
 *   <li>There are no more actors, in all and made from one address, than the settings say.
 *   <li>{@link #end} waits for the last {@code onDisconnect}; after it, no thread is kept by actors that have nothing to do.
 * </ul>
 */
public final class LocalActors implements ActorRegistry, Announcements {

    private final Map<String, ActorGroup<?, ?, ?, ?>> groups = new HashMap<>();
    private final TurnScheduler scheduler;
    private final TurnWatch watch = new TurnWatch();
    private final IdleActors idle;
    private final ActorPopulation population;
    private final BufferBudget buffers;
    private final Ticker ticker;

    private LocalActors(TurnScheduler scheduler, Ticker ticker, RuntimeSettings settings, BufferBudget buffers) {
        this.buffers = buffers;
        this.scheduler = scheduler;
        this.ticker = ticker;
        this.population = new ActorPopulation(settings.maxActors(), settings.maxActorsPerAddress());
        this.idle = new IdleActors(
                settings.idleActor(), () -> groups.values().stream().map(ActorGroup::cells));
    }

    /**
     * A registry for actors of these definitions, none of which is made yet.
     *
     * @param provided what the server was given, by type
     * @param ticker what watches over time; it is not closed by this
     * @param buffers what waiting messages of all actors are taken from
     * @throws IllegalArgumentException if two definitions have one protocol, or one wants what the server was not given
     */
    public static LocalActors create(
            List<ActorDefinition<?, ?, ?, ?>> definitions,
            RuntimeSettings settings,
            Clock clock,
            Map<Class<?>, Object> provided,
            Ticker ticker,
            BufferBudget buffers) {
        TurnScheduler scheduler = VirtualTurns.ifAvailable()
                .orElseGet(() -> new TurnPool(
                        Runtime.getRuntime().availableProcessors(),
                        settings.maxTurnThreads(),
                        settings.turnThreadReserve(),
                        TurnPool.KEEP_ALIVE,
                        TurnPool.STALL,
                        ticker));
        return create(definitions, settings, clock, provided, ticker, scheduler, buffers);
    }

    static LocalActors create(
            List<ActorDefinition<?, ?, ?, ?>> definitions,
            RuntimeSettings settings,
            Clock clock,
            Map<Class<?>, Object> provided,
            Ticker ticker,
            TurnScheduler scheduler,
            BufferBudget buffers) {
        requireProvided(definitions, provided);
        LocalActors actors = new LocalActors(scheduler, ticker, settings, buffers);
        for (ActorDefinition<?, ?, ?, ?> definition : definitions) {
            ActorGroup<?, ?, ?, ?> group = actors.group(definition, settings, clock, Map.copyOf(provided));
            if (actors.groups.put(definition.protocol().name(), group) != null) {
                throw new IllegalArgumentException(
                        "Two actors of one protocol: " + definition.protocol().name());
            }
        }
        ticker.watch(actors.watch);
        if (!settings.idleActor().isZero()) {
            ticker.watch(actors.idle);
        }
        return actors;
    }

    private static void requireProvided(List<ActorDefinition<?, ?, ?, ?>> definitions, Map<Class<?>, Object> provided) {
        TreeSet<String> missing = new TreeSet<>();
        for (ActorDefinition<?, ?, ?, ?> definition : definitions) {
            for (Class<?> wanted : definition.wants()) {
                if (!provided.containsKey(wanted)) {
                    missing.add(wanted.getName() + " for " + definition.type().getName());
                }
            }
        }
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("The server was not given: " + String.join(", ", missing));
        }
    }

    private <A, P, C, E> ActorGroup<A, P, C, E> group(
            ActorDefinition<A, P, C, E> definition,
            RuntimeSettings settings,
            Clock clock,
            Map<Class<?>, Object> provided) {
        return new ActorGroup<>(
                new ActorType<>(definition, settings, clock, provided, scheduler, watch, ticker, buffers), population);
    }

    @Override
    public ActorAddress open(String protocol, Key key, ToActor.Opening opening) {
        ActorGroup<?, ?, ?, ?> group = groups.get(protocol);
        return group == null ? ActorGroup.refuse(protocol, opening) : group.open(key, opening);
    }

    /** The threads on which turns run, for other code of users that may block; what runs there belongs to no actor. */
    public Executor threads() {
        return scheduler::execute;
    }

    @Override
    public <I> void announce(String protocol, Event<I> event, I arguments, Audience audience) {
        ActorGroup<?, ?, ?, ?> group = groups.get(protocol);
        if (group != null) {
            group.cells().forEach(cell -> cell.announcements().announce(event, arguments, audience));
        }
    }

    @Override
    public boolean exists(String protocol, Key key) {
        ActorGroup<?, ?, ?, ?> group = groups.get(protocol);
        return group != null && group.exists(key);
    }

    @Override
    public int count() {
        return groups.values().stream().mapToInt(group -> group.cells().size()).sum();
    }

    /** Lets an actor that has crashed too often, and is {@code unavailable}, start again; does nothing to any other. */
    public void reset(String protocol, Key key) {
        ActorGroup<?, ?, ?, ?> group = groups.get(protocol);
        if (group != null) {
            group.reset(key);
        }
    }

    /** Lets actors that wait to start again do so now, for tests. */
    void restartNow() {
        groups.values().forEach(group -> group.cells().forEach(ActorCell::restart));
    }

    /**
     * Ends what is under way and begins nothing more but {@code onDisconnect}.
     *
     * @param grace how long to wait
     * @return completes when nothing is under way any more, or when the grace has passed
     */
    public CompletionStage<Void> shutdown(Duration grace) {
        List<CompletableFuture<Boolean>> stopping = new ArrayList<>();
        for (ActorGroup<?, ?, ?, ?> group : groups.values()) {
            group.close();
            group.cells().forEach(cell -> stopping.add(cell.stop()));
        }
        return allInTime(stopping, grace);
    }

    /**
     * Lets the threads go once every client has left and the last {@code onDisconnect} has ended; after {@link #shutdown}.
     *
     * @param grace how long to wait
     * @return completes when nothing is left to do, or when the grace has passed
     */
    public CompletionStage<Void> end(Duration grace) {
        List<CompletableFuture<Boolean>> ending = new ArrayList<>();
        for (ActorGroup<?, ?, ?, ?> group : groups.values()) {
            group.cells().forEach(cell -> ending.add(cell.whenDeserted()));
        }
        return allInTime(ending, grace).thenRun(() -> {
            ticker.forget(watch);
            ticker.forget(idle);
            scheduler.close();
        });
    }

    @SuppressWarnings("NullAway") // Void has no value but null.
    private static CompletableFuture<Void> allInTime(List<CompletableFuture<Boolean>> all, Duration grace) {
        return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, grace.toNanos(), TimeUnit.NANOSECONDS);
    }
}
