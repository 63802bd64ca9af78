package dev.troupe.runtime.connection;

import dev.troupe.SlowConsumerPolicy;
import dev.troupe.client.BoundedLog;
import dev.troupe.protocol.Protocol;
import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.runtime.message.ActorRegistry;
import dev.troupe.runtime.message.ActorRegistry.ActorAddress;
import dev.troupe.runtime.message.Call;
import dev.troupe.runtime.message.ToActor;
import dev.troupe.runtime.message.ToConnection;
import dev.troupe.wire.CloseCode;
import dev.troupe.wire.ErrorCode;
import dev.troupe.wire.MessageWriter;
import dev.troupe.wire.WireError;
import dev.troupe.wire.WireFormat;
import dev.troupe.wire.WireMessage;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One client's connection to one actor: the half that owns the socket.
 *
 * <p>Promises, for any number of threads that speak for the actor and one at a time that speaks for the socket:
 *
 * <ul>
 *   <li>The welcome, or the error in its place, leaves before anything else.
 *   <li>What is said to it leaves in the order in which it was said, and nothing said to it blocks or throws.
 *   <li>Every call that wants a reply gets one at most, and exactly one unless the connection ends before.
 *   <li>An actor that was told of it is told of its end once, and of nothing else after that.
 *   <li>Whatever a client sends, the connection stays, but for what is too large and for the wrong kind of frame.
 *   <li>The actor serves what a client has sent before it leaves. Its replies leave before the close frame of the server, unless
 *       that takes longer than the close timeout.
 *   <li>A raw socket hears nothing but what its actor sends, and ends where a call would meet an error.
 *   <li>The actions of {@link #whenClosed} run once each.
 *   <li>Once it ends, nothing that the client sends is looked at.
 * </ul>
 */
public final class ServerConnection implements ToConnection {

    private static final System.Logger LOG = BoundedLog.of(ServerConnection.class);

    private final String id = ConnectionId.create();
    private final LiveConnections live;
    private final Protocol<?, ?, ?> protocol;
    private final WireFormat format;
    private final FrameSocket socket;
    private final ClientRights rights;
    private final OutboundQueue outbound;
    private final Liveness liveness = new Liveness();
    private final ConnectionCalls calls = new ConnectionCalls(this);

    /** Null unless it is a raw socket: what comes is handed on as it is, and nothing is said but what the actor says. */
    private final @Nullable RawMessages raw;
    /** Null where nothing is limited: most servers have many connections, and few limits. */
    private final @Nullable Allowance allowance;

    /** Null until the client pings. */
    private @Nullable RateLimit pings;

    private final Ending ending = new Ending();

    private volatile @Nullable ActorAddress address;

    /** Belongs to {@link LiveConnections}, and is guarded by it. */
    private int place = -1;

    private ServerConnection(
            LiveConnections live,
            Protocol<?, ?, ?> protocol,
            HandshakeResult handshake,
            FrameSocket socket,
            ClientRights rights) {
        this.live = live;
        this.protocol = protocol;
        this.format = handshake.format();
        this.raw = handshake.isRaw() ? new RawMessages(this, live.settings()) : null;
        this.rights = rights;
        this.socket = socket;
        RuntimeSettings settings = live.settings();
        this.outbound = OutboundQueue.held(live.outbound());
        this.allowance = Allowance.of(settings, live.rates(), rights, handshake.remoteAddress(), live.now());
    }

    /** Takes on a socket that was let in and begins to connect it to its actor. */
    public static ServerConnection open(
            LiveConnections live,
            Protocol<?, ?, ?> protocol,
            ActorRegistry registry,
            ServerHandshake handshake,
            FrameSocket socket) {
        ServerConnection connection = new ServerConnection(live, protocol, handshake, socket, handshake.rights());
        socket.attach(connection);
        live.add(connection);
        if (connection.ending.isOpen()) {
            connection.tellOpen(registry, handshake);
        }
        return connection;
    }

    /** Takes on a socket only to tell it why it is not let in. */
    public static ServerConnection refuse(LiveConnections live, HandshakeRefusal refusal, FrameSocket socket) {
        ServerConnection connection =
                new ServerConnection(live, NoProtocol.INSTANCE, refusal, socket, ClientRights.NONE);
        socket.attach(connection);
        live.add(connection);
        connection.refused(refusal.error(), refusal.closeCode());
        return connection;
    }

    private void tellOpen(ActorRegistry registry, ServerHandshake handshake) {
        try {
            address = registry.open(protocol.name(), handshake.key(), handshake.toOpen(this, protocol));
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "A connection to " + protocol + " could not be opened", e);
            refused(ErrorCode.INTERNAL.with("Internal error"), CloseCode.INTERNAL_ERROR);
        }
        // The client may have left, or the socket may have closed, before the address was known.
        if (ending.isClosed()) {
            tellClose(CloseCode.ABNORMAL, "");
        } else {
            ending.farewell().ifPresent(said -> tellClose(said.code(), said.reason()));
        }
    }

    // ---- what a transport calls

    /** What waits to be sent. */
    public OutboundQueue outbound() {
        return outbound;
    }

    /**
     * A whole text message came. The array is kept and must not be changed afterwards.
     *
     * @param array the message, checked to be UTF-8
     */
    public void onText(byte[] array, int offset, int length) {
        onMessage(WireFormat.JSON, array, offset, length);
    }

    /** A whole binary message came. The array is kept and must not be changed afterwards. */
    public void onBinary(byte[] array, int offset, int length) {
        onMessage(WireFormat.CBOR, array, offset, length);
    }

    private void onMessage(WireFormat came, byte[] array, int offset, int length) {
        if (!ending.isOpen() || hasExpired()) {
            return;
        }
        if (ClientMessages.mayCome(this, raw != null, came, length)) {
            countMessage();
            if (raw != null) {
                raw.receive(came, array, offset, length);
            } else {
                ClientMessages.receive(this, array, offset, length);
            }
        }
    }

    /** Bytes came, of whatever kind: the peer is alive. Cheap; call it once for each read. */
    public void onActivity() {
        liveness.activity();
    }

    /** A ping that {@link FrameSocket#ping} asked for has left this process. */
    public void onPingSent() {
        liveness.pingLeft(now());
    }

    /** The client pings, by a frame or a message; false if it did so too often, and has lost its connection. */
    public boolean onPing() {
        pings = pings == null ? new RateLimit(settings().maxPingsPerSecond(), now()) : pings;
        boolean granted = pings.take(now());
        if (!granted) {
            close(CloseCode.TOO_MANY, "More than " + settings().maxPingsPerSecond() + " pings in a second");
        }
        return granted;
    }

    /**
     * The client has sent a close frame: nothing comes from it any more. The actor serves what came before. Then, or when the
     * close timeout has passed, the transport is told to close the socket with the same code, after all that waits.
     *
     * @param code the code of the close frame; 1005 if it had none
     */
    public void onCloseFrame(int code, String reason) {
        leave(Farewell.closeFrame(now(), code, reason));
    }

    /** The client sends no more bytes and has sent no close frame. As {@link #onCloseFrame}, but the code is 1006. */
    public void onEndOfStream() {
        leave(Farewell.endOfStream(now()));
    }

    /**
     * The client has broken a rule of RFC 6455 (1002, 1003, 1007, 1009), and nothing that comes from it is looked at any more.
     * The actor serves what came before, and then the close frame names the breach.
     */
    public void onBreach(int code, String reason) {
        leave(Farewell.breach(now(), code, reason));
    }

    /** A container has closed the session: the actor serves what came before, and nothing is sent any more. */
    public void onSessionClosed(int code, String reason) {
        if (code == CloseCode.ABNORMAL || !leave(Farewell.closedSession(now(), code, reason))) {
            onClosed(code, reason);
        }
    }

    private boolean leave(Farewell said) {
        return Leaving.begin(this, ending, said);
    }

    /**
     * The socket is closed on both sides, by whichever, or gone. Only the first call counts, and nothing is looked at after
     * it.
     *
     * @param code the code of the close frame that came first; 1005 if it had none, 1006 if there was no close frame
     */
    public void onClosed(int code, String reason) {
        Optional<List<Runnable>> actions = ending.close();
        if (actions.isEmpty()) {
            return;
        }
        LOG.log(Level.DEBUG, () -> "Connection " + id + " to " + protocol + " closed with " + code + " " + reason);
        live.remove(this);
        outbound.clear();
        calls.giveUpAll();
        tellClose(code, reason);
        actions.get().forEach(UnconnectedClient::runQuietly);
    }

    /**
     * Ends the connection: a close frame after all that waits, then the socket. What the client has sent and the actor has not
     * begun with gets no answer. Only the first call counts.
     *
     * @param reason goes through {@link CloseReasons#fit}
     */
    public void close(int code, String reason) {
        outbound.close();
        end(code, reason);
    }

    // ---- what an actor says

    @Override
    public String id() {
        return id;
    }

    @Override
    public String network() {
        return socket.network();
    }

    @Override
    public WireFormat format() {
        return format;
    }

    @Override
    public void opened(WireMessage welcome) {
        outbound.lead(welcome, true);
    }

    @Override
    public void openedRaw() {
        outbound.release();
    }

    @Override
    public void sendRaw(List<WireMessage> messages) {
        messages.forEach(message -> countMessage());
        settle(outbound.addAll(messages));
    }

    @Override
    public long bufferedAmount() {
        return outbound.bytes();
    }

    @Override
    public void replied(Call call, WireMessage reply) {
        if (calls.leave(call)) {
            add(reply);
        }
    }

    @Override
    public void failed(Call call, WireError error) {
        if (calls.leave(call)) {
            add(calls.failure(call, error));
        }
    }

    @Override
    public void ended(Call call) {
        calls.leave(call);
    }

    @Override
    public void left(Call call) {
        calls.left(call);
    }

    @Override
    public void left(ToActor.Raw message) {
        if (raw != null) {
            raw.leave(message);
        }
    }

    @Override
    public void served() {
        Leaving.answer(this, ending, socket);
    }

    @Override
    public boolean isEndedByServer() {
        return ending.isByServer();
    }

    @Override
    public void answered(long requestId) {
        if (calls.met(requestId)) {
            add(MessageWriter.reply(format, requestId));
        }
    }

    @Override
    public void deliver(WireMessage event, SlowConsumerPolicy policy, Object key) {
        if (hasExpired()) {
            return;
        }
        countMessage();
        settle(outbound.add(event, policy, key));
    }

    @Override
    public void refused(WireError error, int closeCode) {
        if (raw == null) {
            outbound.lead(MessageWriter.problem(format, error, Optional.empty()), false);
        }
        close(closeCode, error.code());
    }

    @Override
    public void kick(int closeCode, String reason) {
        close(closeCode, reason);
    }

    @Override
    public boolean isClosed() {
        return ending.isClosed();
    }

    @Override
    public void whenClosed(Runnable action) {
        if (!ending.whenClosed(action)) {
            UnconnectedClient.runQuietly(action);
        }
    }

    @Override
    public void flush() {
        if (outbound.wakes()) {
            socket.wake();
        }
    }

    // ---- what messages of the client ask for

    Protocol<?, ?, ?> protocol() {
        return protocol;
    }

    RuntimeSettings settings() {
        return live.settings();
    }

    ClientRights rights() {
        return rights;
    }

    long now() {
        return live.now();
    }

    /** What the clock on the wall shows, in milliseconds of the epoch. */
    long wallMillis() {
        return live.wallMillis();
    }

    /** Ends the connection if the client's identity has ended. */
    private boolean hasExpired() {
        boolean over = allowance != null && allowance.isOver(wallMillis());
        if (over) {
            expired();
        }
        return over;
    }

    void expired() {
        close(CloseCode.UNAUTHENTICATED, "The credentials have expired");
    }

    /** Says something in the name of the server, not of the actor. */
    void say(WireMessage message) {
        add(message);
        flush();
    }

    /** Adds what must not be dropped; the caller flushes. */
    void add(WireMessage message) {
        countMessage();
        settle(outbound.add(message));
    }

    /** Whether the client may make another call now, which then counts. */
    boolean mayCall() {
        return allowance == null || allowance.call(now());
    }

    ConnectionCalls calls() {
        return calls;
    }

    /** Whom messages go to; null until the actor is known, and for ever if the client is refused. */
    @Nullable
    ActorAddress address() {
        return address;
    }

    /** Calls are in flight, and their deadlines are to be watched. */
    void watchDeadlines() {
        live.watchDeadlines(this);
    }

    // ---- what time brings

    int place() {
        return place;
    }

    void place(int index) {
        place = index;
    }

    /** Looks after the socket; called about once a second, by one thread. */
    void visit(long now) {
        ConnectionVisit.pay(this, socket, ending, liveness, allowance, now);
    }

    /** Ends the socket hard. */
    void abort() {
        if (ending.giveUp(live.now())) {
            outbound.clear();
            socket.abort();
        }
    }

    private void end(int code, String reason) {
        if (ending.begin(live.now())) {
            flush();
            socket.close(code, CloseReasons.fit(reason));
        }
    }

    private void countMessage() {
        if (allowance != null) {
            allowance.message();
        }
    }

    private void settle(OutboundQueue.Added added) {
        if (added == OutboundQueue.Added.OVERFLOWED) {
            overflowed();
        } else if (added == OutboundQueue.Added.PRESSING) {
            socket.hurry();
        }
    }

    /** More waits than may, and the client does not take it. */
    void overflowed() {
        LOG.log(Level.DEBUG, () -> "Connection " + id + " to " + protocol + " does not take what is sent to it");
        end(CloseCode.SLOW_CONSUMER, "Too much waits for this connection");
    }

    /** Tells the actor that the client has left, unless it knows that. */
    void tellClose(int code, String reason) {
        ActorAddress actor = address;
        if (actor != null && ending.tells()) {
            actor.tell(new ToActor.Close(this, code, reason));
        }
    }
}
