package dev.troupe.runtime.turn;

import dev.troupe.SlowConsumerPolicy;
import dev.troupe.actor.ClientRequest;
import dev.troupe.protocol.Action;
import dev.troupe.runtime.message.ActorRegistry;
import dev.troupe.runtime.message.Call;
import dev.troupe.runtime.message.RawAddress;
import dev.troupe.runtime.message.ToActor;
import dev.troupe.runtime.message.ToConnection;
import dev.troupe.wire.Key;
import dev.troupe.wire.Payload;
import dev.troupe.wire.WireError;
import dev.troupe.wire.WireFormat;
import dev.troupe.wire.WireMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.junit.jupiter.api.Assertions;

/** The other half of the runtime, which writes down what it is told. */
final class RecordedConnection implements ToConnection {

    private final List<WireMessage> rawMessages = new ArrayList<>();

    private static final AtomicLong IDS = new AtomicLong();

    private final String id;
    private final WireFormat format;
    private final List<String> said = new ArrayList<>();
    private final List<WireMessage> events = new ArrayList<>();
    private final List<Object> keys = new ArrayList<>();
    private final List<Runnable> whenClosed = new ArrayList<>();
    private String network = "";
    private int flushed;
    private boolean served;
    private boolean closed;
    private int rawWaiting;
    private volatile boolean endedByServer;
    private long calls;
    private ActorRegistry.ActorAddress address;

    RecordedConnection(WireFormat format) {
        this.format = format;
        this.id = "c" + IDS.incrementAndGet();
    }

    RecordedConnection() {
        this(WireFormat.JSON);
    }

    /** Connects to an actor, and does not wait. */
    RecordedConnection open(ActorRegistry actors, String key, String name) {
        return open(actors, key, Payload.json("{\"name\":\"" + name + "\"}"));
    }

    RecordedConnection open(ActorRegistry actors, String key, Payload params) {
        return open(actors, key, params, Set.of(), true);
    }

    /** Says where its client is; unknown otherwise. */
    RecordedConnection from(String address) {
        network = address;
        return this;
    }

    @Override
    public String network() {
        return network;
    }

    private ClientRequest request() {
        return network.isEmpty()
                ? ClientRequest.UNKNOWN
                : new ClientRequest("", "", Map.of(), network, Optional.empty());
    }

    /** What the test has opened itself. */
    RecordedConnection opened(ActorRegistry.ActorAddress at) {
        address = at;
        return this;
    }

    /** Asks for a raw socket at this path, and does not wait. */
    RecordedConnection openRaw(ActorRegistry actors, String key, String name, String path) {
        Payload params = Payload.json("{\"name\":\"" + name + "\"}");
        Optional<RawAddress> raw = Optional.of(new RawAddress(path, "chess"));
        address = actors.open(
                "probe",
                Key.of(key),
                new ToActor.Open(this, params, ClientRequest.UNKNOWN, Set.of(), false, Set.of(), true, raw));
        return this;
    }

    /** Sends a text message over its raw socket; whether the actor takes it. */
    boolean text(String text) {
        byte[] array = text.getBytes(StandardCharsets.UTF_8);
        return tellRaw(new ToActor.Raw(this, true, new Payload(WireFormat.JSON, array, 0, array.length)));
    }

    /** The same with a binary message. */
    boolean binary(String text) {
        byte[] array = ("--" + text).getBytes(StandardCharsets.UTF_8);
        return tellRaw(new ToActor.Raw(this, false, new Payload(WireFormat.CBOR, array, 2, array.length - 2)));
    }

    RecordedConnection open(ActorRegistry actors, String key, Payload params, Set<String> events, boolean every) {
        address = actors.open("probe", Key.of(key), new ToActor.Open(this, params, request(), events, every));
        return this;
    }

    /** Calls an action without connecting, and does not wait. */
    Call callOnly(ActorRegistry actors, String key, String name, Action<?, ?> action) {
        return callOnly(actors, key, name, action, true);
    }

    Call callOnly(ActorRegistry actors, String key, String name, Action<?, ?> action, boolean mayCreate) {
        Call call = new Call(
                this,
                action,
                calls++,
                Payload.json("{\"text\":\"x\"}"),
                System.nanoTime() + Duration.ofMinutes(1).toNanos());
        Payload params = Payload.json("{\"name\":\"" + name + "\"}");
        address = actors.open(
                "probe", Key.of(key), new ToActor.SingleCall(call, params, ClientRequest.UNKNOWN, mayCreate));
        return call;
    }

    /** Connects to an actor and waits until it is let in. */
    RecordedConnection join(ActorRegistry actors, String key, String name) {
        open(actors, key, name).await("welcome");
        return this;
    }

    /** Calls an action. */
    Call call(Action<?, ?> action, String text) {
        return call(action, calls++, Payload.json("{\"text\":\"" + text + "\"}"));
    }

    Call call(Action<?, ?> action, long callId, Payload arguments) {
        Call call = new Call(
                this,
                action,
                callId,
                arguments,
                System.nanoTime() + Duration.ofMinutes(1).toNanos());
        if (!address.tell(call)) {
            say("rejected " + callId);
        }
        return call;
    }

    void tell(ToActor message) {
        address.tell(message);
    }

    /** The client goes. */
    void close() {
        List<Runnable> actions;
        synchronized (this) {
            closed = true;
            actions = List.copyOf(whenClosed);
        }
        address.tell(new ToActor.Close(this));
        actions.forEach(Runnable::run);
    }

    private synchronized void say(String what) {
        said.add(what);
    }

    /** All that was said, in order. */
    synchronized List<String> said() {
        return List.copyOf(said);
    }

    /** How much of what was said has been flushed. */
    synchronized int flushed() {
        return flushed;
    }

    synchronized List<WireMessage> events() {
        return List.copyOf(events);
    }

    synchronized List<Object> keys() {
        return List.copyOf(keys);
    }

    /** Waits until something that begins so was said and flushed, and gives it. */
    String await(String beginning) {
        Predicate<String> wanted = what -> what.startsWith(beginning);
        org.awaitility.Awaitility.await(id + " waits for " + beginning)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .atMost(Duration.ofSeconds(20))
                .until(() -> flushedPart().stream().anyMatch(wanted));
        return flushedPart().stream().filter(wanted).findFirst().orElseGet(Assertions::fail);
    }

    private synchronized List<String> flushedPart() {
        return List.copyOf(said.subList(0, flushed));
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public WireFormat format() {
        return format;
    }

    @Override
    public void opened(WireMessage welcome) {
        say("welcome " + welcome);
    }

    @Override
    public void replied(Call call, WireMessage reply) {
        say("reply " + call.id() + " " + reply);
    }

    @Override
    public void failed(Call call, WireError error) {
        say("failed " + call.id() + " " + error.code() + " " + error.message() + " " + error.metadata());
    }

    @Override
    public synchronized void ended(Call call) {
        say("ended " + call.action());
        flushed = said.size();
    }

    @Override
    public void left(Call call) {
        say("left " + call.id());
    }

    @Override
    public void answered(long requestId) {
        say("answered " + requestId);
    }

    @Override
    public synchronized void deliver(WireMessage event, SlowConsumerPolicy policy, Object key) {
        events.add(event);
        keys.add(key);
        say("event " + event);
    }

    @Override
    public synchronized void openedRaw() {
        say("open raw");
    }

    @Override
    public synchronized void sendRaw(List<WireMessage> messages) {
        rawMessages.addAll(messages);
        say("raw "
                + messages.stream()
                        .map(message -> (message.format() == WireFormat.JSON ? "text " : "binary ") + message.text())
                        .toList());
    }

    @Override
    public synchronized void left(ToActor.Raw message) {
        rawWaiting--;
    }

    /** The messages of a raw socket as they were sent to it. */
    synchronized List<WireMessage> rawMessages() {
        return List.copyOf(rawMessages);
    }

    /** How many of its messages were taken by the actor and wait. */
    synchronized int rawWaiting() {
        return rawWaiting;
    }

    private boolean tellRaw(ToActor.Raw message) {
        synchronized (this) {
            rawWaiting++;
        }
        boolean taken = address.tell(message);
        if (!taken) {
            left(message);
        }
        return taken;
    }

    @Override
    public boolean isEndedByServer() {
        return endedByServer;
    }

    /** The server ends it by its own rules. */
    void endByServer() {
        endedByServer = true;
    }

    @Override
    public long bufferedAmount() {
        return 0;
    }

    @Override
    public synchronized void refused(WireError error, int closeCode) {
        say("refused " + closeCode + " " + error.code() + " " + error.message());
    }

    @Override
    public synchronized void kick(int closeCode, String reason) {
        say("kick " + closeCode + " " + reason);
        endedByServer = true;
        flushed = said.size();
    }

    @Override
    public synchronized void served() {
        served = true;
    }

    /** Whether the actor has said that it has served all. */
    synchronized boolean isServed() {
        return served;
    }

    @Override
    public synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public void whenClosed(Runnable action) {
        synchronized (this) {
            if (!closed) {
                whenClosed.add(action);
                return;
            }
        }
        action.run();
    }

    @Override
    public synchronized void flush() {
        flushed = said.size();
    }
}
