package dev.troupe.server.http;

import dev.troupe.ActorException;
import dev.troupe.actor.ClientRequest;
import dev.troupe.actor.HttpRequest;
import dev.troupe.actor.HttpResponse;
import dev.troupe.client.BoundedLog;
import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.runtime.connection.FailureStatus;
import dev.troupe.runtime.message.BufferBudget;
import dev.troupe.runtime.message.IpAddress;
import dev.troupe.runtime.message.ResponseBody;
import dev.troupe.runtime.message.TracedFailure;
import dev.troupe.wire.ErrorCode;
import dev.troupe.wire.WireError;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The routes of users.
 *
 * <p>Promises, for any number of requests at a time:
 *
 * <ul>
 *   <li>No handler runs on an event loop.
 *   <li>Handlers occupy a bounded number of threads at the same time, and those for one address half of them at most.
 *   <li>A handler for which no thread was free does not begin when its client waits no longer. One that still occupies a thread after
 *       {@code interruptAfter} is interrupted.
 *   <li>Every request that is taken is answered once: at the latest when its time is up.
 *   <li>A failure tells the client nothing, unless it is an {@link ActorException}.
 *   <li>After {@link #drain} no handler begins, and what it returns completes when none is under way.
 * </ul>
 */
public final class Routes {

    private static final BoundedLog LOG = BoundedLog.of(Routes.class);

    /** In the order in which they are tried. */
    private final List<Route> routes;

    private final Executor threads;
    private final HandlerPlaces places;
    private final RuntimeSettings settings;
    private final BufferBudget buffers;
    private final Duration timeout;
    private final CompletableFuture<Boolean> idle = new CompletableFuture<>();
    /** How many requests are under way, and one more while the server is not draining. */
    private final AtomicInteger underWay = new AtomicInteger(1);

    private volatile boolean draining;

    /**
     * @param threads where handlers run; they may block
     * @param mostHandlers how many of these threads handlers occupy at the same time; at least 1
     * @param settings how much of a streamed body may wait
     * @param buffers what a streamed body takes for a burst
     * @param timeout how long a response may take to begin; 0 is no limit
     * @throws IllegalArgumentException if two routes are for the same requests
     */
    public Routes(
            List<Route> routes,
            Executor threads,
            int mostHandlers,
            RuntimeSettings settings,
            BufferBudget buffers,
            Duration timeout) {
        List<Route> sorted = new ArrayList<>(routes);
        sorted.sort(
                Comparator.comparing(Route::pattern).thenComparing(Route::rank).thenComparing(Route::method));
        for (int i = 1; i < sorted.size(); i++) {
            Route one = sorted.get(i - 1);
            Route two = sorted.get(i);
            if (one.pattern().isLike(two.pattern()) && one.method().equals(two.method())) {
                throw new IllegalArgumentException("Two routes for the same requests: " + one + " and " + two);
            }
        }
        this.routes = List.copyOf(sorted);
        this.threads = threads;
        this.places = new HandlerPlaces(threads, mostHandlers);
        this.settings = settings;
        this.buffers = buffers;
        this.timeout = timeout;
    }

    /**
     * Answers a request, now or later, or lets it be; on the event loop.
     *
     * @param maxBody the most bytes of its body
     */
    boolean handle(RequestTarget target, Exchange exchange, int maxBody) {
        String method = exchange.request().method().name();
        if (begin(method, target, exchange, maxBody)) {
            return true;
        }
        TreeSet<String> allowed = new TreeSet<>();
        for (Route route : routes) {
            if (route.match(target.rawPath()).isPresent()) {
                allowed.add(route.method());
            }
        }
        if (allowed.isEmpty()) {
            return false;
        }
        if (allowed.contains("GET")) {
            allowed.add("HEAD");
        }
        allowed.add("OPTIONS");
        answerWithout(method, Map.of("Allow", String.join(", ", allowed)), exchange);
        return true;
    }

    private static void answerWithout(String method, Map<String, String> allow, Exchange exchange) {
        if (method.equals("OPTIONS")) {
            exchange.answer(Responses.empty(HttpResponseStatus.NO_CONTENT, allow));
        } else {
            exchange.refuse(
                    HttpResponseStatus.METHOD_NOT_ALLOWED.code(),
                    ErrorCode.BAD_MESSAGE.with("This method is not for this address"),
                    allow);
        }
    }

    private boolean begin(String method, RequestTarget target, Exchange exchange, int maxBody) {
        for (Route route : routes) {
            Optional<Map<String, String>> places = route.match(target.rawPath());
            if (places.isPresent() && route.takes(method)) {
                if (draining) {
                    refuse(exchange);
                } else {
                    ClientRequest client = exchange.client(target);
                    exchange.read(
                            maxBody, body -> run(route, new HttpRequest(method, client, places.get(), body), exchange));
                }
                return true;
            }
        }
        return false;
    }

    private void run(Route route, HttpRequest request, Exchange exchange) {
        underWay.incrementAndGet();
        if (draining) {
            ended();
            refuse(exchange);
            return;
        }
        Handling handling = new Handling(route, request, exchange);
        HandlerPlaces.Place place = places.execute(
                IpAddress.networkOf(request.client().remoteAddress()),
                handling,
                failure -> handling.answer(null, failure));
        exchange.await(() -> withdraw(place, exchange));
        exchange.await(timeout, () -> {
            withdraw(place, exchange);
            exchange.refuse(
                    HttpResponseStatus.GATEWAY_TIMEOUT.code(), ErrorCode.TIMEOUT.with("The deadline has passed"));
        });
    }

    /** The client waits no longer: its handler does not begin, or is interrupted after a while. */
    private void withdraw(HandlerPlaces.Place place, Exchange exchange) {
        if (places.withdraw(place)) {
            ended();
        } else if (!settings.interruptAfter().isZero() && place.isRunning()) {
            exchange.later(settings.interruptAfter(), place::interrupt);
        }
    }

    private static void refuse(Exchange exchange) {
        exchange.refuse(
                HttpResponseStatus.SERVICE_UNAVAILABLE.code(), ErrorCode.UNAVAILABLE.with("The server is going away"));
    }

    private void ended() {
        if (underWay.decrementAndGet() == 0) {
            idle.complete(true);
        }
    }

    /** Lets no handler begin from now on; completes when none is under way. To be called once. */
    CompletionStage<Boolean> drain() {
        draining = true;
        ended();
        return idle;
    }

    /** One request on its way through its handler; the pool names it in the log if it occupies a thread. */
    private final class Handling implements Runnable {
        private final Route route;
        private final HttpRequest request;
        private final Exchange exchange;

        Handling(Route route, HttpRequest request, Exchange exchange) {
            this.route = route;
            this.request = request;
            this.exchange = exchange;
        }

        @Override
        public void run() {
            CompletionStage<HttpResponse> response;
            try {
                response = Objects.requireNonNull(route.handler().handle(request), "the handler returned no stage");
            } catch (Throwable e) {
                answer(null, e);
                return;
            }
            response.whenComplete(this::answer);
        }

        private void answer(@Nullable HttpResponse given, @Nullable Throwable failure) {
            try {
                if (failure != null) {
                    fail(failure);
                } else {
                    answer(Objects.requireNonNull(given, "the handler gave no response"));
                }
            } catch (Throwable e) {
                // Also an Error: a body that begins is code of users.
                fail(e);
            } finally {
                ended();
            }
        }

        private void answer(HttpResponse given) {
            if (given.streamsTo(exchange.request().method().name())) {
                stream(given);
            } else {
                exchange.answer(given);
            }
        }

        private void stream(HttpResponse given) {
            ResponseBody body =
                    new ResponseBody(settings.outboundMessages(), settings.outboundBytes(), buffers, threads, threads);
            try {
                body.begin(given);
            } catch (Throwable e) {
                body.cut();
                throw e;
            }
            exchange.stream(given, body, settings.writeTimeout());
        }

        private void fail(Throwable failure) {
            Throwable cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            WireError error = cause instanceof ActorException told
                    ? new WireError(
                            told.code(),
                            Objects.requireNonNullElse(told.getMessage(), ""),
                            told.retryable(),
                            told.metadata())
                    : internal(cause);
            exchange.refuse(FailureStatus.of(error), error);
        }

        private WireError internal(Throwable failure) {
            return TracedFailure.log(LOG, route.toString(), route::toString, failure);
        }

        @Override
        public String toString() {
            return route.toString();
        }
    }
}
