package dev.troupe.protocol;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The descriptor of a protocol. The processor writes one subclass for each {@code @ActorProtocol} interface. Immutable;
 * one instance serves all threads.
 *
 * @param <A> the interface
 * @param <P> the params; {@link dev.troupe.NoParams} if it declares none
 * @param <E> the events; {@link dev.troupe.NoEvents} if it declares none
 */
public abstract class Protocol<A, P, E> {

    private final String name;
    private final String fingerprint;
    private final ParamsType<P> params;
    private final List<Action<?, ?>> actions;
    private final List<Event<?>> events;
    private final List<DeclaredError> errors;
    private final Access access;
    private final SortedSet<String> roles;
    private final Map<String, Action<?, ?>> actionsByName = new HashMap<>();
    private final Map<String, Event<?>> eventsByName = new HashMap<>();

    /** A protocol whose raw sockets are for everybody; arrays, since javac infers the type of a list of actions slowly. */
    protected Protocol(
            String name,
            String fingerprint,
            ParamsType<P> params,
            Action<?, ?>[] actions,
            Event<?>[] events,
            DeclaredError[] errors) {
        this(name, fingerprint, params, actions, events, errors, Access.EVERYBODY);
    }

    /**
     * @param name the name in addresses
     * @param fingerprint stands for everything that has a name or a type on the wire: 16 hexadecimal digits
     * @param params what a client says when it connects
     * @param actions in the order of their indices
     * @param events in the order of their indices
     * @param errors the failures that belong to the protocol
     * @param access who may open raw sockets to its actors; each action says for itself who may call it
     */
    protected Protocol(
            String name,
            String fingerprint,
            ParamsType<P> params,
            Action<?, ?>[] actions,
            Event<?>[] events,
            DeclaredError[] errors,
            Access access) {
        this.name = name;
        this.fingerprint = fingerprint;
        this.params = params;
        this.actions = List.of(actions);
        this.events = List.of(events);
        this.errors = List.of(errors);
        this.access = access;
        SortedSet<String> named = new TreeSet<>(access.roles());
        this.actions.forEach(action -> named.addAll(action.access().roles()));
        this.events.forEach(event -> event.access().ifPresent(who -> named.addAll(who.roles())));
        this.roles = Collections.unmodifiableSortedSet(named);
        this.actions.forEach(action -> addOnce(actionsByName, action.name(), action));
        this.events.forEach(event -> addOnce(eventsByName, event.name(), event));
    }

    private <T> void addOnce(Map<String, T> byName, String wireName, T member) {
        if (byName.put(wireName, member) != null) {
            throw new IllegalArgumentException("The protocol " + name + " has two members with the name " + wireName);
        }
    }

    /** The name in addresses. */
    public final String name() {
        return name;
    }

    /** Stands for everything that has a name or a type on the wire: two equal fingerprints speak the same protocol. */
    public final String fingerprint() {
        return fingerprint;
    }

    /** What a client says when it connects. */
    public final ParamsType<P> params() {
        return params;
    }

    /** The actions, in the order of their indices. */
    public final List<Action<?, ?>> actions() {
        return actions;
    }

    /** The events, in the order of their indices. */
    public final List<Event<?>> events() {
        return events;
    }

    /** Who may open raw sockets to its actors. */
    public final Access access() {
        return access;
    }

    /** Who may hear an event. */
    public final Access access(Event<?> event) {
        return event.access().orElse(access);
    }

    /** Whether a client may call an action, open a raw socket or send a request: whether anything is open to it. */
    public final boolean isOpenTo(Predicate<String> hasRole) {
        return access.allows(hasRole)
                || actions.stream().anyMatch(action -> action.access().allows(hasRole));
    }

    /** The roles that its actions and its raw sockets are for, sorted: all that anybody needs to know of a client's. */
    public final SortedSet<String> roles() {
        return roles;
    }

    /** The failures that belong to the protocol. */
    public final List<DeclaredError> errors() {
        return errors;
    }

    /** The action with this name on the wire. */
    public final Optional<Action<?, ?>> action(String name) {
        return Optional.ofNullable(actionsByName.get(name));
    }

    /** The event with this name on the wire. */
    public final Optional<Event<?>> event(String name) {
        return Optional.ofNullable(eventsByName.get(name));
    }

    /**
     * Runs an action.
     *
     * @param actor the actor
     * @param action the index of the action
     * @param arguments what the {@linkplain Action#arguments() arguments type} of the action has read
     * @return what the action returned: a value, a {@code CompletionStage} of one, or null where it returns {@code void}
     * @throws Exception what the action throws
     */
    public abstract @Nullable Object invoke(A actor, int action, Object arguments) throws Exception;

    /**
     * The stage that an action has returned.
     *
     * @throws NullPointerException if it has returned null, which is no result of any action with a stage
     */
    protected static Object stage(@Nullable Object returned, Action<?, ?> action) {
        if (returned == null) {
            throw new NullPointerException(action + " returned null instead of a stage");
        }
        return returned;
    }

    /** The events interface, each of whose methods emits its event into {@code sink}. */
    public abstract E events(EventSink sink);

    @Override
    public final String toString() {
        return name;
    }
}
