package dev.troupe.runtime.connection;

import dev.troupe.actor.ClientRequest;
import dev.troupe.client.BoundedLog;
import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.runtime.Ticker;
import dev.troupe.runtime.message.ActorRegistry;
import dev.troupe.runtime.message.Fetch;
import dev.troupe.runtime.message.ResponseBody;
import dev.troupe.wire.CloseCode;
import dev.troupe.wire.ErrorCode;
import dev.troupe.wire.WireError;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The requests of HTTP that clients send to actors, and the bodies that actors stream.
 *
 * <p>Promises, for any number of threads:
 *
 * <ul>
 *   <li>Every request is answered once, whatever its actor does: at the latest when its deadline has passed, or when the server
 *       has stopped. The deadline is that of the head; a body has none.
 *   <li>Addresses and params are read by the same strict rules as those of connections.
 *   <li>Who the client is, whether its page may, and whether it may create the actor is decided as for one that connects,
 *       before any actor hears of it and before the body is read. Until then it can leave, and its deadline passes. The deadline
 *       does not pass while the body arrives.
 *   <li>A body counts towards the limits on connections while it goes on, and a client for whose body there is no place is told so
 *       in place of its head. It is cut off when its client's identity ends.
 *   <li>After {@link #close} every request is answered at once, and every body has ended.
 * </ul>
 */
public final class Fetches {

    private static final System.Logger LOG = BoundedLog.of(Fetches.class);

    /** What the log calls one. */
    private static final String WHAT = "A request to an actor";

    private final HandshakeReader handshakes;
    private final AccessControl access;
    private final Set<String> fetching;
    private final ActorRegistry registry;
    private final Ticker ticker;
    private final WaitingClients waiting;
    private final LongSupplier nanoTime;
    private final Set<Fetcher> streaming = ConcurrentHashMap.newKeySet();
    /** Those of them whose client's identity ends, by the clock on the wall. */
    private final Map<Fetcher, Instant> ending = new ConcurrentHashMap<>();

    private final Runnable watcher = this::cutOffEnded;

    /**
     * Requests to actors; their deadlines are watched by the ticks of {@code ticker}.
     *
     * @param fetching the names of the protocols whose actors handle any
     */
    public Fetches(
            HandshakeReader handshakes,
            AccessControl access,
            Set<String> fetching,
            ActorRegistry registry,
            RuntimeSettings settings,
            Ticker ticker) {
        this(handshakes, access, fetching, registry, settings, ticker, System::nanoTime);
    }

    Fetches(
            HandshakeReader handshakes,
            AccessControl access,
            Set<String> fetching,
            ActorRegistry registry,
            RuntimeSettings settings,
            Ticker ticker,
            LongSupplier nanoTime) {
        this.handshakes = handshakes;
        this.access = access;
        this.fetching = Set.copyOf(fetching);
        this.registry = registry;
        this.ticker = ticker;
        this.nanoTime = nanoTime;
        ticker.watch(watcher);
        this.waiting = new WaitingClients(settings, ticker, nanoTime);
    }

    /**
     * Asks an actor.
     *
     * @param answer is told once, on any thread, what has become of it; it must be quick. It may be told before this returns
     * @return to tell that the client has left before its answer; empty if it is answered already
     */
    public Optional<Fetcher> fetch(FetchAsked asked, Consumer<FetchResult> answer) {
        ClientRequest request = asked.http().client();
        Optional<FetchPath> path = FetchPath.parse(request.path());
        if (path.isEmpty()) {
            WireError error =
                    ErrorCode.NOT_FOUND.with("Nothing here. An address is /actors/<protocol>/<key>/http/<path>.");
            return refuse(request, answer, FailureStatus.of(error), error);
        }
        HandshakeResult read = handshakes.readFetch(path.get(), request, fetching);
        if (!(read instanceof ServerHandshake handshake)) {
            HandshakeRefusal refusal = (HandshakeRefusal) read;
            return refuse(request, answer, FailureStatus.of(refusal), refusal.error());
        }
        long deadline = waiting.deadline(asked.timeout());
        Fetcher fetcher = new Fetcher(this, asked.http(), path.get().tail(), deadline, answer);
        if (waiting.add(fetcher)) {
            var unused = access.decideOnCall(handshake, asked.secure())
                    .thenAccept(decided -> conclude(decided, asked, fetcher));
        }
        return Optional.of(fetcher);
    }

    private static Optional<Fetcher> refuse(
            ClientRequest request, Consumer<FetchResult> answer, int status, WireError error) {
        answer.accept(new FetchResult.Failure(status, error));
        RefusalLog.tell(WHAT, request, status, error);
        return Optional.empty();
    }

    private static void refuse(Fetcher fetcher, FetchAsked asked, HandshakeRefusal refusal) {
        fetcher.refused(refusal);
        RefusalLog.tell(WHAT, asked.http().client(), FailureStatus.of(refusal), refusal.error());
    }

    private void conclude(HandshakeResult decided, FetchAsked asked, Fetcher fetcher) {
        if (decided instanceof HandshakeRefusal refusal) {
            refuse(fetcher, asked, refusal);
        } else if (decided instanceof ServerHandshake handshake && !access.isOpenTo(handshake)) {
            refuse(fetcher, asked, AccessControl.forbidden(handshake, "Requests"));
        } else if (decided instanceof ServerHandshake handshake && !fetcher.isClosed()) {
            Optional<WireError> tooFast = access.countCall(handshake);
            if (tooFast.isPresent()) {
                fetcher.refused(tooFast.get(), CloseCode.TOO_MANY);
                int status = FailureStatus.ofRefusal(tooFast.get(), CloseCode.TOO_MANY);
                RefusalLog.tell(WHAT, asked.http().client(), status, tooFast.get());
                return;
            }
            fetcher.read(
                    asked.body(),
                    nanoTime,
                    read -> fetcher.ask(handshake, read).ifPresent(fetch -> open(handshake, fetch)));
        }
    }

    private void open(ServerHandshake handshake, Fetch fetch) {
        try {
            registry.open(handshake.protocol(), handshake.key(), fetch);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "A request to " + handshake.protocol() + " could not be passed on", e);
            fetch.connection().failed(ErrorCode.INTERNAL.with("Internal error"));
        }
    }

    /** How many wait for their answer, or still take its body. */
    public int count() {
        return waiting.count() + streaming.size();
    }

    /** Counts a body in until it has ended; a refusal if there are too many connections by now. */
    Optional<HandshakeRefusal> take(ServerHandshake client, ResponseBody body) {
        Optional<HandshakeRefusal> refusal = access.take(client);
        if (refusal.isEmpty()) {
            body.whenEnded(() -> access.release(client));
        }
        return refusal;
    }

    /** It has its head, and its body goes on, at most until the client's identity ends. */
    void goesOn(Fetcher fetcher, ClientRights rights) {
        streaming.add(fetcher);
        waiting.remove(fetcher);
        if (fetcher.isClosed()) {
            streaming.remove(fetcher);
        } else if (!waiting.takesMore()) {
            fetcher.goAway();
        } else {
            rights.end().ifPresent(end -> {
                ending.put(fetcher, end);
                fetcher.whenClosed(() -> ending.remove(fetcher));
            });
        }
    }

    private void cutOffEnded() {
        if (!ending.isEmpty()) {
            cutOffEnded(Instant.now());
        }
    }

    /** Cuts off the bodies of clients whose identity has ended. */
    void cutOffEnded(Instant now) {
        ending.forEach((fetcher, end) -> {
            if (!end.isAfter(now)) {
                fetcher.cutOff();
            }
        });
    }

    void remove(Fetcher fetcher) {
        waiting.remove(fetcher);
        streaming.remove(fetcher);
    }

    /** No turn begins any more: no body goes on. */
    public void endBodies() {
        waiting.takeNoMore();
        streaming.forEach(Fetcher::goAway);
    }

    /** The actors have stopped: clients that still wait are answered, and so are new ones. */
    public void close() {
        ticker.forget(watcher);
        endBodies();
        waiting.close();
    }
}
