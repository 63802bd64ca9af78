package dev.troupe.runtime.connection;

import dev.troupe.ActorException;
import dev.troupe.actor.ClientRequest;
import dev.troupe.client.BoundedLog;
import dev.troupe.protocol.Protocol;
import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.runtime.authentication.AccessRules;
import dev.troupe.runtime.authentication.AsyncAuthenticator;
import dev.troupe.runtime.authentication.Authentication;
import dev.troupe.runtime.authentication.AuthenticationRequest;
import dev.troupe.runtime.message.ActorRegistry;
import dev.troupe.runtime.message.TracedFailure;
import dev.troupe.wire.CloseCode;
import dev.troupe.wire.ErrorCode;
import dev.troupe.wire.WireError;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Decides who may connect, or call one action without connecting, over a network: by where a page comes from, by how many
 * connections there are, by who the client is, by whether it may open a raw socket, and by whether it may create the actor
 * that it wants, in this order.
 *
 * <p>Promises, for any number of threads:
 *
 * <ul>
 *   <li>No actor is told or made while it decides.
 *   <li>It never blocks, and no code of the user's runs on the thread that asks.
 *   <li>An identity is asked once what its client may do, and never again.
 *   <li>It decides within the time of a hook; an authenticator that was not begun by then is not begun.
 *   <li>Limits hold exactly where a connection is {@linkplain #take taken}; that a client hears of them before is a courtesy.
 *       A client that is upgraded only to hear of its refusal counts until its socket is closed.
 * </ul>
 */
public final class AccessControl {

    private static final BoundedLog LOG = BoundedLog.of(AccessControl.class);

    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHENTICATED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY = 429;
    private static final int INTERNAL_SERVER_ERROR = 500;
    private static final int SERVICE_UNAVAILABLE = 503;

    private final AccessRules rules;
    private final ConnectionCounts counts;
    private final ActorRegistry registry;
    private final Map<String, Protocol<?, ?, ?>> protocols;
    private final Executor threads;
    private final long patience;
    private final RateLimits rates;

    /**
     * @param protocols those that are served, by name
     * @param threads where authenticators run, which may block
     */
    public AccessControl(
            AccessRules rules,
            RuntimeSettings settings,
            ActorRegistry registry,
            Map<String, Protocol<?, ?, ?>> protocols,
            Executor threads) {
        this.rules = rules;
        this.counts = new ConnectionCounts(settings);
        this.registry = registry;
        this.protocols = Map.copyOf(protocols);
        this.threads = threads;
        this.patience = settings.hookTimeout().toNanos();
        this.rates = new RateLimits(settings.maxCallsPerSecond());
    }

    /**
     * Decides on a request that was read.
     *
     * @param offered the items of {@code Sec-WebSocket-Protocol}
     * @param secure whether the client speaks TLS, with this server or with a proxy that it trusts
     * @return the handshake, with whoever the client is, or a refusal; done already unless somebody had to be asked. It never
     *     fails.
     */
    public CompletionStage<HandshakeResult> decide(
            HandshakeResult read, ClientRequest request, List<String> offered, boolean secure) {
        return decide(read, request, offered, secure, true);
    }

    /**
     * The same for a client that calls one action and does not connect: no limit on connections is asked, and a token comes as
     * a header alone.
     */
    CompletionStage<HandshakeResult> decideOnCall(ServerHandshake read, boolean secure) {
        return decide(read, read.request(), List.of(), secure, false);
    }

    private CompletionStage<HandshakeResult> decide(
            HandshakeResult read, ClientRequest request, List<String> offered, boolean secure, boolean connects) {
        if (read instanceof HandshakeRefusal refusal && refusal.beforeUpgrade()) {
            return done(read);
        }
        if (!rules.origins().allow(request, secure)) {
            LOG.log(
                    Level.WARNING,
                    () -> "A page of " + request.header("Origin").orElse("") + " may not reach actors here. If it may,"
                            + " name its origin: allowOrigins(\""
                            + request.header("Origin").orElse("")
                            + "\"), or the key troupe.http.allowed-origins");
            WireError error = ErrorCode.FORBIDDEN.with("Pages of this origin may not reach actors here");
            return done(HandshakeRefusal.of(FORBIDDEN, CloseCode.REJECTED, error, read));
        }
        if (connects && counts.areLimited()) {
            Optional<WireError> obstacle = counts.obstacle(ConnectionCounts.Place.of(read));
            if (obstacle.isPresent()) {
                return done(tooMany(obstacle.get(), read));
            }
        }
        if (!(read instanceof ServerHandshake handshake)) {
            return done(read);
        }
        return rules.authenticator().isEmpty()
                ? done(admit(withRights(handshake), connects))
                : authenticate(rules.authenticator().get(), handshake, offered, connects);
    }

    private static CompletionStage<HandshakeResult> done(HandshakeResult result) {
        return CompletableFuture.completedFuture(result);
    }

    private static HandshakeRefusal tooMany(WireError error, HandshakeResult handshake) {
        return HandshakeRefusal.of(TOO_MANY, CloseCode.TOO_MANY, error, handshake);
    }

    private CompletionStage<HandshakeResult> authenticate(
            AsyncAuthenticator authenticator, ServerHandshake handshake, List<String> offered, boolean connects) {
        AuthenticationRequest asked;
        try {
            asked = new AuthenticationRequest(
                    handshake.request(),
                    handshake.protocol(),
                    handshake.key(),
                    BearerToken.find(handshake.request(), offered));
        } catch (IllegalArgumentException e) {
            WireError error = ErrorCode.BAD_ARGUMENT.with(String.valueOf(e.getMessage()));
            return done(HandshakeRefusal.of(BAD_REQUEST, CloseCode.BAD_PARAMS, error, handshake));
        }
        CompletableFuture<Authentication> answer = new CompletableFuture<>();
        CompletionStage<HandshakeResult> concluded = answer.orTimeout(patience, TimeUnit.NANOSECONDS)
                .thenApply(authentication -> conclude(authentication, handshake, connects))
                .exceptionally(failure -> failed(failure, asked, handshake));
        // Only now: what is made of a quick answer asks the identity, which is user code and not for this thread.
        threads.execute(() -> ask(authenticator, asked, answer));
        return concluded;
    }

    /** An answer may be there already: that there was no time left. */
    private static void ask(
            AsyncAuthenticator authenticator, AuthenticationRequest asked, CompletableFuture<Authentication> answer) {
        if (answer.isDone()) {
            return;
        }
        try {
            Objects.requireNonNull(
                            authenticator.authenticate(asked), "The authenticator returned null instead of a stage")
                    .whenComplete((authentication, failure) -> {
                        if (failure != null) {
                            answer.completeExceptionally(failure);
                        } else if (authentication == null) {
                            answer.completeExceptionally(new NullPointerException(
                                    "The authenticator returned null instead of an Authentication"));
                        } else {
                            answer.complete(authentication);
                        }
                    });
        } catch (Throwable e) {
            answer.completeExceptionally(e);
        }
    }

    private HandshakeResult conclude(Authentication authentication, ServerHandshake handshake, boolean connects) {
        if (authentication instanceof Authentication.Refused refused) {
            return refusal(refused, handshake);
        }
        if (authentication instanceof Authentication.Known known) {
            ServerHandshake entitled =
                    withRights(handshake.withRequest(handshake.request().withPrincipal(known.identity())));
            return entitled.rights().areOver(Instant.now())
                    ? refusal(
                            new Authentication.Refused(
                                    Authentication.Reason.UNAUTHENTICATED, "The credentials have expired"),
                            handshake)
                    : admit(entitled, connects);
        }
        return admit(withRights(handshake.withRequest(handshake.request().withoutPrincipal())), connects);
    }

    /** Without an authenticator a principal is one of the container's, which is no code of the user's. */
    private ServerHandshake withRights(ServerHandshake handshake) {
        Protocol<?, ?, ?> protocol = protocols.get(handshake.protocol());
        return protocol == null ? handshake : handshake.withRightsOf(protocol);
    }

    private static HandshakeRefusal refusal(Authentication.Refused refused, ServerHandshake handshake) {
        return switch (refused.reason()) {
            case UNAUTHENTICATED ->
                HandshakeRefusal.of(
                        UNAUTHENTICATED,
                        CloseCode.UNAUTHENTICATED,
                        ErrorCode.UNAUTHENTICATED.with(refused.message()),
                        handshake);
            case FORBIDDEN ->
                HandshakeRefusal.of(
                        FORBIDDEN, CloseCode.REJECTED, ErrorCode.FORBIDDEN.with(refused.message()), handshake);
            case TOO_MANY -> tooMany(ErrorCode.RATE_LIMITED.with(refused.message()), handshake);
        };
    }

    /** What goes wrong in an authenticator tells nothing to a client, but for what it says itself. */
    private static HandshakeRefusal failed(Throwable failure, AuthenticationRequest asked, ServerHandshake handshake) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof ActorException told) {
            WireError error =
                    new WireError(told.code(), String.valueOf(told.getMessage()), told.retryable(), told.metadata());
            return HandshakeRefusal.of(FORBIDDEN, CloseCode.REJECTED, error, handshake);
        }
        if (cause instanceof TimeoutException) {
            LOG.log(Level.WARNING, () -> "The authentication of " + asked + " took too long");
            WireError error = ErrorCode.TIMEOUT.notRun("The authentication took too long");
            return HandshakeRefusal.of(SERVICE_UNAVAILABLE, CloseCode.HOOK_TIMEOUT, error, handshake);
        }
        WireError error = TracedFailure.log(LOG, "authentication", () -> "The authentication of " + asked, cause);
        return HandshakeRefusal.of(INTERNAL_SERVER_ERROR, CloseCode.INTERNAL_ERROR, error, handshake);
    }

    private HandshakeResult admit(ServerHandshake handshake, boolean connects) {
        if (handshake.isRaw() && !isOpenTo(handshake)) {
            return forbidden(handshake, "Raw sockets");
        }
        if (connects && !handshake.isRaw()) {
            Optional<HandshakeRefusal> closed = refuseIfClosed(handshake, protocols.get(handshake.protocol()));
            if (closed.isPresent()) {
                return closed.get();
            }
        }
        return withRightToCreate(handshake);
    }

    /** A refusal for a client that may call nothing of the protocol; it has its rights already. */
    public static Optional<HandshakeRefusal> refuseIfClosed(
            ServerHandshake handshake, @Nullable Protocol<?, ?, ?> protocol) {
        return protocol == null || protocol.isOpenTo(handshake.rights().roles()::contains)
                ? Optional.empty()
                : Optional.of(forbidden(handshake, "Actors"));
    }

    /** Whether what an actor answers itself, raw sockets and requests of HTTP, is open to this client. */
    boolean isOpenTo(ServerHandshake handshake) {
        Protocol<?, ?, ?> protocol = protocols.get(handshake.protocol());
        return protocol == null || handshake.rights().allow(protocol.access());
    }

    /** It is not open: the client lacks a role. */
    static HandshakeRefusal forbidden(ServerHandshake handshake, String what) {
        WireError error =
                ErrorCode.FORBIDDEN.with(what + " of " + handshake.protocol() + " are not open to this client");
        return HandshakeRefusal.of(FORBIDDEN, CloseCode.REJECTED, error, handshake);
    }

    private HandshakeResult withRightToCreate(ServerHandshake handshake) {
        boolean known = handshake.request().principal().isPresent();
        if (rules.createPolicy(handshake.protocol()).admits(known)) {
            return handshake;
        }
        if (registry.exists(handshake.protocol(), handshake.key())) {
            return handshake.withoutCreating();
        }
        WireError error = ErrorCode.NOT_FOUND.with("There is no such actor");
        return HandshakeRefusal.of(NOT_FOUND, CloseCode.NO_SUCH_PROTOCOL, error, handshake);
    }

    /** How many calls clients make, over all ways in. */
    public RateLimits rates() {
        return rates;
    }

    /** Whether actions of this protocol may be called by single requests of HTTP. */
    boolean takesHttpCalls(String protocol) {
        return rules.takesHttpCalls(protocol);
    }

    /** A refusal for a client that makes too many calls; otherwise the call counts. */
    Optional<WireError> countCall(ServerHandshake client) {
        return rates.take(client.rights(), client.remoteAddress(), System.nanoTime())
                ? Optional.empty()
                : Optional.of(ClientMessages.tooFast(rates.perSecond()));
    }

    /**
     * Counts a connection in that is about to open, be it to be refused.
     *
     * @return a refusal if there are too many by now
     */
    public Optional<HandshakeRefusal> take(HandshakeResult handshake) {
        return counts.areLimited()
                ? counts.take(ConnectionCounts.Place.of(handshake)).map(error -> tooMany(error, handshake))
                : Optional.empty();
    }

    /** Counts a connection out that was counted in and has not come about. */
    public void release(HandshakeResult handshake) {
        if (counts.areLimited()) {
            counts.release(ConnectionCounts.Place.of(handshake));
        }
    }

    /** Counts a connection out when it closes. */
    public void releaseWhenClosed(HandshakeResult handshake, ServerConnection connection) {
        if (counts.areLimited()) {
            connection.whenClosed(counts.releaseOf(ConnectionCounts.Place.of(handshake)));
        }
    }
}
