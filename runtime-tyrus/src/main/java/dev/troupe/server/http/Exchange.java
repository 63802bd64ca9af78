package dev.troupe.server.http;

import dev.troupe.wire.WireError;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/** One request and its response, which is given once. Any thread may give it. */
final class Exchange {

    private static final Logger LOG = System.getLogger(Exchange.class.getName());

    private final HttpConnection connection;
    private final ChannelHandlerContext context;
    private final HttpRequest request;

    Exchange(HttpConnection connection, ChannelHandlerContext context, HttpRequest request) {
        this.connection = connection;
        this.context = context;
        this.request = request;
    }

    Channel channel() {
        return context.channel();
    }

    void answer(FullHttpResponse response) {
        if (!onLoop(() -> connection.answer(context, request, response))) {
            response.release();
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

    void refuse(int status, WireError error) {
        refuse(status, error, Map.of());
    }

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
