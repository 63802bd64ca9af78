package dev.troupe.runtime.connection;

import dev.troupe.actor.ClientRequest;
import dev.troupe.actor.Identity;
import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.runtime.Ticker;
import dev.troupe.runtime.message.BufferBudget;
import dev.troupe.runtime.message.Call;
import dev.troupe.runtime.room.RoomProtocol;
import dev.troupe.wire.Key;
import dev.troupe.wire.MessageWriter;
import dev.troupe.wire.Payload;
import dev.troupe.wire.ServerMessage;
import dev.troupe.wire.WireFormat;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** A connection between a recording socket and a recording actor, with time that stands still. */
final class ConnectionFixture {

    static final String WELCOME =
            "{\"welcome\":{\"connection\":\"c\",\"protocol\":\"room\",\"fingerprint\":\"f\",\"epoch\":\"e\",\"seq\":0}}";

    final AtomicLong nanoTime = new AtomicLong(1_000_000_000L);
    private final long started = System.currentTimeMillis() - nanoTime.get() / 1_000_000;

    /** How far the clock on the wall was set forward, in milliseconds. */
    final AtomicLong wallJump = new AtomicLong();

    final BufferBudget buffers = new BufferBudget(0);
    final Ticker ticker = Ticker.standing();
    final RecordingSocket socket = new RecordingSocket();
    final RecordingActor actor = new RecordingActor();
    final RuntimeSettings settings;
    final LiveConnections live;

    ConnectionFixture(RuntimeSettings settings) {
        this.settings = settings;
        this.live = new LiveConnections(
                settings,
                buffers,
                new RateLimits(settings.maxCallsPerSecond()),
                ticker,
                nanoTime::get,
                () -> started + nanoTime.get() / 1_000_000 + wallJump.get());
    }

    /** One in which nobody is pinged while deadlines pass. */
    static ConnectionFixture withoutPings() {
        return new ConnectionFixture(RuntimeSettings.DEFAULTS.toBuilder()
                .pingInterval(Duration.ofDays(1))
                .build());
    }

    ConnectionFixture() {
        this(RuntimeSettings.DEFAULTS);
    }

    ServerConnection connect(WireFormat format) {
        return connect(format, socket);
    }

    ServerConnection connect(WireFormat format, FrameSocket to) {
        return connect(format, to, ClientRequest.UNKNOWN);
    }

    /** Welcomed, and known. */
    ServerConnection welcomed(Identity who) {
        ServerConnection connection = connect(WireFormat.JSON, socket, ClientRequest.UNKNOWN.withPrincipal(who));
        welcome(connection);
        return connection;
    }

    ServerConnection connect(ClientRequest request) {
        return connect(WireFormat.JSON, socket, request);
    }

    private ServerConnection connect(WireFormat format, FrameSocket to, ClientRequest request) {
        ServerHandshake handshake = new ServerHandshake(
                        "room",
                        Key.of("lobby"),
                        format,
                        format.subprotocol(),
                        Payload.none(WireFormat.JSON),
                        Set.of(),
                        true,
                        request)
                .withRightsOf(RoomProtocol.INSTANCE);
        return ServerConnection.open(live, RoomProtocol.INSTANCE, actor, handshake, to);
    }

    ServerConnection connect() {
        return connect(WireFormat.JSON);
    }

    /** Connected and welcomed. */
    ServerConnection welcomed() {
        ServerConnection connection = connect();
        welcome(connection);
        return connection;
    }

    static void welcome(ServerConnection connection) {
        connection.opened(
                MessageWriter.welcome(connection.format(), new ServerMessage.Welcome("c", "room", "f", "e", 0)));
        connection.flush();
    }

    static void receive(ServerConnection connection, String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        connection.onText(bytes, 0, bytes.length);
    }

    /** The actor runs the call and returns the text. */
    static void reply(ServerConnection connection, Call call, String value) {
        call.begin();
        call.settle();
        connection.replied(call, Messages.text("{\"reply\":" + call.id() + ",\"value\":\"" + value + "\"}"));
        connection.flush();
    }

    /** Time goes by, in steps of a tick. */
    void pass(Duration duration) {
        long end = nanoTime.get() + duration.toNanos();
        while (nanoTime.get() < end) {
            nanoTime.set(Math.min(end, nanoTime.get() + Ticker.PERIOD.toNanos()));
            ticker.tick();
        }
    }
}
