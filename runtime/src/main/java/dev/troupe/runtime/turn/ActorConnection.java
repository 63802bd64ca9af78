package dev.troupe.runtime.turn;

import dev.troupe.actor.ClientRequest;
import dev.troupe.actor.Connection;
import dev.troupe.actor.Identity;
import dev.troupe.actor.RawSocket;
import dev.troupe.protocol.Event;
import dev.troupe.protocol.EventSink;
import dev.troupe.runtime.message.RawAddress;
import dev.troupe.runtime.message.ToActor;
import dev.troupe.runtime.message.ToConnection;
import dev.troupe.wire.CloseCode;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A connection that an actor has let in, or what the actor sees of a client with a single request. It outlives a restart of the
 * actor.
 */
final class ActorConnection<C, E> implements Connection<C, E>, EventSink {

    private final ActorCell<?, ?, C, E> cell;
    private final ToConnection remote;
    /** In milliseconds of the epoch: smaller than an {@link Instant}, and there are many connections. */
    private final long connectedSince;

    private final KeptRequest request;
    private final C state;
    /**
     * Null until something is sent to this connection alone. Reading turns may each make one, which are alike: it has no state
     * but this connection.
     */
    private @Nullable E sender;

    private final boolean unconnected;
    private volatile EventFilter filter;
    /** Null if it speaks the protocol. */
    private final @Nullable TurnRawSocket<?, C> raw;

    private volatile boolean rejected;
    /** Whether something was said that has not been flushed; written under the lock of {@link EventOutput}. */
    volatile boolean unflushed;
    /** What it is in, or was in when it went; guarded by that lock. */
    Set<String> topics = Set.of();
    /** Guarded by the same. */
    private boolean gone;

    /** @param params what the client gave with its {@code opening}; a raw socket remembers them */
    <P> ActorConnection(ActorCell<?, ?, C, E> cell, ToActor.Opening opening, C state, EventFilter filter, P params) {
        this.cell = cell;
        this.remote = opening.connection();
        this.connectedSince = cell.type().clock().millis();
        this.request = new KeptRequest(opening.request());
        this.state = state;
        this.filter = filter;
        this.unconnected = !(opening instanceof ToActor.Open);
        this.raw = rawAddress(opening)
                .map(address -> new TurnRawSocket<>(cell, this, address, params))
                .orElse(null);
    }

    private static Optional<RawAddress> rawAddress(ToActor.Opening opening) {
        return opening instanceof ToActor.Open open ? open.raw() : Optional.empty();
    }

    /** Its raw socket; null if it speaks the protocol. */
    @Nullable
    TurnRawSocket<?, C> raw() {
        return raw;
    }

    @Override
    public Optional<RawSocket<?, C>> rawSocket() {
        return Optional.ofNullable(raw);
    }

    ToConnection remote() {
        return remote;
    }

    EventFilter filter() {
        return filter;
    }

    void filter(EventFilter filter) {
        this.filter = filter;
    }

    /** {@code onConnect} has failed: nothing that the client sends is served any more. */
    void reject() {
        rejected = true;
    }

    boolean isRejected() {
        return rejected;
    }

    /** It joins nothing more; under the lock. */
    void goes() {
        gone = true;
    }

    boolean isGone() {
        return gone;
    }

    @Override
    public String id() {
        return remote.id();
    }

    @Override
    public Instant connectedSince() {
        return Instant.ofEpochMilli(connectedSince);
    }

    @Override
    public ClientRequest request() {
        return request.request();
    }

    @Override
    public String remoteAddress() {
        return request.remoteAddress();
    }

    @Override
    public Optional<Identity> principal() {
        return request.principal();
    }

    @Override
    public C state() {
        return state;
    }

    @Override
    public E send() {
        CurrentTurn.of(cell);
        requireConnection("is sent nothing but the reply");
        E known = sender;
        if (known == null) {
            known = cell.protocol().events(this);
            sender = known;
        }
        return known;
    }

    /** Sends an event to this connection, within a turn. */
    @Override
    public <I> void emit(Event<I> event, I arguments) {
        cell.output().send(CurrentTurn.of(cell).instance(), event, arguments, this);
    }

    private void requireConnection(String otherwise) {
        if (unconnected) {
            throw new IllegalStateException(
                    "The caller has no connection: it came with a single request and " + otherwise);
        }
    }

    @Override
    public boolean join(String topic) {
        Turn turn = CurrentTurn.of(cell);
        requireConnection("is in no topic");
        return !turn.instance().isFenced() && cell.topics().join(this, topic);
    }

    @Override
    public boolean leave(String topic) {
        return !CurrentTurn.of(cell).instance().isFenced() && cell.topics().leave(this, topic);
    }

    @Override
    public Set<String> topics() {
        CurrentTurn.of(cell);
        return cell.topics().of(this);
    }

    @Override
    public boolean isIn(String topic) {
        CurrentTurn.of(cell);
        return cell.topics().isIn(this, topic);
    }

    @Override
    public CompletionStage<Void> disconnect(int code, String reason) {
        CloseCode.requireForActors(code, reason);
        Departure departure = new Departure(remote, code, reason, cell.type().scheduler());
        Turn turn = CurrentTurn.get();
        if (turn != null && turn.instance().isFenced()) {
            departure.renounce();
            return departure;
        }
        if (raw != null) {
            if (turn != null) {
                raw.uncork();
            }
            raw.ends();
        }
        if (turn == null || turn.caller() != this || !turn.sees(departure)) {
            departure.begin();
        }
        return departure;
    }

    @Override
    public String toString() {
        return cell + " connection " + id();
    }
}
