package dev.troupe.server.websocket;

import dev.troupe.client.BoundedLog;
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
 * <p>The answer to a close frame of the peer is a close frame that the connection asks for, as any other: so it leaves after what
 * the actor still says to the peer.
 *
 * <p>A socket that is closed at once, with bytes of the peer unread, is reset by the kernel, and the reset may overtake the
 * close frame. So after the close frame only the sending half is shut, and the peer's bytes are read and dropped until it
 * has closed too, or until {@link #LINGER_MILLIS} have passed.
 *
 * <p>Made when the end begins: an open socket has none. {@link #request} may be called by any thread, all else on the event loop.
 */
@SuppressWarnings(
        "FutureReturnValueIgnored") // a channel whose writing or closing fails is closed, and that is reported
final class CloseHandshake {

    private static final System.Logger LOG = BoundedLog.of(CloseHandshake.class);

    /** How long the peer has to answer a close frame and to close, from when the kernel has the frame. */
    static final long LINGER_MILLIS = 2_000;

    private record Close(int code, String reason) {}

    /** Is told of the end. */
    interface Closed {
        /** The code and the reason of the close frame that came first; 1006 if there was none. */
        void with(int code, String reason);
    }

    private enum Phase {
        OPEN,
        /** Our close frame is sent, and the peer's has not come. */
        SENT,
        /** No frame will come or go any more; the socket lingers. */
        OVER
    }

    private final Channel channel;
    private final Closed closed;
    private final AtomicReference<@Nullable Close> requested = new AtomicReference<>();
    private Phase phase = Phase.OPEN;
    /** Whether a close frame of the peer can still come. */
    private boolean peerIsRead = true;

    /** What the peer's close frame said; 1006 if the peer ended its stream without one. Null before. */
    private @Nullable Close fromPeer;

    /** Whether the peer sends no bytes any more. */
    private boolean streamHasEnded;

    private @Nullable ScheduledFuture<?> linger;

    /** @param closed is told once the code and the reason with which the socket has closed, on the event loop */
    CloseHandshake(Channel channel, Closed closed) {
        this.channel = channel;
        this.closed = closed;
    }

    /** Wants a close frame sent; false if one is wanted already. */
    boolean request(int code, String reason) {
        return requested.compareAndSet(null, new Close(code, reason));
    }

    /** Whether a close frame is wanted. Any thread. */
    boolean isRequested() {
        return requested.get() != null;
    }

    /** Whether messages still pass. */
    boolean isOpen() {
        return phase == Phase.OPEN;
    }

    /** The peer broke the standard, so that no close frame of its can be read any more. */
    void peerIsPastReading() {
        peerIsRead = false;
    }

    /** Sends the close frame that was wanted; none for the code 1006, which no frame may have. */
    void sendRequested() {
        Close close = requested.get();
        if (close == null || phase != Phase.OPEN) {
            return;
        }
        phase = Phase.SENT;
        if (close.code != CloseCode.ABNORMAL) {
            send(close);
        }
        if (!peerIsRead) {
            over(fromPeer == null ? close : fromPeer);
        }
    }

    /**
     * The peer's close frame has come, or its stream has ended, which is 1006. Ends the socket if our close frame is sent.
     *
     * @return whether it is not sent yet, so that the connection is to say when it shall be
     */
    boolean peerHasClosed(int code, String reason) {
        peerIsRead = false;
        streamHasEnded |= code == CloseCode.ABNORMAL;
        if (phase == Phase.SENT) {
            over(first());
        } else if (phase == Phase.OVER && code == CloseCode.ABNORMAL) {
            closeRaw();
        } else if (phase == Phase.OPEN && fromPeer == null) {
            fromPeer = new Close(code, reason);
            return true;
        }
        return false;
    }

    /** The channel is gone. */
    void gone() {
        ScheduledFuture<?> timer = linger;
        if (timer != null) {
            timer.cancel(false);
        }
        if (phase != Phase.OVER) {
            Close close =
                    phase == Phase.SENT ? first() : fromPeer == null ? new Close(CloseCode.ABNORMAL, "") : fromPeer;
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
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(sent -> end());
    }

    private void end() {
        if (streamHasEnded) {
            channel.close();
        } else {
            shutSendingHalf();
        }
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
        closed.with(close.code, close.reason);
    }
}
