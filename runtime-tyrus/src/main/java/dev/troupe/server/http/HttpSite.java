package dev.troupe.server.http;

import dev.troupe.client.BoundedLog;
import dev.troupe.server.websocket.ActorSockets;
import dev.troupe.server.websocket.Upgrade;
import dev.troupe.server.websocket.UpgradeRefusal;
import dev.troupe.server.websocket.UpgradeRequest;
import dev.troupe.server.websocket.UpgradeResult;
import dev.troupe.wire.ErrorCode;
import dev.troupe.wire.WireError;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What is at which path: {@code /health}, the actors below {@code /actors}, the routes of users, and pages everywhere else; all
 * of it below the base path, and nothing beside that.
 */
public final class HttpSite {

    private static final BoundedLog LOG = BoundedLog.of(HttpSite.class);

    private static final String SERVER = "*";
    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";
    private static final Map<String, String> READ_ONLY = Map.of("Allow", "GET, HEAD");

    private static final String NO_SUCH_HOST =
            "This server does not answer for the host that the request names. If it should,"
                    + " add the host to troupe.http.allowed-hosts.";

    private final ActorSockets sockets;
    private final ActorCalls calls;
    private final ActorFetches fetches;
    private final Routes routes;
    private final StaticPages pages;
    private final Cors cors;
    private final int maxBody;
    private final BasePath base;
    private final TrustedProxies proxies;
    private final AllowedHosts hosts;
    private final Health health;
    private volatile boolean draining;

    /**
     * @param maxBody the most bytes of a body for a route, or for what an actor handles
     * @param base below which everything is
     * @param proxies who is believed where a request comes from
     * @param hosts the hosts that a request may name
     */
    public HttpSite(
            ActorSockets sockets,
            ActorCalls calls,
            ActorFetches fetches,
            Routes routes,
            StaticPages pages,
            Cors cors,
            int maxBody,
            BasePath base,
            TrustedProxies proxies,
            AllowedHosts hosts,
            Health health) {
        this.sockets = sockets;
        this.calls = calls;
        this.fetches = fetches;
        this.routes = routes;
        this.pages = pages;
        this.cors = cors;
        this.maxBody = maxBody;
        this.base = base;
        this.proxies = proxies;
        this.hosts = hosts;
        this.health = health;
    }

    /**
     * From now on no WebSocket is granted, no actor asked and no handler run.
     *
     * @return completes when no handler of a route is under way
     */
    public CompletionStage<Boolean> drain() {
        draining = true;
        return routes.drain();
    }

    /** What every response to this request says, a refusal too. */
    Map<String, String> headers(HttpRequest request) {
        return cors.headers(request);
    }

    /** Decides by the head of a request what becomes of it. Its body is read where it is wanted. */
    void handle(HttpRequest request, Exchange exchange) {
        if (request.uri().equals(SERVER) && HttpMethod.OPTIONS.equals(request.method())) {
            exchange.answer(Responses.empty(HttpResponseStatus.NO_CONTENT, Map.of("Allow", METHODS)));
            return;
        }
        Optional<RequestTarget> target = RequestTarget.parse(request.uri());
        Optional<RequestSource> source =
                proxies.source(exchange.source(), RequestSource.peer(exchange.channel()), request.headers());
        if (target.isEmpty()) {
            malformed("The request is malformed", exchange);
        } else if (source.isEmpty()) {
            malformed("What the proxy says of the client cannot be read", exchange);
        } else if (!hosts.allow(request, source.get())) {
            WireError error = ErrorCode.FORBIDDEN.with(NO_SUCH_HOST);
            exchange.refuse(HttpResponseStatus.MISDIRECTED_REQUEST.code(), error);
            exchange.tellRefusal("A request", HttpResponseStatus.MISDIRECTED_REQUEST.code(), error);
        } else {
            exchange.comesFrom(source.get());
            base.below(target.get())
                    .ifPresentOrElse(
                            below -> handle(request, below, exchange), () -> outside(request, target.get(), exchange));
        }
    }

    private static void malformed(String message, Exchange exchange) {
        exchange.refuse(HttpResponseStatus.BAD_REQUEST.code(), ErrorCode.BAD_MESSAGE.with(message));
    }

    private void handle(HttpRequest request, RequestTarget target, Exchange exchange) {
        if (cors.isPreflight(request)) {
            exchange.answer(cors.preflight());
        } else if (target.isOfActors()) {
            actors(request, target, exchange);
        } else if (wantsWebSocket(request)) {
            notFound(exchange);
        } else if (Health.isAt(target.rawPath()) || !routes.handle(target, exchange, maxBody)) {
            read(request, target, exchange);
        }
    }

    /** The base path itself leads to what is below it, where relative links of a page are right. */
    private void outside(HttpRequest request, RequestTarget target, Exchange exchange) {
        if (base.is(target) && isRead(request) && !wantsWebSocket(request)) {
            String query = target.rawQuery().isEmpty() ? "" : "?" + target.rawQuery();
            exchange.answer(Responses.empty(
                    HttpResponseStatus.PERMANENT_REDIRECT, Map.of("Location", base.text() + "/" + query)));
        } else {
            notFound(exchange);
        }
    }

    /** What stays as it is. */
    private void read(HttpRequest request, RequestTarget target, Exchange exchange) {
        if (!isRead(request)) {
            exchange.refuse(
                    HttpResponseStatus.METHOD_NOT_ALLOWED.code(),
                    ErrorCode.BAD_MESSAGE.with("There is nothing to change here"),
                    READ_ONLY);
        } else if (Health.isAt(target.rawPath())) {
            exchange.answer(Responses.forMethod(request, health.answer(target.rawPath())));
        } else {
            page(request, target, exchange);
        }
    }

    private void actors(HttpRequest request, RequestTarget target, Exchange exchange) {
        if (draining || (health.isDraining() && wantsWebSocket(request))) {
            exchange.refuse(
                    HttpResponseStatus.SERVICE_UNAVAILABLE.code(),
                    ErrorCode.UNAVAILABLE.with("The server is going away"));
        } else if (ActorCalls.isCall(target) && !wantsWebSocket(request)) {
            calls.handle(target, exchange);
        } else if (ActorFetches.isFetch(target) && !wantsWebSocket(request)) {
            fetches.handle(target, exchange, maxBody);
        } else if (!HttpMethod.GET.equals(request.method())) {
            exchange.refuse(
                    HttpResponseStatus.METHOD_NOT_ALLOWED.code(),
                    ErrorCode.BAD_MESSAGE.with("Actors are reached by WebSocket"),
                    Map.of("Allow", "GET"));
        } else if (!wantsWebSocket(request)) {
            exchange.refuse(
                    HttpResponseStatus.UPGRADE_REQUIRED.code(),
                    ErrorCode.BAD_MESSAGE.with("Actors are reached by WebSocket"),
                    Map.of("Upgrade", "websocket", "Connection", "Upgrade"));
        } else {
            upgrade(request, target, exchange);
        }
    }

    private void upgrade(HttpRequest request, RequestTarget target, Exchange exchange) {
        sockets.upgrade(new UpgradeRequest(exchange.client(target), request.headers(), exchange.isSecure()))
                .whenComplete((result, failure) -> exchange.resume(() -> upgrade(result, failure, exchange)));
    }

    private void upgrade(UpgradeResult result, @Nullable Throwable failure, Exchange exchange) {
        if (failure != null) {
            LOG.log(Level.ERROR, "A request for a WebSocket could not be decided on", failure);
            exchange.refuse(
                    HttpResponseStatus.INTERNAL_SERVER_ERROR.code(),
                    ErrorCode.INTERNAL.with("The request could not be handled"));
        } else if (result instanceof UpgradeRefusal refusal) {
            exchange.refuse(refusal.status(), refusal.error(), refusal.headers());
            exchange.tellRefusal("A WebSocket", refusal.status(), refusal.error());
        } else if (result instanceof Upgrade granted) {
            FullHttpResponse switching = new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1, HttpResponseStatus.SWITCHING_PROTOCOLS, Unpooled.EMPTY_BUFFER);
            granted.headers().forEach((name, values) -> switching.headers().set(name, values));
            exchange.upgrade(switching, to -> sockets.open(to, granted));
        }
    }

    private void page(HttpRequest request, RequestTarget target, Exchange exchange) {
        Optional<String> name = PagePath.resource(target.rawPath());
        if (name.isEmpty()) {
            exchange.refuse(HttpResponseStatus.BAD_REQUEST.code(), ErrorCode.BAD_MESSAGE.with("No path of a page"));
            return;
        }
        pages.find(name.get(), (found, failure) -> {
            if (failure.isPresent()) {
                unreadable(failure.get(), exchange);
            } else if (found.isEmpty()) {
                notFound(exchange);
            } else {
                try {
                    page(request, found.get(), exchange);
                } catch (Throwable e) {
                    unreadable(e, exchange);
                }
            }
        });
    }

    private static void unreadable(Throwable failure, Exchange exchange) {
        LOG.log(Level.ERROR, "A page cannot be read", failure);
        exchange.refuse(
                HttpResponseStatus.INTERNAL_SERVER_ERROR.code(), ErrorCode.INTERNAL.with("The page cannot be read"));
    }

    private void page(HttpRequest request, Page page, Exchange exchange) {
        boolean known = page.isKnown(request.headers().get(HttpHeaderNames.IF_NONE_MATCH, ""));
        if (known || page.isSmall()) {
            exchange.answer(Responses.forMethod(request, Responses.page(page, known)));
        } else {
            pages.send(page, exchange);
        }
    }

    private static void notFound(Exchange exchange) {
        exchange.refuse(
                HttpResponseStatus.NOT_FOUND.code(), ErrorCode.NOT_FOUND.with("There is nothing at this address"));
    }

    private static boolean isRead(HttpRequest request) {
        return HttpMethod.GET.equals(request.method()) || HttpMethod.HEAD.equals(request.method());
    }

    /** RFC 9110, section 7.8: HTTP/1.0 knows no upgrade. A request with a body is not an upgrade, since frames would follow the body. */
    private static boolean wantsWebSocket(HttpRequest request) {
        return request.headers().containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true)
                && !HeadRules.isBefore11(request)
                && !HeadRules.hasBody(request);
    }
}
