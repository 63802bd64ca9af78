package dev.troupe.server.websocket;

import dev.troupe.client.BoundedLog;
import dev.troupe.runtime.connection.ServerConnection;
import dev.troupe.wire.CloseCode;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.ScheduledFuture;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The end of one WebSocket (RFC 6455, section 7): which close frame is sent, and when the socket goes.
 *
 * <p>A socket that is closed at once, with bytes of the peer unread, is reset by the kernel, and the reset may overtake the
 * close frame. So after the close frame only the sending half is shut, and the peer's bytes are read and dropped until it
 * has closed too, or until {@link #LINGER_MILLIS} have passed.
 *
 * <p>{@link #request} may be called by any thread, all else on the event loop.
 */
@SuppressWarnings(
        "FutureReturnValueIgnored") // a channel whose writing or closing fails is closed, and that is reported
final class CloseHandshake {

    private static final System.Logger LOG = BoundedLog.of(CloseHandshake.class);

    /** How long the peer has to answer a close frame and to close, from when the kernel has the frame. */
    static final long LINGER_MILLIS = 2_000;

    private record Close(int code, String reason) {}

    private enum Phase {
        OPEN,
        /** Our close frame is sent, and the peer's has not come. */
        SENT,
        /** No frame will come or go any more; the socket lingers. */
        OVER
    }

    private final Channel channel;
    private final AtomicReference<@Nullable Close> requested = new AtomicReference<>();
    private @Nullable ServerConnection connection;
    private Phase phase = Phase.OPEN;
    private boolean peerIsRead = true;
    private @Nullable ScheduledFuture<?> linger;

    CloseHandshake(Channel channel) {
        this.channel = channel;
    }

    /** Says who is told of the end. */
    void tell(ServerConnection attached) {
        connection = attached;
    }

    /** Wants a close frame sent; false if one is wanted already. */
    boolean request(int code, String reason) {
        return requested.compareAndSet(null, new Close(code, reason));
    }

    /** Whether messages still pass. */
    boolean isOpen() {
        return phase == Phase.OPEN;
    }

    /** The peer broke the standard, so that no close frame of its can be read any more. */
    void peerIsPastReading() {
        peerIsRead = false;
    }

    /** Sends the close frame that was wanted. */
    void sendRequested() {
        Close close = requested.get();
        if (close == null || phase != Phase.OPEN) {
            return;
        }
        phase = Phase.SENT;
        send(close);
        if (!peerIsRead) {
            over(close);
        }
    }

    /** The peer's close frame has come: answers it, unless it is the answer. */
    void peerHasClosed(int code, String reason) {
        if (phase == Phase.OPEN) {
            Close close = new Close(code, reason);
            send(new Close(code, ""));
            over(close);
        } else if (phase == Phase.SENT) {
            over(first());
        }
    }

    /** The channel is gone. */
    void gone() {
        ScheduledFuture<?> timer = linger;
        if (timer != null) {
            timer.cancel(false);
        }
        if (phase != Phase.OVER) {
            Close close = phase == Phase.SENT ? first() : new Close(CloseCode.ABNORMAL, "");
            phase = Phase.OVER;
            report(close);
        }
    }

    /** Ends the socket hard: what was queued is lost, and the peer sees a reset. */
    void abort() {
        if (channel.isOpen()) {
            try {
                channel.config().setOption(ChannelOption.SO_LINGER, 0);
            } catch (ChannelException e) {
                LOG.log(Level.DEBUG, "The kernel has given up the socket already", e);
            }
            closeRaw();
        }
    }

    private Close first() {
        Close close = requested.get();
        return close == null ? new Close(CloseCode.ABNORMAL, "") : close;
    }

    private void send(Close close) {
        channel.writeAndFlush(ControlFrames.close(channel.alloc(), close.code, close.reason))
                .addListener(ChannelFutureListener.CLOSE_ON_FAILURE)
                .addListener(sent -> linger());
    }

    /** Not before the kernel has the close frame, while the connection still sees to it that the peer takes something. */
    private void linger() {
        if (channel.isOpen() && linger == null) {
            linger = channel.eventLoop().schedule(this::closeRaw, LINGER_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void over(Close close) {
        phase = Phase.OVER;
        report(close);
        // From here on nobody else watches the socket.
        linger();
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(sent -> shutSendingHalf());
    }

    private void shutSendingHalf() {
        SslHandler tls = channel.pipeline().get(SslHandler.class);
        if (tls != null) {
            tls.closeOutbound();
        } else if (channel instanceof DuplexChannel duplex) {
            duplex.shutdownOutput();
        } else {
            channel.close();
        }
    }

    /** Closes at the socket, past whatever handlers would still like to say. */
    private void closeRaw() {
        ChannelHandlerContext first = channel.pipeline().firstContext();
        if (first == null) {
            channel.close();
        } else {
            first.close();
        }
    }

    private void report(Close close) {
        ServerConnection attached = connection;
        if (attached != null) {
            attached.onClosed(close.code, close.reason);
        }
    }
}
