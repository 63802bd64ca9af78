package dev.troupe.server.http;

import dev.troupe.client.BoundedLog;
import dev.troupe.runtime.message.ResponseBody;
import dev.troupe.wire.ErrorCode;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.SocketChannelConfig;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP connection (RFC 9112), until it is closed or becomes a WebSocket. All on its event loop.
 *
 * <p>Promises:
 *
 * <ul>
 *   <li>Requests are answered one after the other, in their order; while one is, no further one is served.
 *   <li>From one response to the end of the next no more time passes than allowed, whoever is slow; but for exchanges that
 *       {@linkplain Exchange#await take their time}, and see to their end themselves.
 *   <li>Such an exchange learns that its client has gone, unless that has sent more requests before; so does a body that is
 *       streamed, for which no time is set.
 *   <li>A request that is too long, malformed, or has a body of more bytes than its target takes is refused, and the
 *       connection closed.
 * </ul>
 */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails comes with a channel that closes
final class HttpConnection extends ChannelInboundHandlerAdapter {

    /** RFC 9110, section 15.2.1. It goes past the codec, which would take it for the response. */
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private static final RequestBody NO_BODY = new RequestBody(0);

    private static final System.Logger LOG = BoundedLog.of(HttpConnection.class);

    private final HttpSite site;
    private final Duration patience;
    private final Deque<HttpObject> waiting = new ArrayDeque<>(2);
    private @Nullable ScheduledFuture<?> deadline;
    private @Nullable HttpRequest request;
    private RequestBody body = NO_BODY;
    private boolean answering;
    /** Whether the exchange takes its time. */
    private boolean waits;

    private @Nullable Runnable whenGone;
    /** What is streamed just now. */
    private @Nullable BodyWriter streaming;

    /** Whether the loop over what waits is running already, further down the stack. */
    private boolean catchingUp;

    private boolean over;

    /** @param patience how long an exchange may take, from the end of the one before */
    HttpConnection(HttpSite site, Duration patience) {
        this.site = site;
        this.patience = patience;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        startDeadline(context);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        end();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        HttpObject object = (HttpObject) message;
        if (over) {
            ReferenceCountUtil.release(object);
        } else if (answering) {
            waiting.add(object);
        } else {
            take(context, object);
        }
    }

    private void take(ChannelHandlerContext context, HttpObject object) {
        try {
            DecoderResult decoded = object.decoderResult();
            if (decoded.isFailure()) {
                refuse(context, statusOf(decoded.cause()), "The request cannot be read");
            } else if (object instanceof HttpRequest head) {
                takeHead(context, head);
            } else if (object instanceof HttpContent content) {
                takeBody(context, content);
            }
        } finally {
            ReferenceCountUtil.release(object);
        }
    }

    private void takeHead(ChannelHandlerContext context, HttpRequest head) {
        request = head;
        body = new RequestBody(site.maxBody(head));
        if (HttpUtil.is100ContinueExpected(head)) {
            if (body.admits(HttpUtil.getContentLength(head, 0L))) {
                context.pipeline().context(HttpServerCodec.class).writeAndFlush(Unpooled.wrappedBuffer(CONTINUE));
            } else {
                refuseBody(context);
            }
        }
    }

    private void refuseBody(ChannelHandlerContext context) {
        refuse(context, HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE, "The body has too many bytes");
    }

    private void takeBody(ChannelHandlerContext context, HttpContent content) {
        HttpRequest asked = request;
        if (over || asked == null) {
            return;
        }
        if (!body.add(content.content())) {
            refuseBody(context);
        } else if (content instanceof LastHttpContent) {
            byte[] whole = body.whole();
            body = NO_BODY;
            answering = true;
            handle(asked, new Exchange(this, context, asked, whole));
            if (answering && !over) {
                context.channel().config().setAutoRead(false);
                if (waits) {
                    // Or nobody would notice that the client has gone.
                    context.read();
                }
            }
        }
    }

    private void handle(HttpRequest asked, Exchange exchange) {
        attempt(exchange, () -> site.handle(asked, exchange));
    }

    /** Does something for an exchange; if that fails before there was an answer, the answer says so. */
    void attempt(Exchange exchange, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "A request could not be handled", e);
            if (!over && answering) {
                exchange.refuse(
                        HttpResponseStatus.INTERNAL_SERVER_ERROR.code(),
                        ErrorCode.INTERNAL.with("The request could not be handled"));
            }
        }
    }

    private static HttpResponseStatus statusOf(Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return HttpResponseStatus.REQUEST_URI_TOO_LONG;
        }
        return cause instanceof TooLongHttpHeaderException
                ? HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
                : HttpResponseStatus.BAD_REQUEST;
    }

    private void refuse(ChannelHandlerContext context, HttpResponseStatus status, String message) {
        over = true;
        FullHttpResponse response = Responses.error(status.code(), ErrorCode.BAD_MESSAGE.with(message));
        Responses.complete(response, false);
        context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }

    /** The exchange takes its time: the time of this connection runs again from its response on. */
    void waitFor(Runnable gone) {
        stopDeadline();
        waits = true;
        whenGone = gone;
    }

    /** As {@link #waitFor}, but {@code late} is run after so much time, and sees to the response. */
    void waitFor(ChannelHandlerContext context, Duration limit, Runnable late) {
        waitFor(() -> {});
        deadline = context.executor().schedule(late, limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Sends the response to a request. */
    void answer(ChannelHandlerContext context, HttpRequest asked, FullHttpResponse response) {
        boolean stay = HttpUtil.isKeepAlive(asked);
        whenGone = null;
        if (waits && context.channel().isActive()) {
            startDeadline(context);
        }
        waits = false;
        Responses.complete(response, stay);
        over = !stay;
        context.writeAndFlush(response).addListener(sent -> {
            if (sent.isSuccess() && stay) {
                next(context);
            } else {
                context.close();
            }
        });
    }

    /**
     * Sends the head of a response, and its body for as long as it likes. The end of the body is that of the connection where a
     * client knows no chunks (RFC 9112, section 6.3) and the head does not say the length.
     */
    void stream(
            ChannelHandlerContext context,
            HttpRequest asked,
            HttpResponse head,
            ResponseBody streamed,
            Duration writeTimeout) {
        if (!context.channel().isActive()) {
            streamed.cut();
            return;
        }
        boolean sized = HttpUtil.isContentLengthSet(head);
        boolean chunks = !sized && asked.protocolVersion().equals(HttpVersion.HTTP_1_1);
        boolean stay = (sized || chunks) && HttpUtil.isKeepAlive(asked);
        stopDeadline();
        whenGone = streamed::cut;
        HttpUtil.setTransferEncodingChunked(head, chunks);
        Responses.complete(head, stay);
        over = !stay;
        BodyWriter writer = new BodyWriter(context, streamed, writeTimeout, whole -> streamed(context, whole, stay));
        streaming = writer;
        context.write(head);
        writer.start();
    }

    /** A body has ended. */
    private void streamed(ChannelHandlerContext context, boolean whole, boolean stay) {
        streaming = null;
        whenGone = null;
        waits = false;
        if (whole && stay) {
            next(context);
            return;
        }
        if (!whole) {
            reset(context.channel());
        }
        context.close();
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

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        BodyWriter writer = streaming;
        if (writer != null) {
            writer.move();
        }
    }

    private void next(ChannelHandlerContext context) {
        answering = false;
        request = null;
        startDeadline(context);
        if (catchingUp) {
            return;
        }
        catchingUp = true;
        while (!answering && !over && !waiting.isEmpty()) {
            take(context, waiting.remove());
        }
        catchingUp = false;
        if (!answering && !over) {
            context.channel().config().setAutoRead(true);
        }
    }

    /**
     * Sends the response to a request for a WebSocket, and leaves the channel to what opens it. Nothing may have come
     * meanwhile: a client has to wait for the answer (RFC 6455, section 4.1), and what it has sent was read as HTTP.
     *
     * <p>The response leaves when the socket has been opened: whoever has it counts, and comes before whoever asks after that.
     */
    void upgrade(ChannelHandlerContext context, FullHttpResponse switching, Consumer<ChannelHandlerContext> open) {
        if (over) {
            return;
        }
        if (!waiting.isEmpty()) {
            refuse(context, HttpResponseStatus.BAD_REQUEST, "Nothing may follow the request before its answer");
            return;
        }
        over = true;
        Channel channel = context.channel();
        context.write(switching);
        try {
            open.accept(context);
        } finally {
            channel.flush();
        }
        end();
        // The codec goes last: what it has read past the request, it hands to the socket as it goes.
        channel.pipeline().remove(this);
        channel.pipeline().remove(HttpServerCodec.class);
        channel.config().setAutoRead(true);
    }

    private void startDeadline(ChannelHandlerContext context) {
        stopDeadline();
        deadline = context.executor().schedule(() -> expire(context), patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void expire(ChannelHandlerContext context) {
        if (request != null && !answering && !over) {
            refuse(context, HttpResponseStatus.REQUEST_TIMEOUT, "The request takes too long");
        } else {
            context.close();
        }
    }

    private void stopDeadline() {
        ScheduledFuture<?> running = deadline;
        if (running != null) {
            running.cancel(false);
        }
    }

    private void end() {
        over = true;
        stopDeadline();
        waiting.forEach(ReferenceCountUtil::release);
        waiting.clear();
        Runnable gone = whenGone;
        whenGone = null;
        if (gone != null) {
            gone.run();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        boolean ofThePeer = cause instanceof IOException || cause instanceof DecoderException;
        context.close();
        LOG.log(ofThePeer ? Level.DEBUG : Level.ERROR, "An HTTP connection failed", cause);
    }
}
