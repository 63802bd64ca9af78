package dev.troupe.server.http;

import dev.troupe.client.BoundedLog;
import dev.troupe.runtime.message.BufferBudget;
import dev.troupe.wire.ErrorCode;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannelConfig;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP connection (RFC 9112), until it is closed or becomes a WebSocket. All on its event loop.
 *
 * <p>Promises:
 *
 * <ul>
 *   <li>Requests are answered one after the other, in their order. While one is, the server makes nothing of what follows, and
 *       soon stops reading it.
 *   <li>What a request is for is decided by its head. The server keeps no byte of a body before it is asked for, and then no
 *       more than its limit, the budget of the server and the share of the client's address allow.
 *   <li>A client has a time for each head and for the pause between two requests. A body may take any time while enough of it
 *       arrives, and a response while the client takes it.
 *   <li>An exchange learns that its client has gone, also behind {@value #MAX_AHEAD} bytes of other requests. Behind more, a streamed
 *       body is cut off when it pauses. A client that ends its half of the connection still gets its response.
 *   <li>After a response to a request that was not read whole, the connection closes without a reset.
 * </ul>
 */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails comes with a channel that closes
final class HttpConnection extends ChannelInboundHandlerAdapter {

    /** The most bytes of a body that nobody wants for whose sake a connection is kept. */
    private static final long MAX_SKIPPED = 65_536;
    /** How much may have arrived behind a request before the server reads no more until the request is answered. */
    private static final int MAX_AHEAD = 8_192;

    private static final Refusal LATE = Refusal.of(HttpResponseStatus.REQUEST_TIMEOUT, "The request takes too long");

    private static final System.Logger LOG = BoundedLog.of(HttpConnection.class);

    private final HttpSite site;
    private final HttpLimits limits;
    private final BufferBudget budget;
    private final RequestDecoder decoder;
    private final ResponseEncoder encoder;
    private final Responder responder;
    private final Deadline deadline = new Deadline();
    private final Deadline answerBy = new Deadline();
    private @Nullable Exchange exchange;
    private @Nullable BodyIntake intake;
    private @Nullable Runnable whenGone;
    private @Nullable LingeringClose lingering;
    /** Whether a part of a head has arrived, and its time runs. */
    private boolean headBegun;
    /** Whether what follows the request cannot be read as a request. */
    private boolean broken;
    /** Set when the client sends no more. */
    private @Nullable HalfClosed halfClosed;

    private boolean responded;
    private boolean over;

    HttpConnection(
            HttpSite site,
            HttpLimits limits,
            BufferBudget budget,
            Duration writeTimeout,
            RequestDecoder decoder,
            ResponseEncoder encoder) {
        this.site = site;
        this.limits = limits;
        this.budget = budget;
        this.decoder = decoder;
        this.encoder = encoder;
        this.responder = new Responder(encoder, limits.keepAliveTimeout(), writeTimeout, this::sent);
    }

    /** Gives a channel its handlers of HTTP. The channel reads when it is told to. */
    static HttpConnection addTo(
            Channel channel, HttpSite site, HttpLimits limits, BufferBudget budget, Duration writeTimeout) {
        RequestDecoder decoder = new RequestDecoder(limits);
        ResponseEncoder encoder = new ResponseEncoder();
        HttpConnection connection = new HttpConnection(site, limits, budget, writeTimeout, decoder, encoder);
        channel.config().setAutoRead(false);
        if (channel.config() instanceof SocketChannelConfig config) {
            config.setAllowHalfClosure(true);
        }
        channel.pipeline().addLast(encoder, decoder, connection);
        return connection;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        deadline.set(context.executor(), limits.headTimeout(), context::close);
        context.read();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            if (over) {
                return;
            }
            if (message instanceof RefusedHead refused) {
                refuse(context, refused);
            } else if (message instanceof HttpRequest head) {
                takeHead(context, head);
            } else if (message instanceof HttpContent content) {
                takeContent(context, content);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        LingeringClose closing = lingering;
        if (closing != null) {
            closing.check();
        } else if (exchange == null && !headBegun && decoder.hasPartOfHead()) {
            headBegun = true;
            deadline.set(context.executor(), limits.headTimeout(), () -> refuse(context, decoder.unfinished(LATE)));
        }
        keepAhead(context);
        readMore(context);
    }

    /** Counts what waits. A client for which there is no room is refused, and its connection ends. */
    private void keepAhead(ChannelHandlerContext context) {
        if (over || decoder.keep(budget, context.pipeline().context(decoder))) {
            return;
        }
        if (exchange == null) {
            refuse(context, decoder.unfinished(BodyIntake.NO_ROOM));
        } else if (exchange.isAnswered()) {
            context.close();
        } else {
            refuseBody(BodyIntake.NO_ROOM);
        }
    }

    /** Reads on, unless much waits. The server reads while a client waits for a response, too, to learn when the client goes. */
    private void readMore(ChannelHandlerContext context) {
        if (over || halfClosed != null) {
            return;
        }
        if (lingering != null || !decoder.isHeld() || decoder.waiting() < MAX_AHEAD) {
            context.read();
        } else if (responder.isStreaming()) {
            new HalfClosed(context, responder, deadline).watch(exchange);
        }
    }

    /** Goes on with what has arrived. */
    private void proceed(ChannelHandlerContext context) {
        decoder.proceed(context.pipeline().context(decoder));
        keepAhead(context);
        if (halfClosed != null && !decoder.isHeld() && lingering == null) {
            // What is missing will not arrive.
            context.close();
        } else if (!decoder.isDecoding()) {
            readMore(context);
        }
    }

    private void refuse(ChannelHandlerContext context, RefusedHead refused) {
        decoder.hold();
        begin(context, refused.known());
        refuse(refused.refusal());
    }

    /** Refuses the request, and reads no other after it. */
    private void refuse(Refusal refusal) {
        broken = true;
        Exchange refused = exchange;
        if (refused != null) {
            refused.refuse(refusal.status().code(), refusal.error());
        }
    }

    Exchange begin(ChannelHandlerContext context, HttpRequest head) {
        deadline.clear();
        headBegun = false;
        responded = false;
        Exchange begun = new Exchange(this, context, head);
        begun.addHeaders(site.headers(head));
        exchange = begun;
        watchIfHalfClosed();
        intake = new BodyIntake(head, limits, budget);
        return begun;
    }

    private void takeHead(ChannelHandlerContext context, HttpRequest head) {
        decoder.hold();
        Exchange begun = begin(context, head);
        Optional<Refusal> refusal = HeadRules.check(head);
        if (refusal.isPresent()) {
            refuse(refusal.get());
        } else if (HeadRules.hasBody(head)) {
            attempt(begun, () -> site.handle(head, begun));
        }
    }

    private void takeContent(ChannelHandlerContext context, HttpContent content) {
        BodyIntake coming = intake;
        Exchange asked = exchange;
        if (coming == null || asked == null || broken) {
            return;
        }
        if (coming.hasEnded()) {
            // The end of a request without a body, which nobody has looked at until now.
            attempt(asked, () -> site.handle(asked.request(), asked));
        } else if (content.decoderResult().isFailure()) {
            if (asked.isAnswered()) {
                context.close();
            } else {
                refuseBody(Refusal.badRequest("The body cannot be read"));
            }
        } else {
            coming.take(content.content()).ifPresent(this::refuseBody);
            if (content instanceof LastHttpContent && !broken) {
                ended(context, asked, coming);
            }
        }
    }

    private void refuseBody(Refusal refusal) {
        leave();
        refuse(refusal);
    }

    private void ended(ChannelHandlerContext context, Exchange asked, BodyIntake coming) {
        deadline.clear();
        decoder.hold();
        Consumer<byte[]> whole = coming.ended();
        if (whole != null) {
            attempt(asked, () -> whole.accept(coming.bytes()));
        } else if (responded) {
            next(context);
        }
    }

    /** Reads the body of the request that is being served; see {@link Exchange#read}. */
    void readBody(ChannelHandlerContext context, Exchange asked, long limit, Consumer<byte[]> whole) {
        BodyIntake coming = intake;
        if (over || asked.isAnswered() || exchange != asked || coming == null) {
            return;
        }
        if (coming.hasEnded()) {
            whole.accept(coming.bytes());
            return;
        }
        Optional<Refusal> refusal = coming.want(limit, asked.source().address(), whole);
        if (refusal.isPresent()) {
            refuseBody(refusal.get());
            return;
        }
        if (coming.takeExpectation() && decoder.waiting() == 0) {
            encoder.sendContinue(context);
        }
        awaitBody(context, coming);
        proceed(context);
    }

    private void awaitBody(ChannelHandlerContext context, BodyIntake coming) {
        deadline.set(context.executor(), limits.bodyTimeout(), () -> lookAtBody(context, coming));
    }

    private void lookAtBody(ChannelHandlerContext context, BodyIntake coming) {
        if (!coming.isTooSlow()) {
            awaitBody(context, coming);
        } else if (responded) {
            context.close();
        } else {
            refuseBody(LATE);
        }
    }

    /** Does something for an exchange; if that fails before there was an answer, the answer says so. */
    void attempt(Exchange asked, Runnable task) {
        try {
            task.run();
        } catch (Throwable e) {
            LOG.log(Level.ERROR, "A request could not be handled", e);
            asked.refuse(
                    HttpResponseStatus.INTERNAL_SERVER_ERROR.code(),
                    ErrorCode.INTERNAL.with("The request could not be handled"));
        }
    }

    /** The exchange takes its time. */
    void waitFor(Runnable gone) {
        whenGone = gone;
    }

    /** As {@link #waitFor}, but {@code late} is run after so much time, and sees to the response. */
    void waitFor(ChannelHandlerContext context, Duration limit, Runnable late) {
        if (!limit.isZero()) {
            answerBy.set(context.executor(), limit, late);
        }
    }

    /** Whether the connection is kept after the response that is about to be sent. */
    private boolean keeps(Exchange asked) {
        BodyIntake coming = intake;
        return !broken && HttpUtil.isKeepAlive(asked.request()) && (coming == null || coming.endsWithin(MAX_SKIPPED));
    }

    /** Sends the response to a request. */
    void answer(ChannelHandlerContext context, Exchange asked, FullHttpResponse response) {
        if (over || exchange != asked) {
            response.release();
            return;
        }
        boolean stay = keeps(asked);
        answered();
        responder.send(context, asked, response, stay);
    }

    /** Sends the head of a response, and its body for as long as it likes. */
    void stream(ChannelHandlerContext context, Exchange asked, HttpResponse head, StreamedBody streamed) {
        if (over || exchange != asked || !context.channel().isActive()) {
            streamed.body().cut();
            return;
        }
        boolean stay = keeps(asked);
        answered();
        whenGone = streamed.body()::cut;
        responder.stream(context, asked, head, streamed, stay);
        watchIfHalfClosed();
        readMore(context);
    }

    private void watchIfHalfClosed() {
        HalfClosed closed = halfClosed;
        if (closed != null) {
            closed.watch(exchange);
        }
    }

    private void answered() {
        whenGone = null;
        answerBy.clear();
        deadline.clear();
        BodyIntake coming = intake;
        if (coming != null) {
            coming.skip();
        }
    }

    /** A response has left, or what there is of it. */
    private void sent(ChannelHandlerContext context, boolean whole, boolean stay) {
        BodyIntake coming = intake;
        whenGone = null;
        responded = true;
        boolean unfinished = coming != null && !coming.hasEnded();
        if (!whole || over) {
            context.close();
        } else if (!stay) {
            close(context, !unfinished && !broken && decoder.waiting() == 0);
        } else if (coming != null && unfinished) {
            awaitBody(context, coming);
            proceed(context);
        } else {
            next(context);
        }
    }

    private void close(ChannelHandlerContext context, boolean atOnce) {
        if (atOnce || halfClosed != null) {
            context.close();
            return;
        }
        LingeringClose closing = new LingeringClose(context, decoder, deadline, limits.lingerTimeout());
        lingering = closing;
        decoder.discard();
        proceed(context);
        closing.begin();
    }

    private void next(ChannelHandlerContext context) {
        exchange = null;
        intake = null;
        deadline.set(context.executor(), limits.keepAliveTimeout(), context::close);
        proceed(context);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        responder.writable();
    }

    /**
     * Sends the response to a request for a WebSocket, and leaves the channel to what opens it. Frames that have arrived wait in the
     * decoder, which hands them on as it goes. The response leaves when the socket has been opened, and its client is counted.
     */
    void upgrade(
            ChannelHandlerContext context,
            Exchange asked,
            FullHttpResponse switching,
            Consumer<ChannelHandlerContext> open) {
        if (over || exchange != asked) {
            return;
        }
        Channel channel = context.channel();
        over = true;
        context.write(switching);
        try {
            open.accept(context);
        } finally {
            channel.flush();
        }
        end();
        channel.pipeline().remove(this);
        channel.pipeline().remove(encoder);
        channel.pipeline().remove(decoder);
        if (halfClosed != null) {
            // The WebSocket serves what came before, as it does where its client ends its stream later.
            channel.pipeline().fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
        } else {
            channel.config().setAutoRead(true);
        }
    }

    /** The client sends no more: it may have gone, or wait for its response. */
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            halfClosed = new HalfClosed(context, responder, deadline);
            BodyIntake coming = intake;
            boolean complete = coming != null && (coming.hasEnded() || coming.isUndecided());
            if (over || lingering != null || exchange == null || !complete) {
                context.close();
            } else {
                watchIfHalfClosed();
            }
        }
        context.fireUserEventTriggered(event);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        end();
    }

    /** What waits for the exchange is told that its client has gone. */
    void leave() {
        Exchange abandoned = exchange;
        if (abandoned != null) {
            abandoned.abandon();
        }
        Runnable gone = whenGone;
        whenGone = null;
        if (gone != null) {
            gone.run();
        }
    }

    private void end() {
        over = true;
        deadline.end();
        answerBy.end();
        decoder.letGo(budget);
        BodyIntake coming = intake;
        if (coming != null) {
            coming.release();
        }
        leave();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        boolean ofThePeer = cause instanceof IOException || cause instanceof DecoderException;
        context.close();
        if (cause.getCause() instanceof NotSslRecordException) {
            LOG.log(
                    Level.INFO,
                    "A client does not speak TLS on a port that does: its address begins with https or wss");
        } else {
            LOG.log(ofThePeer ? Level.DEBUG : Level.ERROR, "An HTTP connection failed", cause);
        }
    }
}
