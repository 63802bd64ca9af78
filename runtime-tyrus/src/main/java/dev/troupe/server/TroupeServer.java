package dev.troupe.server;

import dev.troupe.actor.Broadcaster;
import dev.troupe.actor.Identity;
import dev.troupe.client.BoundedLog;
import dev.troupe.client.Transport;
import dev.troupe.runtime.ActorSystem;
import dev.troupe.server.http.ActorCalls;
import dev.troupe.server.http.ActorFetches;
import dev.troupe.server.http.BasePath;
import dev.troupe.server.http.Health;
import dev.troupe.server.http.HttpInitializer;
import dev.troupe.server.http.HttpSite;
import dev.troupe.server.http.Routes;
import dev.troupe.server.http.StaticPages;
import dev.troupe.server.tls.ServerTls;
import dev.troupe.server.transport.EventLoops;
import dev.troupe.server.transport.Listener;
import dev.troupe.server.websocket.ActorSockets;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A server of actors: WebSockets, calls and requests below {@code /actors}, {@code /health}, routes, and static pages of the
 * class path, on one port, and below a base path if it has one.
 *
 * <p>It stops when it is closed, and when the process is told to end (SIGTERM, Ctrl-C). First it drains for the
 * {@linkplain TroupeServerBuilder#drainTime drain time}, which is zero unless it is set: {@code /health/ready} says 503, new
 * WebSockets get 503, and all else is served. Then it accepts no more connections, lets turns that have begun finish, and closes
 * every connection with 1001, within the {@linkplain dev.troupe.runtime.RuntimeSettings#shutdownGrace() grace}. A process that
 * was told to end does so about three seconds later at the latest, even if an event loop or the ticker no longer runs. Any thread
 * may use it.
 */
public final class TroupeServer implements AutoCloseable {

    private static final System.Logger LOG = BoundedLog.of(TroupeServer.class);

    /**
     * How much longer than the grace {@link #close} waits, where threads are not run in time. It is no setting and derives from none:
     * {@code shutdownGrace} is the time for clients and actors, and the system keeps to that by itself. This ends a wait that nothing
     * else would end, on a machine that gives the threads no time. A process that was told to end does not wait so long: see
     * {@link #LAST_RESORT}.
     */
    private static final Duration OVERTIME = Duration.ofSeconds(20);

    /** How much longer than drain time and grace a process lasts that was told to end, whatever hangs. */
    private static final Duration LAST_RESORT = Duration.ofSeconds(3);

    /** How long loops may take to end after all their sockets are closed. */
    private static final Duration LOOPS_END = Duration.ofSeconds(2);

    private final ActorSystem system;
    private final EventLoops loops;
    private final ActorSockets sockets;
    private final StaticPages pages;
    private final HttpSite site;
    private final Listener listener;
    private final String host;
    private final Optional<ServerTls> tls;
    private final BasePath base;
    private final Health health;
    private final Duration drainTime;
    private final Optional<Thread> hook;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);

    /**
     * Opens a server; if it cannot listen, what was begun ends.
     *
     * @throws ServerStartException if it cannot listen, or the key cannot be read
     */
    static TroupeServer open(TroupeServerBuilder from, ActorSystem system, EventLoops loops) {
        try {
            return new TroupeServer(from, system, loops);
        } catch (IOException e) {
            stop(system, loops);
            throw new ServerStartException(String.valueOf(e.getMessage()), e);
        } catch (RuntimeException e) {
            stop(system, loops);
            throw e;
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nothing waits for what was hardly begun
    private static void stop(ActorSystem system, EventLoops loops) {
        loops.group().shutdownGracefully();
        system.shutdown(system.settings().shutdownGrace());
    }

    static ClassLoader contextLoader() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context == null ? TroupeServer.class.getClassLoader() : context;
    }

    private TroupeServer(TroupeServerBuilder from, ActorSystem system, EventLoops loops) throws IOException {
        this.tls = from.loadTls();
        this.system = system;
        this.loops = loops;
        this.host = from.host();
        this.base = from.basePath();
        Routes routes = new Routes(
                from.routes(),
                system.turnThreads(),
                from.httpLimits()
                        .handlers(StartLine.VIRTUAL ? 0 : system.settings().maxTurnThreads()),
                system.settings(),
                system.buffers(),
                from.httpLimits().handlerTimeout());
        this.pages = new StaticPages(from.staticPages(), contextLoader(), system.settings());
        this.sockets = new ActorSockets(system, loops.group(), from.compressedFrom());
        this.drainTime = from.drainTime();
        this.health = new Health(loops.group(), system.turnThreads(), system::lastTick);
        this.site = new HttpSite(
                sockets,
                new ActorCalls(system),
                new ActorFetches(system),
                routes,
                pages,
                from.cors(),
                from.httpLimits().maxBodyBytes(),
                base,
                from.trustedProxies(),
                from.allowedHosts(Listener.resolve(host).isLoopbackAddress()),
                health);
        ServerLog.prepare();
        this.listener = listen(
                from,
                new HttpInitializer(
                        site,
                        tls,
                        from.httpLimits(),
                        system.buffers(),
                        system.settings().writeTimeout()));
        tls.ifPresent(ServerTls::watch);
        this.hook =
                from.stopsWithProcess() ? Optional.of(ProcessEnd.hook(this::close, longestEnd())) : Optional.empty();
        hook.ifPresent(Runtime.getRuntime()::addShutdownHook);
        system.watch(health::tick);
        health.up();
        LOG.log(Level.INFO, StartLine.of(this, system, from.authenticates()));
    }

    private Listener listen(TroupeServerBuilder from, HttpInitializer accepted) throws IOException {
        try {
            return Listener.open(
                    loops, host, from.port(), accepted, from.connectionLimits(), from.trustedProxies()::trust);
        } catch (IOException | RuntimeException e) {
            sockets.close();
            pages.close();
            throw e;
        }
    }

    /**
     * Starts a server with all actors of the class path, as it is configured; on 127.0.0.1 and port 8080, unless
     * the configuration says otherwise.
     *
     * @throws ServerStartException if it cannot start, for example since the configuration has an unknown key
     */
    public static TroupeServer start() {
        return builder().start();
    }

    /**
     * Starts a server with all actors of the class path on this port; all else is as it is configured.
     *
     * @param port from 1 to 65535, or 0 for any that is free
     * @throws ServerStartException if it cannot start, for example since the port is taken
     */
    public static TroupeServer start(int port) {
        return builder().port(port).start();
    }

    /**
     * Begins to build a server, from what is configured.
     *
     * @throws ServerStartException if the configuration cannot be used; its message names the keys
     */
    public static TroupeServerBuilder builder() {
        return ServerSetup.configured(contextLoader(), System.getenv());
    }

    /** The port that it listens on. */
    public int port() {
        return listener.port();
    }

    /** Where clients on this machine connect: {@code ws://127.0.0.1:8080}, or {@code wss} with TLS; then the base path. */
    public URI uri() {
        return URI.create((tls.isPresent() ? "wss" : "ws") + authority() + base.text());
    }

    /** Where browsers on this machine go: {@code http://127.0.0.1:8080/}, or {@code https} with TLS; the base path with it. */
    public URI pages() {
        return URI.create((tls.isPresent() ? "https" : "http") + authority() + base.text() + "/");
    }

    private String authority() {
        boolean any = host.equals("0.0.0.0") || host.equals("::");
        String name = any ? "127.0.0.1" : host;
        return "://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + port();
    }

    /**
     * Reaches the actors without a socket, for clients in this process. They are part of the server: the server does not ask
     * who they are, no limit on connections counts them, and they may create any actor.
     */
    public Transport inProcess() {
        return system.inProcess();
    }

    /** The same for a client that the server knows: it has the roles of this identity. */
    public Transport inProcess(Identity client) {
        return system.inProcess(client);
    }

    /** How many actors there are. One that was made for a client whom it refused is gone again. */
    public int actors() {
        return system.actors();
    }

    /**
     * Sends events to the connections of all actors of a protocol, for code outside any actor; see
     * {@link ActorSystem#broadcaster}. Any thread may use it.
     *
     * @param protocol the interface of the actors, such as {@code ChatRoom.class}
     * @param events its events, such as {@code ChatRoom.Feed.class}
     * @throws IllegalArgumentException if not exactly one actor of this server implements the interface, or its events are others
     */
    public <A, E> Broadcaster<E> broadcaster(Class<A> protocol, Class<E> events) {
        return system.broadcaster(protocol, events);
    }

    /** How many connections to actors are open, those in this process included. */
    public int connections() {
        return system.connections();
    }

    /** How many bytes are kept for clients before they are handled. */
    long buffered() {
        return system.buffers().taken();
    }

    /** How many requests to actors are under way, those included whose body goes on. */
    int fetches() {
        return system.fetches();
    }

    /** How many actions that were called by a request are under way. */
    int singleCalls() {
        return system.singleCalls();
    }

    /** Waits until the server has stopped; returns early, with the interrupt flag set, if the thread is interrupted. */
    public void awaitShutdown() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops the server, and returns when it has stopped. Only the first call does something; others wait for it. */
    @Override
    public void close() {
        if (closing.compareAndSet(false, true)) {
            try {
                stop();
            } finally {
                closed.countDown();
            }
        } else {
            awaitShutdown();
        }
    }

    private void stop() {
        hook.ifPresent(TroupeServer::forget);
        health.drain();
        boolean interrupted = letOthersNotice();
        CompletionStage<Boolean> handlersDone = site.drain();
        attempt(listener::close);
        attempt(() -> await(handlersDone, system.settings().shutdownGrace()));
        attempt(this::sendWhatWasAnswered);
        attempt(sockets::close);
        attempt(pages::close);
        attempt(() -> tls.ifPresent(ServerTls::close));
        attempt(() -> loops.group()
                .shutdownGracefully(0, LOOPS_END.toMillis(), TimeUnit.MILLISECONDS)
                .awaitUninterruptibly(LOOPS_END.toMillis() * 2));
        LOG.log(Level.INFO, "Stopped");
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** One step of the end: that it fails must not keep the others from being made. */
    private static void attempt(Runnable step) {
        try {
            step.run();
        } catch (Throwable e) {
            LOG.log(Level.WARNING, "A step of the end failed", e);
        }
    }

    /** Lets balancers see that this server is not ready, and take it out; whether an interrupt has ended the wait. */
    private boolean letOthersNotice() {
        try {
            TimeUnit.NANOSECONDS.sleep(drainTime.toNanos());
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }

    private Duration longestEnd() {
        return drainTime.plus(system.settings().shutdownGrace()).plus(LAST_RESORT);
    }

    /** Responses that were given last are still on their way to the loops, which close their sockets first when they end. */
    private void sendWhatWasAnswered() {
        List<Future<?>> sent = new ArrayList<>();
        for (EventExecutor loop : loops.group()) {
            if (!loop.isShuttingDown()) {
                sent.add(loop.submit(() -> {}));
            }
        }
        long end = System.nanoTime() + LOOPS_END.toNanos();
        for (Future<?> loop : sent) {
            loop.awaitUninterruptibly(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        }
    }

    /** The system keeps to the grace by itself, as far as its threads are run; the overtime is so that nothing can hang here. */
    private void await(CompletionStage<Boolean> handlersDone, Duration grace) {
        CompletableFuture<Boolean> handlers =
                handlersDone.toCompletableFuture().completeOnTimeout(false, grace.toMillis(), TimeUnit.MILLISECONDS);
        CompletableFuture<Void> actors = system.shutdown(grace).toCompletableFuture();
        try {
            CompletableFuture.allOf(actors, handlers).get(grace.plus(OVERTIME).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.log(Level.WARNING, "Not everything has ended in order", e);
        }
    }

    /** A hook cannot be taken away once the process ends, and need not be. */
    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LOG.log(Level.DEBUG, "The process is ending", e);
        }
    }
}
