package dev.troupe.server.http;

import dev.troupe.client.BoundedLog;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.SocketChannelConfig;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Writes the responses of one connection. Every response goes through here, a refusal too, and gets here what every response
 * says. On the event loop of the connection.
 *
 * <p>Promises:
 *
 * <ul>
 *   <li>A response takes any time while its client takes something of it. Where nothing leaves for the time allowed, the
 *       connection is closed.
 *   <li>The end of each response is reported once.
 * </ul>
 */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails comes with a channel that closes
final class Responder {

    private static final System.Logger LOG = BoundedLog.of(Responder.class);

    /** What is told of the end of a response. */
    @FunctionalInterface
    interface End {
        /**
         * It has ended.
         *
         * @param whole whether all of it has left
         * @param stay whether it said that the connection is kept
         */
        void ended(ChannelHandlerContext context, boolean whole, boolean stay);
    }

    private final ResponseEncoder encoder;
    private final Duration idle;
    private final Duration writeTimeout;
    private final End end;
    /** What is streamed just now. */
    private @Nullable BodyWriter streaming;

    /**
     * @param idle how long the connection is kept after a response
     * @param writeTimeout how long nothing of a whole response may leave
     */
    Responder(ResponseEncoder encoder, Duration idle, Duration writeTimeout, End end) {
        this.encoder = encoder;
        this.idle = idle;
        this.writeTimeout = writeTimeout;
        this.end = end;
    }

    /** Sends an interim response, while there is no other. */
    void sendContinue(ChannelHandlerContext context) {
        encoder.sendContinue(context);
    }

    /** Sends a whole response. */
    void send(ChannelHandlerContext context, Exchange asked, FullHttpResponse response, boolean stay) {
        complete(asked, response, stay);
        ChannelFuture sent = context.writeAndFlush(response);
        if (!sent.isDone()) {
            new WriteWatch(context, writeTimeout, () -> !sent.isDone(), context::close).watch();
        }
        sent.addListener(done -> end.ended(context, done.isSuccess(), stay));
    }

    private void complete(Exchange asked, HttpResponse response, boolean stay) {
        Responses.complete(response, asked.request(), stay, idle);
        encoder.headOnly(HttpMethod.HEAD.equals(asked.request().method()));
    }

    /**
     * Sends the head of a response, and its body for as long as it likes. The end of the body is that of the connection where a
     * client knows no chunks (RFC 9112, section 6.3) and the head does not say the length.
     */
    void stream(
            ChannelHandlerContext context, Exchange asked, HttpResponse head, StreamedBody streamed, boolean wanted) {
        boolean sized = HttpUtil.isContentLengthSet(head);
        boolean chunks = !sized && !HeadRules.isBefore11(asked.request());
        boolean stay = (sized || chunks) && wanted;
        HttpUtil.setTransferEncodingChunked(head, chunks);
        complete(asked, head, stay);
        BodyWriter writer = new BodyWriter(
                context, streamed.body(), streamed.writeTimeout(), whole -> streamed(context, whole, stay));
        streaming = writer;
        context.write(head);
        writer.start();
    }

    private void streamed(ChannelHandlerContext context, boolean whole, boolean stay) {
        streaming = null;
        if (!whole) {
            reset(context.channel());
        }
        end.ended(context, whole, stay);
    }

    /** Lets the channel end with a reset: also a client that knows no chunks can tell, and nothing waits for it any longer. */
    private static void reset(Channel channel) {
        if (channel.isOpen() && channel.config() instanceof SocketChannelConfig config) {
            try {
                config.setSoLinger(0);
            } catch (ChannelException e) {
                LOG.log(Level.DEBUG, "The kernel has given up the socket already", e);
            }
        }
    }

    /** Whether a body goes on. */
    boolean isStreaming() {
        return streaming != null;
    }

    /** From now on the progress of the body counts for {@link #cutIfIdle}. */
    void lookAtProgress() {
        BodyWriter writer = streaming;
        if (writer != null) {
            writer.lookAtProgress();
        }
    }

    /** Ends a body of which nothing is under way, and has been since {@link #lookAtProgress}; false if something is. */
    boolean cutIfIdle() {
        BodyWriter writer = streaming;
        if (writer != null && !writer.isIdle()) {
            return false;
        }
        if (writer != null) {
            writer.cut();
        }
        return true;
    }

    /** The channel takes more. */
    void writable() {
        BodyWriter writer = streaming;
        if (writer != null) {
            writer.move();
        }
    }
}
