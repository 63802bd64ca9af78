package dev.troupe.runtime.turn;

import dev.troupe.ActorException;
import dev.troupe.Outcome;
import dev.troupe.actor.ClientRequest;
import dev.troupe.actor.Connection;
import dev.troupe.actor.RawMessage;
import dev.troupe.actor.RawSocket;
import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.runtime.message.RawAddress;
import dev.troupe.runtime.message.ToConnection;
import dev.troupe.wire.CloseCode;
import dev.troupe.wire.ErrorCode;
import dev.troupe.wire.WireMessage;
import java.util.List;
import java.util.Map;

/**
 * A raw socket, as its actor sees it. Like its connection it outlives a restart of the actor.
 *
 * <p>Promises, for any number of threads (reading turns may send side by side):
 *
 * <ul>
 *   <li>What one thread sends leaves in the order in which it was sent, corked or not.
 *   <li>What was corked leaves together, also if the code fails, and before a close frame that the same code asks for.
 *   <li>Code that is corked, within other such code too, keeps no other thread from sending.
 *   <li>What is corked is bounded as what waits is: beyond, the socket ends by the rule for slow consumers.
 *   <li>A fenced instance sends nothing and closes nothing.
 * </ul>
 */
final class TurnRawSocket<P, C> implements RawSocket<P, C> {

    private final ActorCell<?, ?, C, ?> cell;
    private final ActorConnection<C, ?> connection;
    private final RawAddress address;
    private final P params;

    private final CorkedMessages corked;
    private volatile boolean opened;
    private volatile boolean ended;

    TurnRawSocket(ActorCell<?, ?, C, ?> cell, ActorConnection<C, ?> connection, RawAddress address, P params) {
        this.cell = cell;
        this.connection = connection;
        this.address = address;
        this.params = params;
        RuntimeSettings settings = cell.type().settings();
        this.corked = new CorkedMessages(settings.outboundMessages(), settings.outboundBytes());
    }

    /** {@code onOpen} begins. */
    void opens() {
        opened = true;
    }

    /** {@code onClose} begins. */
    void closes() {
        opened = false;
    }

    /** Whether {@code onOpen} has begun, and {@code onClose} has not. */
    boolean awaitsClose() {
        return opened;
    }

    /** No message of it has a turn any more. */
    void ends() {
        ended = true;
    }

    /** Whether that is so, by its actor or by the rules of the server. A client that closes is heard to the end. */
    boolean hasEnded() {
        return ended || connection.remote().isEndedByServer();
    }

    @Override
    public String id() {
        return connection.id();
    }

    @Override
    public Connection<C, ?> connection() {
        return connection;
    }

    @Override
    public boolean isOpen() {
        ToConnection remote = connection.remote();
        return !remote.isEndedByServer() && !remote.isClosed();
    }

    @Override
    public String path() {
        return address.path();
    }

    @Override
    public ClientRequest request() {
        return connection.request();
    }

    @Override
    public String subprotocol() {
        return address.subprotocol();
    }

    @Override
    public P params() {
        return params;
    }

    @Override
    public C state() {
        return connection.state();
    }

    @Override
    public void send(RawMessage message) {
        ActorInstance<?, ?, ?, ?> instance = CurrentTurn.of(cell).instance();
        int most = cell.type().settings().maxMessageOut();
        if (message.size() > most) {
            throw new ActorException(
                    ErrorCode.TOO_LARGE.code(),
                    "The message has more than the " + most + " bytes that may leave",
                    ErrorCode.TOO_LARGE.retryable(),
                    Map.of(),
                    Outcome.FAILED);
        }
        if (!instance.isFenced() && !connection.remote().isEndedByServer()) {
            say(corked.pass(message.encoded()));
        }
    }

    private void say(List<WireMessage> messages) {
        if (!messages.isEmpty()) {
            connection.remote().sendRaw(messages);
            cell.output().said(connection);
        }
    }

    @Override
    public void cork(Runnable sending) {
        CurrentTurn.of(cell);
        if (!corked.begin()) {
            sending.run();
            return;
        }
        try {
            sending.run();
        } finally {
            sayTogether(corked.end());
        }
    }

    /** Lets go of what the calling thread has corked. */
    void uncork() {
        sayTogether(corked.letGo());
    }

    private void sayTogether(List<WireMessage> messages) {
        if (!messages.isEmpty() && !CurrentTurn.of(cell).instance().isFenced()) {
            say(messages);
            connection.remote().flush();
        }
    }

    @Override
    public long bufferedAmount() {
        return connection.remote().bufferedAmount();
    }

    @Override
    public void close(int code, String reason) {
        CloseCode.requireForActors(code, reason);
        if (!CurrentTurn.of(cell).instance().isFenced()) {
            uncork();
            end(code, reason);
        }
    }

    /** Closes it after what was said, with any code. */
    void end(int code, String reason) {
        ends();
        connection.remote().kick(code, reason);
        connection.remote().flush();
    }

    @Override
    public String toString() {
        return connection + " raw " + path();
    }
}
