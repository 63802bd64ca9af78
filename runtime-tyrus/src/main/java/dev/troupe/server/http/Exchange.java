package dev.troupe.server.http;

import dev.troupe.actor.ClientRequest;
import dev.troupe.actor.HttpResponse;
import dev.troupe.client.BoundedLog;
import dev.troupe.runtime.connection.RefusalLog;
import dev.troupe.runtime.message.ResponseBody;
import dev.troupe.wire.WireError;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
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
    private final AtomicBoolean answered = new AtomicBoolean();
    private Map<String, String> moreHeaders = Map.of();
    private RequestSource source;
    private boolean abandoned;

    Exchange(HttpConnection connection, ChannelHandlerContext context, HttpRequest request) {
        this.connection = connection;
        this.context = context;
        this.request = request;
        this.source = RequestSource.of(context.channel());
    }

    Channel channel() {
        return context.channel();
    }

    HttpRequest request() {
        return request;
    }

    /** Whether a body follows the head. */
    boolean hasBody() {
        return HeadRules.hasBody(request);
    }

    /**
     * Reads the body, which stays where it is before. Any thread. If the body does not arrive, or is more than may be kept, the
     * connection answers, and the exchange learns that its client has gone.
     *
     * @param limit the most bytes; beyond, 413
     * @param whole is told the body, once, on the event loop
     */
    void read(long limit, Consumer<byte[]> whole) {
        onLoop(() -> connection.attempt(this, () -> connection.readBody(context, this, limit, whole)));
    }

    /** What waits for a response to be given is told that there is no need to. */
    void leave() {
        connection.leave();
    }

    /** Its client has gone, or its body was refused: nothing that waits for it is needed. */
    void abandon() {
        abandoned = true;
    }

    /** Whether nothing that waits for it is needed; on the event loop. */
    boolean isAbandoned() {
        return abandoned;
    }

    /** Whether a response has been given. Any thread. */
    boolean isAnswered() {
        return answered.get();
    }

    /** From where the request has come: the other end of the channel, unless a trusted proxy says more. */
    RequestSource source() {
        return source;
    }

    /** A trusted proxy says more. */
    void comesFrom(RequestSource traced) {
        this.source = traced;
    }

    /** The request as actors and handlers see it. */
    ClientRequest client(RequestTarget target) {
        // In one pass, by names without regard to case; a map of them would cost more where names collide.
        Map<String, String> names = new HashMap<>();
        Map<String, List<String>> headers = new HashMap<>();
        for (Map.Entry<String, String> field : request.headers()) {
            String name = names.computeIfAbsent(field.getKey().toLowerCase(Locale.ROOT), lower -> field.getKey());
            headers.computeIfAbsent(name, first -> new ArrayList<>(1)).add(field.getValue());
        }
        source.host().ifPresent(host -> headers.put(names.getOrDefault("host", "Host"), List.of(host)));
        headers.replaceAll((name, lines) -> List.copyOf(lines));
        return new ClientRequest(target.rawPath(), target.rawQuery(), headers, source.address(), Optional.empty());
    }

    /** Whether the client speaks TLS. */
    boolean isSecure() {
        return source.secure();
    }

    /** What the response says besides, wherever it comes from. */
    void addHeaders(Map<String, String> headers) {
        this.moreHeaders = headers;
    }

    /**
     * The response takes its time; the caller sees to it that there is one.
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
        if (!onLoop(() -> connection.answer(context, this, response))) {
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
        boolean begun = false;
        try {
            StreamedBody body = new StreamedBody(streamed, writeTimeout);
            io.netty.handler.codec.http.HttpResponse head = Responses.head(given);
            moreHeaders.forEach(head.headers()::add);
            boolean first = answered.compareAndSet(false, true);
            begun = first && onLoop(() -> connection.stream(context, this, head, body));
        } finally {
            if (!begun) {
                streamed.cut();
            }
        }
    }

    /** Runs what gives a response. If that fails, the response says so. Any thread. */
    void attempt(Runnable task) {
        connection.attempt(this, task);
    }

    /** Goes on with the request on its event loop, at once if this is it. */
    void resume(Runnable task) {
        onLoop(() -> connection.attempt(this, task));
    }

    /** Runs something quick on the event loop after so much time, also if the client has gone by then. On the event loop. */
    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for it
    void later(Duration delay, Runnable task) {
        context.executor().schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
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

    /** Says in the log that this request is refused. Any thread. */
    void tellRefusal(String what, int status, WireError error) {
        RefusalLog.tell(what, source.address(), request.uri(), status, error);
    }

    /** Switches protocols; on the event loop. */
    void upgrade(FullHttpResponse switching, Consumer<Channel> open) {
        connection.upgrade(context, this, switching, at -> open.accept(at.channel()));
    }
}
