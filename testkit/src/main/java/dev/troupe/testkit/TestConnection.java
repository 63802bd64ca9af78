package dev.troupe.testkit;

import dev.troupe.actor.ClientRequest;
import dev.troupe.actor.Connection;
import dev.troupe.actor.Identity;
import dev.troupe.actor.RawSocket;
import dev.troupe.wire.CloseCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A connection of a {@link TestConnections}, which remembers what was sent to it. Used by the thread of the test.
 *
 * @param <C> its state
 * @param <E> the events
 */
public final class TestConnection<C, E> implements Connection<C, E> {

    private final TestConnections<C, E> connections;
    private final String id;
    private final C state;
    private final E sender;
    private final List<SentEvent> events = new ArrayList<>();
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    private final Instant connectedSince = Instant.now();
    private ClientRequest request = ClientRequest.UNKNOWN;
    private Optional<Closing> closing = Optional.empty();
    private Optional<RawSocket<?, C>> rawSocket = Optional.empty();

    TestConnection(TestConnections<C, E> connections, String id, C state) {
        this.connections = connections;
        this.id = id;
        this.state = state;
        this.sender = connections.sender(event -> events.add(event));
    }

    /**
     * How an actor has closed a connection.
     *
     * @param code the close code
     * @param reason the reason
     */
    public record Closing(int code, String reason) {}

    @Override
    public String id() {
        return id;
    }

    @Override
    public Instant connectedSince() {
        return connectedSince;
    }

    @Override
    public ClientRequest request() {
        return request;
    }

    /** Makes it the connection of a client that came with this request; otherwise nothing is known of it. */
    public TestConnection<C, E> request(ClientRequest came) {
        request = came;
        return this;
    }

    /** Makes it the connection of a known client. */
    public TestConnection<C, E> principal(Identity known) {
        request = request.withPrincipal(known);
        return this;
    }

    @Override
    public C state() {
        return state;
    }

    @Override
    public boolean join(String topic) {
        return connections.topics().join(this, topic);
    }

    @Override
    public boolean leave(String topic) {
        return connections.topics().leave(this, topic);
    }

    @Override
    public Set<String> topics() {
        return connections.topics().of(this);
    }

    @Override
    public boolean isIn(String topic) {
        return topics().contains(topic);
    }

    @Override
    public E send() {
        return sender;
    }

    @Override
    public Optional<RawSocket<?, C>> rawSocket() {
        return rawSocket;
    }

    void rawSocket(RawSocket<?, C> socket) {
        rawSocket = Optional.of(socket);
    }

    /** Remembers the closing; as with a real connection, it is listed until the client is gone: {@link TestConnections#leave}. */
    @Override
    public CompletionStage<Void> disconnect(int code, String reason) {
        CloseCode.requireForActors(code, reason);
        if (closing.isEmpty()) {
            closing = Optional.of(new Closing(code, reason));
        }
        return gone.copy();
    }

    /** All that was sent to it, in order. */
    public List<SentEvent> events() {
        return List.copyOf(events);
    }

    /** What was sent to it through this method of the events interface, in order. */
    public List<SentEvent> events(String name) {
        return events.stream().filter(event -> event.name().equals(name)).toList();
    }

    /** Forgets what was sent to it. */
    public void clear() {
        events.clear();
    }

    /** How the actor has closed it, if it has. */
    public Optional<Closing> closing() {
        return closing;
    }

    void receive(SentEvent event) {
        events.add(event);
    }

    @SuppressWarnings("NullAway") // Void has no value but null.
    void leave() {
        gone.complete(null);
    }

    boolean isOpen() {
        return closing.isEmpty() && !gone.isDone();
    }

    TestConnections<C, E> connections() {
        return connections;
    }

    @Override
    public String toString() {
        return id + " " + state;
    }
}
