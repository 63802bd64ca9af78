package dev.troupe.server.http;

import dev.troupe.actor.ClientRequest;
import dev.troupe.actor.HttpResponse;
import dev.troupe.client.BoundedLog;
import dev.troupe.runtime.message.ResponseBody;
import dev.troupe.wire.WireError;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * One request and its response. Methods that say nothing of it are for the event loop.
 *
 * <p>Promises, for any number of threads:
 *
 * <ul>
 *   <li>The first response is sent; whatever comes after it is dropped.
 * </ul>
 */
final class Exchange {

    private static final System.Logger LOG = BoundedLog.of(Exchange.class);

    private final HttpConnection connection;
    private final ChannelHandlerContext context;
    private final HttpRequest request;
    private final byte[] body;
    private final AtomicBoolean answered = new AtomicBoolean();
    private Map<String, String> moreHeaders = Map.of();
    private RequestSource source;

    Exchange(HttpConnection connection, ChannelHandlerContext context, HttpRequest request, byte[] body) {
        this.connection = connection;
        this.context = context;
        this.request = request;
        this.body = body;
        this.source = RequestSource.of(context.channel());
    }

    Channel channel() {
        return context.channel();
    }

    HttpRequest request() {
        return request;
    }

    byte[] body() {
        return body;
    }

    /** From where the request has come: the other end of the channel, unless somebody knows better. */
    RequestSource source() {
        return source;
    }

    /** Somebody knows better. */
    void comesFrom(RequestSource traced) {
        this.source = traced;
    }

    /** The request as actors and handlers see it. */
    ClientRequest client(RequestTarget target) {
        HttpHeaders given = request.headers();
        Map<String, List<String>> headers = new HashMap<>();
        for (String name : given.names()) {
            headers.put(name, List.copyOf(given.getAll(name)));
        }
        source.host().ifPresent(host -> {
            headers.keySet().removeIf(HttpHeaderNames.HOST::contentEqualsIgnoreCase);
            headers.put("Host", List.of(host));
        });
        return new ClientRequest(target.rawPath(), target.rawQuery(), headers, source.address(), Optional.empty());
    }

    /** Whether the client speaks TLS. */
    boolean isSecure() {
        return source.secure();
    }

    /** What the response says besides, whoever gives it. */
    void addHeaders(Map<String, String> headers) {
        this.moreHeaders = headers;
    }

    /**
     * The response takes its time, and somebody else sees to it that there is one.
     *
     * @param gone is run, on the event loop, if the client goes before
     */
    void await(Runnable gone) {
        connection.waitFor(gone);
    }

    /**
     * The response takes its time.
     *
     * @param limit how much of it
     * @param late sees to a response then
     */
    void await(Duration limit, Runnable late) {
        connection.waitFor(context, limit, late);
    }

    /** Sends the response. Any thread. */
    void answer(FullHttpResponse response) {
        if (!answered.compareAndSet(false, true)) {
            response.release();
            return;
        }
        moreHeaders.forEach(response.headers()::add);
        if (!onLoop(() -> connection.answer(context, request, response))) {
            response.release();
        }
    }

    /** Sends what a handler has answered, with its body unless that is streamed or the request wants none. Any thread. */
    void answer(HttpResponse given) {
        answer(Responses.forMethod(request, given));
    }

    /**
     * Sends the head of a response, and then its body for as long as it likes. Any thread.
     *
     * @param writeTimeout how long the client may take nothing of what there is
     */
    void stream(HttpResponse given, ResponseBody streamed, Duration writeTimeout) {
        io.netty.handler.codec.http.HttpResponse head = Responses.head(given);
        moreHeaders.forEach(head.headers()::add);
        boolean first = answered.compareAndSet(false, true);
        if (!first || !onLoop(() -> connection.stream(context, request, head, streamed, writeTimeout))) {
            streamed.cut();
        }
    }

    /** Goes on with the request on its event loop, at once if this is it. */
    void resume(Runnable task) {
        onLoop(() -> connection.attempt(this, task));
    }

    private boolean onLoop(Runnable task) {
        if (context.executor().inEventLoop()) {
            task.run();
            return true;
        }
        try {
            context.executor().execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "The server has stopped meanwhile", e);
            return false;
        }
    }

    /** Sends an error. Any thread. */
    void refuse(int status, WireError error) {
        refuse(status, error, Map.of());
    }

    /** Sends an error. Any thread. */
    void refuse(int status, WireError error, Map<String, String> headers) {
        FullHttpResponse response = Responses.error(status, error);
        headers.forEach(response.headers()::set);
        answer(response);
    }

    /** Switches protocols; on the event loop. */
    void upgrade(FullHttpResponse switching, Consumer<Channel> open) {
        connection.upgrade(context, switching, at -> open.accept(at.channel()));
    }
}
