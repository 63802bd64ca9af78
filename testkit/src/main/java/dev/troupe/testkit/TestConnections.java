package dev.troupe.testkit;

import dev.troupe.actor.Audience;
import dev.troupe.actor.Connection;
import dev.troupe.actor.Connections;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The connections of an actor under test. Used by the thread of the test.
 *
 * <p>Hooks of the actor are the test's to call: {@link #connect} only lists a connection, and {@link #leave} only takes it
 * away, as the runtime does before {@code onConnect} and before {@code onDisconnect}. Subscriptions are the runtime's, and do
 * not exist here, nor is anybody asked who may hear an event. Topics do, with the limits that hold unless a server says
 * otherwise; they do not end when they are idle.
 *
 * <pre>{@code
 * var members = TestConnections.<Member, ChatRoom.Feed>of(ChatRoom.Feed.class);
 * var room = new ChatRoomActor(members, ManualClock.at("2030-01-01T00:00:00Z"));
 * var ada = members.connect(new Member("ada"));
 * var message = members.as(ada, () -> room.post("hello"));
 * assertThat(ada.events()).containsExactly(SentEvent.of("posted", message));
 * }</pre>
 *
 * @param <C> the state of a connection
 * @param <E> the events
 */
public final class TestConnections<C, E> implements Connections<C, E> {

    private final Class<E> events;
    private final Map<String, TestConnection<C, E>> connected = new LinkedHashMap<>();
    private final TestTopics<C, E> topics = new TestTopics<>();
    private int connections;

    private TestConnections(Class<E> events) {
        this.events = events;
    }

    /** No connections yet, of an actor that sends these events; {@link dev.troupe.NoEvents} if it sends none. */
    public static <C, E> TestConnections<C, E> of(Class<E> events) {
        if (!events.isInterface()) {
            throw new IllegalArgumentException("Events are an interface, which " + events.getName() + " is not");
        }
        return new TestConnections<>(events);
    }

    /** A client is connected, with this state. */
    public TestConnection<C, E> connect(C state) {
        TestConnection<C, E> connection = new TestConnection<>(this, "connection-" + ++connections, state);
        connected.put(connection.id(), connection);
        return connection;
    }

    /** A client is gone. */
    public void leave(TestConnection<C, E> connection) {
        connected.remove(connection.id());
        topics.leaveAll(connection);
        connection.leave();
    }

    /**
     * Runs code as a turn that serves this connection.
     *
     * @return what the code returned
     * @throws Exception what the code throws
     */
    public <T extends @Nullable Object> T as(TestConnection<C, E> caller, Callable<T> turn) throws Exception {
        TestConnection<?, ?> before = CurrentCaller.swap(caller);
        try {
            return turn.call();
        } finally {
            CurrentCaller.swap(before);
        }
    }

    /** Runs code as a turn that serves this connection. */
    public void run(TestConnection<C, E> caller, Runnable turn) {
        TestConnection<?, ?> before = CurrentCaller.swap(caller);
        try {
            turn.run();
        } finally {
            CurrentCaller.swap(before);
        }
    }

    @Override
    public Connection<C, E> caller() {
        return callerIfAny()
                .orElseThrow(() -> new IllegalStateException(
                        "No connection is served here: call the actor inside TestConnections.as(connection, …)"));
    }

    @Override
    @SuppressWarnings("unchecked") // A caller of these connections is one of them.
    public Optional<Connection<C, E>> callerIfAny() {
        TestConnection<?, ?> caller = CurrentCaller.get();
        return caller != null && caller.connections() == this
                ? Optional.of((TestConnection<C, E>) caller)
                : Optional.empty();
    }

    @Override
    public Collection<Connection<C, E>> all() {
        return List.copyOf(connected.values());
    }

    @Override
    public int count() {
        return connected.size();
    }

    @Override
    public Optional<Connection<C, E>> find(String id) {
        return Optional.ofNullable(connected.get(id));
    }

    @Override
    public Collection<Connection<C, E>> members(String topic) {
        return List.copyOf(topics.members(topic));
    }

    @Override
    public int count(String topic) {
        return topics.members(topic).size();
    }

    TestTopics<C, E> topics() {
        return topics;
    }

    @Override
    public E broadcast() {
        return broadcast(Audience.all());
    }

    @Override
    public E broadcast(Audience audience) {
        return sender(event -> List.copyOf(connected.values()).stream()
                .filter(audience::includes)
                .forEach(connection -> connection.receive(event)));
    }

    /** The events interface that hands what is called on it to {@code receiver}. */
    E sender(Consumer<SentEvent> receiver) {
        Object proxy = Proxy.newProxyInstance(
                events.getClassLoader(),
                new Class<?>[] {events},
                (self, method, arguments) -> call(self, method, arguments, receiver));
        return events.cast(proxy);
    }

    private @Nullable Object call(
            Object self, Method method, @Nullable Object @Nullable [] arguments, Consumer<SentEvent> receiver) {
        Object[] given = arguments == null ? new Object[0] : arguments;
        if (method.getDeclaringClass() != Object.class) {
            receiver.accept(SentEvent.of(method.getName(), given));
            return null;
        }
        return switch (method.getName()) {
            case "equals" -> self == given[0];
            case "hashCode" -> System.identityHashCode(self);
            case "toString" -> "events of " + events.getName();
            default -> throw new NoSuchElementException(method.toString());
        };
    }
}
