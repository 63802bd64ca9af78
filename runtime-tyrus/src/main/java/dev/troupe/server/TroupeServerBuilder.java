package dev.troupe.server;

import dev.troupe.client.BoundedLog;
import dev.troupe.runtime.ActorDefinition;
import dev.troupe.runtime.ActorSystem;
import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.runtime.authentication.AsyncAuthenticator;
import dev.troupe.runtime.authentication.Authenticator;
import dev.troupe.runtime.authentication.CreatePolicy;
import dev.troupe.server.http.AllowedHosts;
import dev.troupe.server.http.AsyncHttpHandler;
import dev.troupe.server.http.BasePath;
import dev.troupe.server.http.Cors;
import dev.troupe.server.http.CorsSettings;
import dev.troupe.server.http.HttpHandler;
import dev.troupe.server.http.HttpLimits;
import dev.troupe.server.http.Route;
import dev.troupe.server.http.TrustedProxies;
import dev.troupe.server.tls.ServerTls;
import dev.troupe.server.tls.TlsKeys;
import dev.troupe.server.transport.ConnectionLimits;
import dev.troupe.server.transport.EventLoops;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/**
 * Builds a {@link TroupeServer}; used by one thread. It begins with what is configured (docs/configuration.md), or else with the
 * defaults that are named here; what its methods are told wins over both.
 */
public final class TroupeServerBuilder {

    private static final int MAX_PORT = 65_535;
    private static final int DEFAULT_PORT = 8_080;

    private final ActorSystem.Builder system = ActorSystem.builder();
    private RuntimeSettings settings = RuntimeSettings.DEFAULTS;
    private String host = "127.0.0.1";
    private int port = DEFAULT_PORT;
    private String staticPages = "META-INF/resources";
    private HttpLimits httpLimits = HttpLimits.DEFAULTS;
    private final List<Route> routes = new ArrayList<>();
    private Optional<CorsSettings> cors = Optional.empty();
    private BasePath basePath = BasePath.ROOT;
    private TrustedProxies trustedProxies = TrustedProxies.NONE;
    private Optional<AllowedHosts> allowedHosts = Optional.empty();
    private Optional<TlsKeys> tlsKeys = Optional.empty();
    private Duration tlsReloadInterval = Duration.ofSeconds(5);
    private OptionalInt compressedFrom = OptionalInt.empty();
    private OptionalInt maxHttpConnections = OptionalInt.empty();
    private OptionalInt maxHttpConnectionsPerAddress = OptionalInt.empty();
    private int eventLoops = Runtime.getRuntime().availableProcessors();
    private IntFunction<EventLoops> transport = EventLoops::start;
    private boolean stopsWithProcess = true;
    private Duration drainTime = Duration.ZERO;
    private boolean authenticates;
    private int logLinesPerSecond = BoundedLog.LINES_PER_SECOND;

    TroupeServerBuilder() {}

    /**
     * The name or address to listen on; 127.0.0.1 otherwise, so that no other machine gets in unasked. {@code 0.0.0.0} and
     * {@code ::} are all addresses of this machine, of IPv4 and of IPv6.
     */
    public TroupeServerBuilder host(String host) {
        this.host = host;
        return this;
    }

    /**
     * The port to listen on; otherwise 8080.
     *
     * @param port from 1 to 65535, or 0 for any that is free
     */
    public TroupeServerBuilder port(int port) {
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException("A port is a number from 0 to " + MAX_PORT + ", not " + port);
        }
        this.port = port;
        return this;
    }

    /** These actors, rather than all that are found on the class path. */
    public TroupeServerBuilder actors(ActorDefinition<?, ?, ?, ?>... definitions) {
        system.actors(definitions);
        return this;
    }

    /** An object that constructors of actors may take, by its type. */
    public <T> TroupeServerBuilder provide(Class<T> type, T object) {
        system.provide(type, object);
        return this;
    }

    /** The limits, all of them: none of those that are configured is left; {@link RuntimeSettings#DEFAULTS} otherwise. */
    public TroupeServerBuilder settings(RuntimeSettings settings) {
        this.settings = settings;
        return this;
    }

    /**
     * Changes some limits; the others stay as they are configured.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public TroupeServerBuilder settings(UnaryOperator<RuntimeSettings.Builder> change) {
        this.settings = change.apply(settings.toBuilder()).build();
        return this;
    }

    /**
     * Changes some of the limits on requests of HTTP, and leaves the others as they are configured:
     * {@code httpLimits(limits -> limits.maxBodyBytes(10_000))}.
     *
     * @throws IllegalArgumentException if a limit is out of its range
     */
    public TroupeServerBuilder httpLimits(UnaryOperator<HttpLimits.Builder> change) {
        this.httpLimits = change.apply(httpLimits.toBuilder()).build();
        return this;
    }

    /**
     * The most connections of all kinds that are open at the same time, HTTP and WebSocket together. The server closes a
     * connection beyond that as soon as it has accepted it. The default is what the process can hold: the server counts 8 KiB
     * of the heap for each connection (64 KiB with TLS), and leaves an eighth of the free file descriptors, at least 64, for
     * other things.
     *
     * @param count 0 is no limit
     */
    public TroupeServerBuilder maxHttpConnections(int count) {
        this.maxHttpConnections = OptionalInt.of(new ConnectionLimits(count, 0).most());
        return this;
    }

    /**
     * The most of these connections from one address of IPv4, or from one /64 network of IPv6. The default is half of all. The
     * addresses of {@linkplain #trustedProxies trusted proxies} are not counted.
     *
     * @param count 0 is no limit
     */
    public TroupeServerBuilder maxHttpConnectionsPerAddress(int count) {
        this.maxHttpConnectionsPerAddress = OptionalInt.of(new ConnectionLimits(0, count).mostPerAddress());
        return this;
    }

    /**
     * Answers requests beside the actors. Handlers run on the threads of turns, several at a time, and may block; a response
     * that does not begin within {@link HttpLimits#handlerTimeout} is 504.
     *
     * <p>In the path, <code>{name}</code> stands for one segment, and <code>{name...}</code>, at the end, for all that follow;
     * {@link dev.troupe.actor.HttpRequest#pathParameter} has what stood there. Where several patterns fit, the one counts that
     * gives more, from the left. Routes go before static pages. A {@code GET} also answers {@code HEAD}, and
     * {@code *} all methods, {@code OPTIONS} too, that no other route with the same pattern is for; a method that no route at a
     * path is for is 405.
     *
     * <p>The {@linkplain #authenticator authenticator} and the check of {@linkplain #allowOrigins origins} are for actors alone:
     * a handler has to look for itself who asks.
     *
     * @param method such as {@code GET}, or {@code *} for any
     * @param path such as <code>/articles/{id}</code>; not {@code /health}, and not below {@code /actors}
     * @throws IllegalArgumentException if method or path are none
     */
    public TroupeServerBuilder route(String method, String path, HttpHandler handler) {
        return routeAsync(method, path, request -> CompletableFuture.completedFuture(handler.handle(request)));
    }

    /** As {@link #route}, for a handler that answers later. */
    public TroupeServerBuilder routeAsync(String method, String path, AsyncHttpHandler handler) {
        routes.add(new Route(method, path, handler));
        return this;
    }

    /**
     * What pages of other origins may read; nothing otherwise. Those that are to call actions have to be
     * {@linkplain #allowOrigins allowed} besides.
     */
    public TroupeServerBuilder cors(CorsSettings settings) {
        this.cors = Optional.of(settings);
        return this;
    }

    /**
     * The path below which everything is: actors, {@code /health}, routes and pages; the root otherwise. All else is 404. Code
     * sees paths without it, and clients are given it as part of the server's address: {@code wss://example.org/apps/chat}.
     *
     * @param path such as {@code /apps/chat}, of letters, digits, {@code -}, {@code .}, {@code _} and {@code ~}; a slash is the
     *     root
     * @throws IllegalArgumentException if it is none
     */
    public TroupeServerBuilder basePath(String path) {
        this.basePath = BasePath.of(path);
        return this;
    }

    /**
     * The proxies that are believed where a request comes from; nobody otherwise. From them alone, {@code Forwarded} (RFC 7239)
     * counts and, where that is absent, {@code X-Forwarded-For}, {@code -Proto} and {@code -Host}: for
     * {@link dev.troupe.actor.ClientRequest#remoteAddress}, for limits on connections from one address, and for the check of
     * {@linkplain #allowOrigins origins}. The client is the last that is no trusted proxy itself. A request that says of it what
     * cannot be read is 400, and so is one in which the two disagree: let the proxy remove what it does not write.
     *
     * <p>Name those alone that no client can pose as. Replaces what is configured.
     *
     * @param addresses of IPv4 or IPv6, or blocks of them: {@code 10.0.0.7}, {@code 10.0.0.0/8}, {@code fd00::/8}
     * @throws IllegalArgumentException if one is neither
     */
    public TroupeServerBuilder trustedProxies(String... addresses) {
        this.trustedProxies = TrustedProxies.of(List.of(addresses));
        return this;
    }

    /**
     * The hosts that a request may name in {@code Host}; the server answers all others with 421. This keeps pages of an attacker
     * out whose name leads to this server (DNS rebinding). Addresses, {@code localhost}, names below {@code .localhost} and names
     * without a dot are always allowed.
     *
     * <p>The default depends on {@link #host}. A server on a loopback address allows these alone. A server on any other address
     * allows all hosts, since it cannot know its public name: name it here. A server on a loopback address behind a proxy needs
     * the public name, too, if the proxy passes {@code Host} on. What a {@linkplain #trustedProxies trusted proxy} says of
     * the host is compared only if hosts are named here. Replaces what is configured.
     *
     * @param hosts without a port: {@code chat.example.org}, or {@code *.example.org} for all names below it; {@code *} is all
     * @throws IllegalArgumentException if one is none of these
     */
    public TroupeServerBuilder allowedHosts(String... hosts) {
        this.allowedHosts = Optional.of(AllowedHosts.of(List.of(hosts)));
        return this;
    }

    /** What actors call the time; the system's clock in UTC otherwise. Deadlines do not follow it. */
    public TroupeServerBuilder clock(Clock clock) {
        system.clock(clock);
        return this;
    }

    /**
     * Where static pages are on the class path: {@code META-INF/resources} otherwise, as in the archives of Jakarta Servlet
     * (section 4.6 of its specification), so that the same archive serves its pages in a container, too. The path
     * {@code /} stands for {@code index.html}.
     */
    public TroupeServerBuilder staticPages(String classPathPrefix) {
        this.staticPages = classPathPrefix;
        return this;
    }

    /**
     * Speaks TLS 1.3 and 1.2 alone, with the key in this store.
     *
     * @param keyStore a PKCS #12 or JKS file
     * @param password of the store and of the key in it
     */
    public TroupeServerBuilder tls(Path keyStore, char[] password) {
        this.tlsKeys = Optional.of(new TlsKeys.Store(keyStore, password));
        return this;
    }

    /**
     * Speaks TLS 1.3 and 1.2 alone, with this key.
     *
     * @param certificates the chain as PEM, the server's own certificate first
     * @param key the private key as PEM, in PKCS #8 and not encrypted
     */
    public TroupeServerBuilder tls(Path certificates, Path key) {
        this.tlsKeys = Optional.of(new TlsKeys.Pem(certificates, key));
        return this;
    }

    /**
     * How often the server looks whether the files of its key and certificate have changed. It shows a renewed certificate to
     * clients that connect later, and keeps the old one where the new files cannot be used. 5 s otherwise.
     *
     * @param interval zero is never
     */
    public TroupeServerBuilder tlsReloadInterval(Duration interval) {
        if (interval.isNegative()) {
            throw new IllegalArgumentException("An interval is not negative, but it is " + interval);
        }
        this.tlsReloadInterval = interval;
        return this;
    }

    /**
     * Compresses messages, where a client offers permessage-deflate (RFC 7692), and takes compressed ones from it; otherwise
     * nothing is compressed. Each message is compressed by itself and once for all its receivers. Limits count bytes that
     * are not compressed, in both directions.
     *
     * <p>Where messages mix secrets with what a stranger may say, their lengths can give the secrets away (RFC 7692, section
     * 8): leave it off there.
     *
     * @param threshold the smallest message to clients that is compressed, in bytes, not negative; a message that would not
     *     shrink is sent as it is
     */
    public TroupeServerBuilder compression(int threshold) {
        if (threshold < 0) {
            throw new IllegalArgumentException("A threshold is a number of bytes, not " + threshold);
        }
        this.compressedFrom = OptionalInt.of(threshold);
        return this;
    }

    /**
     * Finds out who connects, or calls an action by a request; otherwise nobody is asked. It runs before the upgrade, so that
     * a client that is refused gets an HTTP status, before any actor is touched.
     */
    public TroupeServerBuilder authenticator(Authenticator authenticator) {
        system.authenticator(authenticator);
        authenticates = true;
        return this;
    }

    /** The same by an authenticator that answers later. */
    public TroupeServerBuilder asyncAuthenticator(AsyncAuthenticator authenticator) {
        system.asyncAuthenticator(authenticator);
        authenticates = true;
        return this;
    }

    /**
     * Lets pages of these origins connect and call actions, too; otherwise only those of the server itself, and all others are
     * told 403. They can read the values only where {@link #cors} lets them, too. Clients that are no browsers are not
     * affected. Adds up over several calls, and to what is configured.
     *
     * @param origins as in {@code https://example.org:8443}; {@code *} stands for all
     * @throws IllegalArgumentException if one is neither
     */
    public TroupeServerBuilder allowOrigins(String... origins) {
        system.allowOrigins(origins);
        return this;
    }

    /** Who may create actors by connecting, of protocols without a policy of their own; everyone otherwise. */
    public TroupeServerBuilder createPolicy(CreatePolicy policy) {
        system.createPolicy(policy);
        return this;
    }

    /**
     * Who may create actors of one protocol by connecting.
     *
     * @param protocol the {@code @ActorProtocol} interface
     */
    public TroupeServerBuilder createPolicy(Class<?> protocol, CreatePolicy policy) {
        system.createPolicy(protocol, policy);
        return this;
    }

    /**
     * Whether actions may be called by single requests of HTTP, of protocols for which code does not say. Clients are then told
     * to connect, by 404. True otherwise.
     */
    public TroupeServerBuilder httpCalls(boolean taken) {
        system.httpCalls(taken);
        return this;
    }

    /**
     * Whether actions of one protocol may be called by single requests of HTTP.
     *
     * @param protocol the {@code @ActorProtocol} interface, or the class of the actor
     */
    public TroupeServerBuilder httpCalls(Class<?> protocol, boolean taken) {
        system.httpCalls(protocol, taken);
        return this;
    }

    /** How many threads move bytes; as many as there are processors otherwise. */
    public TroupeServerBuilder eventLoops(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("There must be an event loop");
        }
        this.eventLoops = count;
        return this;
    }

    /** Whether the server stops in order when the process is told to end. The default is that it does. */
    public TroupeServerBuilder stopWithProcess(boolean stop) {
        this.stopsWithProcess = stop;
        return this;
    }

    /**
     * How long the server goes on after it was told to stop, before it accepts no more connections; zero otherwise. Meanwhile
     * {@code /health/ready} says 503 and new WebSockets get 503, while calls and requests are served: balancers take a moment to
     * send clients elsewhere.
     *
     * @param time at least zero
     */
    public TroupeServerBuilder drainTime(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("A drain time is not negative, unlike " + time);
        }
        this.drainTime = time;
        return this;
    }

    /**
     * How many lines of one kind clients can cause in the log in a second; {@value BoundedLog#LINES_PER_SECOND} otherwise. The log
     * then says how many were left out. It is one number for the process: that of the server that was started last.
     *
     * @param lines from 1 to 1,000
     */
    public TroupeServerBuilder logLinesPerSecond(int lines) {
        BoundedLog.requireLimit(lines);
        this.logLinesPerSecond = lines;
        return this;
    }

    TroupeServerBuilder transport(IntFunction<EventLoops> transport) {
        this.transport = transport;
        return this;
    }

    /**
     * Starts the server.
     *
     * @throws ServerStartException if it cannot listen, or the key cannot be read
     * @throws IllegalStateException if the actors do not fit together; see {@link ActorSystem.Builder#build}
     * @throws IllegalArgumentException if two routes are for the same requests
     */
    public TroupeServer start() {
        BoundedLog.limit(logLinesPerSecond);
        ActorSystem built = system.settings(settings).build();
        return TroupeServer.open(this, built, transport.apply(eventLoops));
    }

    RuntimeSettings settings() {
        return settings;
    }

    String host() {
        return host;
    }

    int port() {
        return port;
    }

    String staticPages() {
        return staticPages;
    }

    HttpLimits httpLimits() {
        return httpLimits;
    }

    List<Route> routes() {
        return routes;
    }

    Cors cors() {
        return new Cors(cors);
    }

    BasePath basePath() {
        return basePath;
    }

    TrustedProxies trustedProxies() {
        return trustedProxies;
    }

    /** @param loopback whether the server listens on a loopback address */
    AllowedHosts allowedHosts(boolean loopback) {
        return allowedHosts.orElse(loopback ? AllowedHosts.LOCAL : AllowedHosts.EVERY);
    }

    Optional<ServerTls> loadTls() throws IOException {
        return tlsKeys.isPresent() ? Optional.of(ServerTls.load(tlsKeys.get(), tlsReloadInterval)) : Optional.empty();
    }

    OptionalInt compressedFrom() {
        return compressedFrom;
    }

    ConnectionLimits connectionLimits() {
        int most = maxHttpConnections.orElseGet(() -> ConnectionLimits.defaultMost(tlsKeys.isPresent()));
        return new ConnectionLimits(
                most, maxHttpConnectionsPerAddress.orElseGet(() -> ConnectionLimits.defaultMostPerAddress(most)));
    }

    Duration drainTime() {
        return drainTime;
    }

    boolean authenticates() {
        return authenticates;
    }

    boolean stopsWithProcess() {
        return stopsWithProcess;
    }
}
