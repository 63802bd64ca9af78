package dev.troupe.runtime.turn;

import dev.troupe.protocol.Protocol;
import dev.troupe.runtime.ActorDefinition;
import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.runtime.Ticker;
import dev.troupe.runtime.message.BufferBudget;
import dev.troupe.runtime.message.ToActor;
import java.time.Clock;
import java.util.Map;
import java.util.Set;

/**
 * What all actors of one definition share. Immutable but for what it has learned of their reading turns.
 *
 * @param definition how an actor is built
 * @param settings the limits
 * @param clock the server's clock
 * @param provided what the server was given, by type
 * @param scheduler where turns run
 * @param watch what looks after turns that take long
 * @param ticker what fires timers
 * @param buffers what waiting messages of all actors are taken from
 * @param failures what clients are told of failures
 * @param habits what was learned of reading turns
 * @param everything the filter of a connection that wants and may hear all events, which most share
 */
record ActorType<A, P, C, E>(
        ActorDefinition<A, P, C, E> definition,
        RuntimeSettings settings,
        Clock clock,
        Map<Class<?>, Object> provided,
        TurnScheduler scheduler,
        TurnWatch watch,
        Ticker ticker,
        BufferBudget buffers,
        Failures failures,
        ReaderHabits habits,
        EventFilter everything) {

    ActorType(
            ActorDefinition<A, P, C, E> definition,
            RuntimeSettings settings,
            Clock clock,
            Map<Class<?>, Object> provided,
            TurnScheduler scheduler,
            TurnWatch watch,
            Ticker ticker) {
        this(definition, settings, clock, provided, scheduler, watch, ticker, new BufferBudget(0));
    }

    ActorType(
            ActorDefinition<A, P, C, E> definition,
            RuntimeSettings settings,
            Clock clock,
            Map<Class<?>, Object> provided,
            TurnScheduler scheduler,
            TurnWatch watch,
            Ticker ticker,
            BufferBudget buffers) {
        this(
                definition,
                settings,
                clock,
                provided,
                scheduler,
                watch,
                ticker,
                buffers,
                new Failures(definition.protocol()),
                new ReaderHabits(definition.protocol().actions().size() + 1),
                EventFilter.of(definition.protocol(), Set.of(), true, Set.of()));
    }

    /** The protocol that they speak. */
    Protocol<A, P, E> protocol() {
        return definition.protocol();
    }

    /** The filter of a connection that opens so; one for all that want and may hear every event. */
    EventFilter filter(ToActor.Open open) {
        return open.everyEvent() && open.unheard().isEmpty()
                ? everything
                : EventFilter.of(protocol(), open.events(), open.everyEvent(), open.unheard());
    }

    /** The kind of reading turn in which connections are admitted; those before are the actions, by index. */
    int admission() {
        return habits.kinds() - 1;
    }
}
