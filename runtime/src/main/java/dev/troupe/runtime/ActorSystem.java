package dev.troupe.runtime;

import dev.troupe.actor.ClientRequest;
import dev.troupe.client.Transport;
import dev.troupe.protocol.Protocol;
import dev.troupe.runtime.connection.FrameSocket;
import dev.troupe.runtime.connection.HandshakeReader;
import dev.troupe.runtime.connection.HandshakeRefusal;
import dev.troupe.runtime.connection.HandshakeResult;
import dev.troupe.runtime.connection.LiveConnections;
import dev.troupe.runtime.connection.ServerConnection;
import dev.troupe.runtime.connection.ServerHandshake;
import dev.troupe.runtime.connection.SingleCallRequest;
import dev.troupe.runtime.connection.SingleCallResult;
import dev.troupe.runtime.connection.SingleCaller;
import dev.troupe.runtime.connection.SingleCalls;
import dev.troupe.runtime.message.ActorRegistry;
import dev.troupe.runtime.turn.LocalActors;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The actors of one server and the connections to them. Any thread may use it. */
public final class ActorSystem {

    private final List<ActorDefinition<?, ?, ?, ?>> definitions;
    private final RuntimeSettings settings;
    private final Ticker ticker;
    private final ActorRegistry registry;
    private final Function<Duration, CompletionStage<Void>> stopActors;
    private final Function<Duration, CompletionStage<Void>> endActors;
    private final Map<String, Protocol<?, ?, ?>> protocols = new HashMap<>();
    private final HandshakeReader handshakes;
    private final LiveConnections live;
    private final SingleCalls singleCalls;
    private final Executor turnThreads;
    private final Deliveries deliveries = new Deliveries();
    private final SessionThreads sessionThreads = new SessionThreads();
    private @Nullable CompletableFuture<Void> stopped;

    /**
     * @param turnThreads the threads on which turns run
     * @param stopActors lets started turns finish within the time, and completes when no more will begin
     * @param endActors once all connections are closed: lets {@code onDisconnect} end within the time
     */
    ActorSystem(
            List<ActorDefinition<?, ?, ?, ?>> definitions,
            RuntimeSettings settings,
            Ticker ticker,
            ActorRegistry registry,
            Executor turnThreads,
            Function<Duration, CompletionStage<Void>> stopActors,
            Function<Duration, CompletionStage<Void>> endActors) {
        this.definitions = List.copyOf(definitions);
        this.settings = settings;
        this.ticker = ticker;
        this.registry = registry;
        this.turnThreads = turnThreads;
        this.stopActors = stopActors;
        this.endActors = endActors;
        definitions.forEach(definition -> protocols.put(definition.protocol().name(), definition.protocol()));
        this.handshakes = new HandshakeReader(protocols.values(), settings.maxParamsBytes());
        this.live = new LiveConnections(settings, ticker);
        this.singleCalls = new SingleCalls(handshakes, protocols, registry, settings, ticker);
    }

    /** Begins to build a system. */
    public static Builder builder() {
        return new Builder();
    }

    /** The definitions of the actors, each of another protocol. */
    public List<ActorDefinition<?, ?, ?, ?>> definitions() {
        return definitions;
    }

    /** The limits. */
    public RuntimeSettings settings() {
        return settings;
    }

    /**
     * Reads a request to connect, before the upgrade.
     *
     * @param request the request; its path without a prefix of the server: {@code /actors/…}
     * @param offered the items of {@code Sec-WebSocket-Protocol}, in their order
     */
    public HandshakeResult handshake(ClientRequest request, List<String> offered) {
        return handshakes.read(request, offered);
    }

    /**
     * Takes on a socket whose upgrade has happened. A refused one gets its error and its close frame.
     *
     * @return what the transport reports messages to; also while the connection is being refused
     * @throws IllegalArgumentException if the handshake is for a protocol that this system has not
     */
    public ServerConnection accept(HandshakeResult handshake, FrameSocket socket) {
        if (handshake instanceof HandshakeRefusal refusal) {
            return ServerConnection.refuse(live, refusal, socket);
        }
        ServerHandshake accepted = (ServerHandshake) handshake;
        Protocol<?, ?, ?> protocol = protocols.get(accepted.protocol());
        if (protocol == null) {
            throw new IllegalArgumentException("No actor speaks " + accepted.protocol());
        }
        return ServerConnection.open(live, protocol, registry, accepted, socket);
    }

    /**
     * Calls one action for a client that does not connect, as by one HTTP request. It runs {@code onBeforeConnect} and
     * {@code createConnState}, neither {@code onConnect} nor {@code onDisconnect}, and the client is not listed.
     *
     * @param answer is told once, on any thread, what has become of it; it must be quick. It may be told before this returns
     * @return to tell that the client has left; empty if the request was refused, and answered so, before any actor heard of it
     */
    public Optional<SingleCaller> call(SingleCallRequest request, Consumer<SingleCallResult> answer) {
        return singleCalls.call(request, answer);
    }

    /**
     * The threads on which turns run, for other code that may block, such as that of handlers of HTTP. What is told to run
     * there does run, once, and belongs to no actor.
     */
    public Executor turnThreads() {
        return turnThreads;
    }

    /** Reaches the actors without a socket, with the same limits and the same promises. */
    public Transport inProcess() {
        return new InProcessTransport(this);
    }

    /** How many connections there are. */
    public int connections() {
        return live.count();
    }

    /** How many calls of clients that do not connect wait for their answer. */
    public int singleCalls() {
        return singleCalls.count();
    }

    /** Threads of our own for what must not run on the threads of others. */
    Executor deliveries() {
        return deliveries;
    }

    /** Threads of our own for what may block in a container. */
    Executor sessionThreads() {
        return sessionThreads;
    }

    /**
     * Stops: takes on no more sockets, lets started turns finish, and closes every connection with 1001. Above 1,000
     * connections the closing is spread over the grace, lest all clients come back at once. What actors do when their clients
     * have left has the rest of the grace.
     *
     * @param grace how long all of it may take: turns have three quarters of it, and what is open at its end is ended hard
     * @return completes when everything is closed and the last {@code onDisconnect} has ended; the same for every call
     */
    public synchronized CompletionStage<Void> shutdown(Duration grace) {
        if (stopped != null) {
            return stopped.copy();
        }
        long end = System.nanoTime() + grace.toNanos();
        Duration forTurns = grace.multipliedBy(3).dividedBy(4);
        live.drain();
        stopped = stopActors
                .apply(forTurns)
                .toCompletableFuture()
                .copy()
                .orTimeout(forTurns.toNanos(), TimeUnit.NANOSECONDS)
                .handle((done, failure) -> live.closeAll(until(end)))
                .thenCompose(Function.identity())
                .thenCompose(closed -> endActors.apply(until(end)))
                .whenComplete((done, failure) -> stop());
        return stopped.copy();
    }

    private static Duration until(long end) {
        return Duration.ofNanos(Math.max(1, end - System.nanoTime()));
    }

    private void stop() {
        singleCalls.close();
        live.stop();
        ticker.close();
        deliveries.close();
        sessionThreads.close();
    }

    /** Builds a system; used by one thread. */
    public static final class Builder {

        private final List<ActorDefinition<?, ?, ?, ?>> definitions = new ArrayList<>();
        private final Map<Class<?>, Object> provided = new HashMap<>();
        private boolean discover = true;
        private RuntimeSettings settings = RuntimeSettings.DEFAULTS;
        private Clock clock = Clock.systemUTC();

        private Builder() {}

        /** These actors, rather than those that are found on the class path; adds up over several calls. */
        public Builder actors(ActorDefinition<?, ?, ?, ?>... actors) {
            return actors(List.of(actors));
        }

        /** These actors, rather than those that are found on the class path; adds up over several calls. */
        public Builder actors(List<? extends ActorDefinition<?, ?, ?, ?>> actors) {
            discover = false;
            definitions.addAll(actors);
            return this;
        }

        /**
         * An object that constructors of actors may take, by its type; the last one of a type counts.
         *
         * @throws IllegalArgumentException if the object is not of that type
         */
        public <T> Builder provide(Class<T> type, T object) {
            if (!type.isInstance(object)) {
                throw new IllegalArgumentException(
                        "Not a " + type.getName() + ": " + object.getClass().getName());
            }
            provided.put(type, object);
            return this;
        }

        /** The limits; {@link RuntimeSettings#DEFAULTS} otherwise. */
        public Builder settings(RuntimeSettings settings) {
            this.settings = settings;
            return this;
        }

        /** What actors call the time; the system's clock in UTC otherwise. Deadlines do not follow it. */
        public Builder clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        /**
         * The system, running.
         *
         * @throws IllegalStateException if two actors speak one protocol, an actor wants an object that was not provided, or
         *     there are no actors at all
         */
        public ActorSystem build() {
            List<ActorDefinition<?, ?, ?, ?>> found = discover ? Definitions.discover() : List.copyOf(definitions);
            Definitions.check(found, provided.keySet());
            Ticker ticker = Ticker.start();
            LocalActors actors = LocalActors.create(found, settings, clock, Map.copyOf(provided), ticker);
            return new ActorSystem(found, settings, ticker, actors, actors.threads(), actors::shutdown, actors::end);
        }
    }
}
