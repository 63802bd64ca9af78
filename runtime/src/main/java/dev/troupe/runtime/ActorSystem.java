package dev.troupe.runtime;

import dev.troupe.actor.Audience;
import dev.troupe.actor.Broadcaster;
import dev.troupe.actor.ClientRequest;
import dev.troupe.actor.Identity;
import dev.troupe.client.Transport;
import dev.troupe.protocol.Protocol;
import dev.troupe.runtime.authentication.AccessRules;
import dev.troupe.runtime.authentication.AllowedOrigins;
import dev.troupe.runtime.authentication.AsyncAuthenticator;
import dev.troupe.runtime.authentication.Authenticator;
import dev.troupe.runtime.authentication.CreatePolicy;
import dev.troupe.runtime.connection.AccessControl;
import dev.troupe.runtime.connection.FetchAsked;
import dev.troupe.runtime.connection.FetchResult;
import dev.troupe.runtime.connection.Fetcher;
import dev.troupe.runtime.connection.Fetches;
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
import dev.troupe.runtime.message.Announcements;
import dev.troupe.runtime.message.BufferBudget;
import dev.troupe.runtime.turn.FetchHandlers;
import dev.troupe.runtime.turn.LocalActors;
import dev.troupe.runtime.turn.RawSocketHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The actors of one server and the connections to them. Any thread may use it. */
public final class ActorSystem {

    private final List<ActorDefinition<?, ?, ?, ?>> definitions;
    private final RuntimeSettings settings;
    private final Ticker ticker;
    private final ActorRegistry registry;
    private final Announcements announcements;
    private final Map<String, Protocol<?, ?, ?>> protocols = new HashMap<>();
    private final HandshakeReader handshakes;
    private final AccessControl access;
    private final LiveConnections live;
    private final SingleCalls singleCalls;
    private final Fetches fetches;
    private final Executor turnThreads;
    private final BufferBudget buffers;
    private final Deliveries deliveries = new Deliveries();
    private final SessionThreads sessionThreads = new SessionThreads("troupe-session-");
    private final SessionThreads authenticationThreads = new SessionThreads("troupe-authentication-");
    private final SystemShutdown shutdown;

    /**
     * @param announcements where events of the server go
     * @param turnThreads the threads on which turns run
     * @param stopActors lets started turns finish within the time, and completes when no more will begin
     * @param endActors once all connections are closed: lets {@code onDisconnect} end within the time
     * @param rules who may connect over a network
     * @param buffers what is kept for all clients together is taken from this
     */
    ActorSystem(
            List<ActorDefinition<?, ?, ?, ?>> definitions,
            RuntimeSettings settings,
            Ticker ticker,
            ActorRegistry registry,
            Announcements announcements,
            Executor turnThreads,
            Function<Duration, CompletionStage<Void>> stopActors,
            Function<Duration, CompletionStage<Void>> endActors,
            AccessRules rules,
            BufferBudget buffers) {
        this.definitions = List.copyOf(definitions);
        this.settings = settings;
        this.buffers = buffers;
        this.ticker = ticker;
        this.registry = registry;
        this.announcements = announcements;
        this.turnThreads = turnThreads;
        definitions.forEach(definition -> protocols.put(definition.protocol().name(), definition.protocol()));
        Set<String> raw = protocolsOf(definitions, RawSocketHandlers::has);
        this.handshakes = new HandshakeReader(protocols.values(), raw, settings.maxParamsBytes());
        this.access = new AccessControl(rules, settings, registry, protocols, authenticationThreads);
        this.live = new LiveConnections(settings, buffers, access.rates(), ticker);
        this.fetches = new Fetches(
                handshakes, access, protocolsOf(definitions, FetchHandlers::has), registry, settings, ticker);
        this.singleCalls = new SingleCalls(handshakes, access, protocols, registry, settings, ticker);
        this.shutdown = new SystemShutdown(live::drain, stopActors, this::closeConnections, endActors, this::stop);
    }

    private static Set<String> protocolsOf(List<ActorDefinition<?, ?, ?, ?>> definitions, Predicate<Class<?>> ofActor) {
        return definitions.stream()
                .filter(definition -> ofActor.test(definition.type()))
                .map(definition -> definition.protocol().name())
                .collect(Collectors.toSet());
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
     * Decides whether a client that comes over a network is let in, before any actor is touched: by the page that it comes
     * from, by the limits on connections, by who it is, and by whether it may create an actor.
     *
     * @param read what {@link #handshake} has made of the request
     * @param secure whether the client speaks TLS, with this server or with a proxy that it trusts
     * @return the handshake, with whoever the client is, or a refusal; done already unless an authenticator had to be asked,
     *     and then completed on another thread, within the time of a hook. It never fails.
     */
    public CompletionStage<HandshakeResult> admit(
            HandshakeResult read, ClientRequest request, List<String> offered, boolean secure) {
        return access.decide(read, request, offered, secure);
    }

    /**
     * Takes on a socket whose upgrade has happened. A refused one gets its error and its close frame; so does one that has
     * become one too many meanwhile.
     *
     * @return what the transport reports messages to; also while the connection is being refused
     * @throws IllegalArgumentException if the handshake is for a protocol that this system has not
     */
    public ServerConnection accept(HandshakeResult handshake, FrameSocket socket) {
        Optional<HandshakeRefusal> tooMany = access.take(handshake);
        if (tooMany.isPresent()) {
            return ServerConnection.refuse(live, tooMany.get(), socket);
        }
        try {
            ServerConnection connection = connect(handshake, socket);
            access.releaseWhenClosed(handshake, connection);
            return connection;
        } catch (RuntimeException | Error e) {
            access.release(handshake);
            throw e;
        }
    }

    /** The same for a client in this process, which is neither counted nor authenticated; not on an event loop. */
    ServerConnection acceptInProcess(HandshakeResult handshake, FrameSocket socket) {
        if (!(handshake instanceof ServerHandshake asked)) {
            return connect(handshake, socket);
        }
        Protocol<?, ?, ?> spoken = protocol(asked);
        ServerHandshake entitled = asked.withRightsOf(spoken);
        Optional<HandshakeRefusal> closed = AccessControl.refuseIfClosed(entitled, spoken);
        return connect(closed.isPresent() ? closed.get() : entitled, socket);
    }

    private ServerConnection connect(HandshakeResult handshake, FrameSocket socket) {
        return handshake instanceof ServerHandshake accepted
                ? ServerConnection.open(live, protocol(accepted), registry, accepted, socket)
                : ServerConnection.refuse(live, (HandshakeRefusal) handshake, socket);
    }

    private Protocol<?, ?, ?> protocol(ServerHandshake accepted) {
        Protocol<?, ?, ?> protocol = protocols.get(accepted.protocol());
        if (protocol == null) {
            throw new IllegalArgumentException("No actor speaks " + accepted.protocol());
        }
        return protocol;
    }

    /**
     * Calls one action for a client that does not connect, as by one HTTP request. It runs {@code onBeforeConnect} and
     * {@code createConnState}, neither {@code onConnect} nor {@code onDisconnect}, and the client is not listed.
     *
     * <p>The client comes over a network, and is asked who it is as one that connects; it is no connection, and counts as none.
     *
     * @param answer is told once, on any thread, what has become of it; it must be quick. It may be told before this returns
     * @return to tell that the client has left; empty if it is answered already, since there is nothing of that address
     */
    public Optional<SingleCaller> call(SingleCallRequest request, Consumer<SingleCallResult> answer) {
        return singleCalls.call(request, answer);
    }

    /**
     * Asks an actor by a request of HTTP, whose {@code FetchHandler} answers. The client is let in as by {@link #call}.
     *
     * @param answer is told once, on any thread, what has become of it; it must be quick. It may be told before this returns
     * @return to tell that the client has left before its answer; empty if it is answered already
     */
    public Optional<Fetcher> fetch(FetchAsked request, Consumer<FetchResult> answer) {
        return fetches.fetch(request, answer);
    }

    /**
     * The threads on which turns run, for other code that may block, such as that of handlers of HTTP. What is told to run
     * there does run, once, and belongs to no actor.
     */
    public Executor turnThreads() {
        return turnThreads;
    }

    /**
     * Reaches the actors without a socket, with the same promises. Whoever has this is part of the server: it is not
     * authenticated, not counted among the connections that are limited, and may create any actor. Nobody knows who it is.
     */
    public Transport inProcess() {
        return new InProcessTransport(this, Optional.empty());
    }

    /** The same, for a client that is known: it may call what is allowed for its roles. */
    public Transport inProcess(Identity client) {
        return new InProcessTransport(this, Optional.of(client));
    }

    /** How many actors there are. One that was made for a client whom it refused is gone again. */
    public int actors() {
        return registry.count();
    }

    /**
     * Sends events to the connections of all actors of a protocol, for code outside any actor. Any thread may use it.
     *
     * <p>Each actor sends as if it did so itself: with its own numbers, to those who want the event, by the rules for slow
     * consumers. It does so in a turn of its own, which takes turns with messages that wait, and the event is encoded there:
     * arguments must not change after the call. An audience picks among the connections of each actor:
     * {@link Audience#withIds}, {@link Audience#of}, {@link Audience#topic}, and {@code negate()} for all but some.
     *
     * <p>Sending never blocks and does not fail: who is not connected receives nothing, and while as many announcements wait
     * for one actor as its mailbox holds messages, that actor is left out, and the log says so.
     *
     * @param protocol the interface of the actors, such as {@code ChatRoom.class}
     * @param events its events, such as {@code ChatRoom.Feed.class}
     * @throws IllegalArgumentException if not exactly one actor of this system implements the interface, or its events are others
     */
    public <A, E> Broadcaster<E> broadcaster(Class<A> protocol, Class<E> events) {
        return new SystemBroadcaster<>(SystemBroadcaster.spoken(protocol, definitions), events, announcements);
    }

    /** What transports keep for clients before it has been handled is taken from this. */
    public BufferBudget buffers() {
        return buffers;
    }

    /**
     * Runs {@code watcher} about every {@link Ticker#PERIOD} on the ticker's thread, until the system has stopped. It must be quick
     * and must not block.
     */
    public void watch(Runnable watcher) {
        ticker.watch(watcher);
    }

    /** When the ticker last ran, by {@link System#nanoTime()}: calls have no deadline and sockets no end while it does not. */
    public long lastTick() {
        return ticker.lastTick();
    }

    /** How many connections there are. */
    public int connections() {
        return live.count();
    }

    /** How many calls of clients that do not connect wait for their answer. */
    public int singleCalls() {
        return singleCalls.count();
    }

    /** How many requests of HTTP to actors wait for their answer, or still take its body. */
    public int fetches() {
        return fetches.count();
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
     * connections the closing is spread over the grace, so that not all clients come back at once. Bodies that are streamed are cut off
     * then. What actors do when their clients have left has the rest of the grace.
     *
     * @param grace how long all of it may take: turns have three quarters of it, and what is open at its end is ended hard
     * @return completes when everything is closed and the last {@code onDisconnect} has ended; the same for every call
     */
    public CompletionStage<Void> shutdown(Duration grace) {
        return shutdown.begin(grace);
    }

    private CompletionStage<Void> closeConnections(Duration time) {
        fetches.endBodies();
        return live.closeAll(time);
    }

    private void stop() {
        singleCalls.close();
        fetches.close();
        live.stop();
        ticker.close();
        deliveries.close();
        sessionThreads.close();
        authenticationThreads.close();
    }

    /** Builds a system; used by one thread. */
    public static final class Builder {

        private final List<ActorDefinition<?, ?, ?, ?>> definitions = new ArrayList<>();
        private final Map<Class<?>, Object> provided = new HashMap<>();
        private boolean discover = true;
        private RuntimeSettings settings = RuntimeSettings.DEFAULTS;
        private Clock clock = Clock.systemUTC();
        private final List<String> origins = new ArrayList<>();
        private Optional<AsyncAuthenticator> authenticator = Optional.empty();
        private CreatePolicy createPolicy = CreatePolicy.EVERYONE;
        private final Map<Class<?>, CreatePolicy> createPolicies = new HashMap<>();
        private boolean httpCalls = true;
        private final Map<Class<?>, Boolean> httpCallsByProtocol = new HashMap<>();

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

        /** Finds out who connects over a network; otherwise nobody is asked. The last one counts. */
        public Builder authenticator(Authenticator authenticator) {
            return asyncAuthenticator(AsyncAuthenticator.of(authenticator));
        }

        /** The same by an authenticator that answers later. */
        public Builder asyncAuthenticator(AsyncAuthenticator authenticator) {
            this.authenticator = Optional.of(authenticator);
            return this;
        }

        /**
         * Lets pages of these origins connect and call actions, too; otherwise only those of the server itself. Clients that
         * are no browsers are not affected. Adds up over several calls.
         *
         * @param allowed as in {@code https://example.org:8443}; {@code *} stands for all
         * @throws IllegalArgumentException if one is neither
         */
        public Builder allowOrigins(String... allowed) {
            AllowedOrigins.of(List.of(allowed));
            origins.addAll(List.of(allowed));
            return this;
        }

        /** Who may create actors by connecting over a network, of protocols without a policy of their own; else everyone. */
        public Builder createPolicy(CreatePolicy policy) {
            this.createPolicy = policy;
            return this;
        }

        /**
         * Who may create actors of one protocol by connecting over a network.
         *
         * @param protocol the {@code @ActorProtocol} interface, or the class of the actor
         */
        public Builder createPolicy(Class<?> protocol, CreatePolicy policy) {
            createPolicies.put(protocol, policy);
            return this;
        }

        /** Whether actions may be called by single requests of HTTP, of protocols for which code does not say; true otherwise. */
        public Builder httpCalls(boolean taken) {
            this.httpCalls = taken;
            return this;
        }

        /**
         * Whether actions of one protocol may be called by single requests of HTTP.
         *
         * @param protocol the {@code @ActorProtocol} interface, or the class of the actor
         */
        public Builder httpCalls(Class<?> protocol, boolean taken) {
            httpCallsByProtocol.put(protocol, taken);
            return this;
        }

        /**
         * The system, running.
         *
         * @throws IllegalStateException if two actors speak one protocol, an actor wants an object that was not provided,
         *     there are no actors at all, or none of the protocol that a policy was given for
         */
        public ActorSystem build() {
            List<ActorDefinition<?, ?, ?, ?>> found = discover ? Definitions.discover() : List.copyOf(definitions);
            Definitions.check(found, provided.keySet());
            AccessRules rules = new AccessRules(
                    AllowedOrigins.of(origins),
                    authenticator,
                    createPolicy,
                    Definitions.byProtocol(found, createPolicies),
                    httpCalls,
                    Definitions.byProtocol(found, httpCallsByProtocol));
            Ticker ticker = Ticker.start();
            BufferBudget buffers = new BufferBudget(settings.maxBufferedBytes());
            LocalActors actors = LocalActors.create(found, settings, clock, Map.copyOf(provided), ticker, buffers);
            return new ActorSystem(
                    found,
                    settings,
                    ticker,
                    actors,
                    actors,
                    actors.threads(),
                    actors::shutdown,
                    actors::end,
                    rules,
                    buffers);
        }
    }
}
