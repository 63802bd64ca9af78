package dev.troupe.server.websocket;

import dev.troupe.client.BoundedLog;
import dev.troupe.runtime.connection.FrameSocket;
import dev.troupe.runtime.connection.OutboundQueue;
import dev.troupe.runtime.connection.ServerConnection;
import dev.troupe.runtime.message.IpAddress;
import dev.troupe.server.deflate.LoopCompression;
import dev.troupe.server.deflate.MessageInflater;
import dev.troupe.wire.CloseCode;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket on a channel of Netty.
 *
 * <p>Promises:
 *
 * <ul>
 *   <li>{@link #wake}, {@link #ping}, {@link #close} and {@link #abort} may be called by any thread, also once the socket is
 *       gone; all else happens on the event loop of the channel.
 *   <li>What the queue has when the loop comes round leaves in one write and one flush, as far as the channel takes it; the
 *       rest follows when the channel can be written to again.
 *   <li>One close frame is sent at most, after what was queued, and nothing after it.
 *   <li>A breach of the standard by the peer ends with the close frame that names it, after the answers to what came before.
 *   <li>What the peer has sent before its close frame, or before the end of its stream, is answered before the socket ends.
 *   <li>The connection is told once that it is closed.
 * </ul>
 */
@SuppressWarnings("FutureReturnValueIgnored") // writes with void promises report failures to the pipeline
final class NettySocket extends ChannelInboundHandlerAdapter implements FrameSocket, FrameSink, SocketLoop.Dirty {

    private static final System.Logger LOG = BoundedLog.of(NettySocket.class);

    /** After so many batches other sockets get their turn. */
    private static final int MAX_BATCHES = 8;

    private static final AtomicIntegerFieldUpdater<NettySocket> DIRTY =
            AtomicIntegerFieldUpdater.newUpdater(NettySocket.class, "dirty");
    private static final AtomicReferenceFieldUpdater<NettySocket, @Nullable CloseHandshake> CLOSING =
            AtomicReferenceFieldUpdater.newUpdater(NettySocket.class, CloseHandshake.class, "closing");

    private final Channel channel;
    private final SocketLoop loop;

    /** Where the client is; null where that is the peer of the channel and nothing has asked for it. */
    private @Nullable String network;

    /** Null between messages, when one of the loop reads. */
    private @Nullable FrameDecoder decoder;

    /** Null while the socket is open; set by {@link #CLOSING}. */
    private volatile @Nullable CloseHandshake closing;

    /** 1 while the loop has it in its list; set by {@link #DIRTY}. */
    private volatile int dirty;

    /** Whether nothing is read any more. */
    private boolean stopped;

    /** Whether bytes may wait in a handler between this one and the channel's own buffer, as they may with TLS. */
    private boolean buffered;

    /** Whether compression was agreed on. What compresses is the loop's: a socket holds nothing for it. */
    private final boolean compresses;

    private volatile boolean pingWanted;
    private byte @Nullable [] pongWanted;
    private @Nullable ServerConnection connection;

    private SocketLoop.@Nullable Dirty nextDirty;

    /** When an unfinished message last grew, on the scale of {@link System#nanoTime()}; 0 if there is none. */
    private volatile long unfinishedSince;

    /**
     * @param network where the client is, as {@link IpAddress#networkOf} has it: the share from which unfinished messages take room
     * @param compresses whether permessage-deflate was agreed on
     */
    NettySocket(Channel channel, SocketLoop loop, String network, boolean compresses) {
        this.channel = channel;
        this.loop = loop;
        this.network = network.equals(networkOf(channel)) ? null : network;
        this.compresses = compresses;
    }

    @Override
    public void attach(ServerConnection attached) {
        connection = attached;
        buffered = channel.pipeline().get(SslHandler.class) != null;
    }

    @Override
    public void wake() {
        if (dirty == 0 && DIRTY.compareAndSet(this, 0, 1)) {
            loop.add(this);
        }
    }

    @Override
    public void ping() {
        pingWanted = true;
        wake();
    }

    @Override
    public void close(int code, String reason) {
        if (closing().request(code, reason)) {
            wake();
        }
    }

    @Override
    public void abort() {
        try {
            channel.eventLoop().execute(() -> closing().abort());
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "The event loop has ended, and its sockets with it", e);
        }
    }

    @Override
    public String network() {
        String known = network;
        if (known == null) {
            known = networkOf(channel);
            network = known;
        }
        return known;
    }

    private static String networkOf(Channel channel) {
        return channel.remoteAddress() instanceof InetSocketAddress peer && peer.getAddress() != null
                ? IpAddress.networkOf(peer.getAddress().getHostAddress())
                : "";
    }

    private boolean isOpen() {
        CloseHandshake begun = closing;
        return begun == null || begun.isOpen();
    }

    /** The end of the socket, which begins with this at the latest. */
    private CloseHandshake closing() {
        CloseHandshake begun = closing;
        if (begun != null) {
            return begun;
        }
        CloseHandshake begins = new CloseHandshake(channel, this::closed);
        return CLOSING.compareAndSet(this, null, begins) ? begins : closing();
    }

    private void closed(int code, String reason) {
        ServerConnection attached = connection;
        if (attached != null) {
            attached.onClosed(code, reason);
        }
    }

    @Override
    public SocketLoop.@Nullable Dirty next() {
        return nextDirty;
    }

    @Override
    public void next(SocketLoop.@Nullable Dirty dirty) {
        nextDirty = dirty;
    }

    @Override
    public void drain() {
        dirty = 0;
        ServerConnection attached = connection;
        CloseHandshake ends = closing;
        if (ends != null && (attached == null || !ends.isOpen())) {
            ends.sendRequested();
            return;
        }
        if (attached == null) {
            return;
        }
        // Asked before the queue is looked at: what was said before the close was wanted is then seen there.
        CloseHandshake requested = ends != null && ends.isRequested() ? ends : null;
        WriteProgress written = loop.progress(attached.outbound(), buffered);
        writePingAndPong();
        boolean empty = moveQueue(attached.outbound(), written);
        written.flush(channel);
        if (!channel.isWritable()) {
            attached.outbound().isFull();
        }
        if (empty && requested != null) {
            requested.sendRequested();
        }
    }

    private void writePingAndPong() {
        byte[] pong = pongWanted;
        if (pong != null && channel.isWritable()) {
            pongWanted = null;
            channel.write(ControlFrames.pong(channel.alloc(), pong), channel.voidPromise());
        }
        if (pingWanted) {
            pingWanted = false;
            channel.write(ControlFrames.ping(channel.alloc())).addListener(sent -> {
                ServerConnection attached = connection;
                if (attached != null && sent.isSuccess()) {
                    attached.onPingSent();
                }
            });
        }
    }

    private boolean moveQueue(OutboundQueue queue, WriteProgress written) {
        for (int i = 0; i < MAX_BATCHES; i++) {
            if (!channel.isWritable()) {
                return false;
            }
            if (loop.batch().move(queue, channel, written, compression()) == 0) {
                return true;
            }
        }
        wake();
        return false;
    }

    private @Nullable LoopCompression compression() {
        return compresses ? loop.compression() : null;
    }

    @Override
    public @Nullable MessageInflater inflater() {
        LoopCompression agreed = compression();
        return agreed == null ? null : agreed.inflater();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (channel.isWritable()) {
            wake();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf in = (ByteBuf) message;
        try {
            read(in);
        } catch (FrameBreach breach) {
            breach(breach.code(), breach.reason());
        } finally {
            in.release();
        }
    }

    private void read(ByteBuf in) throws FrameBreach {
        if (stopped) {
            return;
        }
        FrameDecoder reading = decoder == null ? loop.lendDecoder(this) : decoder;
        decoder = reading;
        reading.decode(in);
        if (reading.isStopped()) {
            stopReading();
        } else if (!reading.isUnfinished()) {
            decoder = null;
            if (unfinishedSince != 0) {
                unfinishedSince = 0;
            }
            loop.giveBack(reading);
        }
    }

    private void stopReading() {
        stopped = true;
        FrameDecoder reading = decoder;
        decoder = null;
        if (reading != null) {
            reading.stop();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        noteProgress();
        ServerConnection attached = connection;
        if (attached != null && isOpen()) {
            attached.onActivity();
        }
    }

    private void noteProgress() {
        FrameDecoder reading = decoder;
        if (reading == null) {
            if (unfinishedSince != 0) {
                unfinishedSince = 0;
            }
        } else if (reading.hasGrown() || unfinishedSince == 0) {
            unfinishedSince = System.nanoTime() | 1;
        }
    }

    @Override
    public long unfinishedSince() {
        return unfinishedSince;
    }

    /** The peer has broken the standard. */
    private void breach(int code, String reason) {
        stopReading();
        closing().peerIsPastReading();
        ServerConnection attached = connection;
        if (attached == null) {
            close(code, reason);
        } else {
            attached.onBreach(code, reason);
        }
    }

    @Override
    public void onMessage(boolean text, byte[] array, int length) {
        ServerConnection attached = connection;
        if (attached == null || !isOpen()) {
            return;
        }
        if (text) {
            attached.onText(array, 0, length);
        } else {
            attached.onBinary(array, 0, length);
        }
    }

    @Override
    public boolean keeps(int bytes) {
        return loop.buffers().take(network(), bytes);
    }

    @Override
    public void lets(int bytes) {
        loop.buffers().give(network(), bytes);
    }

    @Override
    public void onPing(byte[] payload) {
        ServerConnection attached = connection;
        if (isOpen() && (attached == null || attached.onPing())) {
            pongWanted = payload;
            wake();
        }
    }

    @Override
    public void onClose(int code, String reason) {
        if (!closing().peerHasClosed(code, reason)) {
            return;
        }
        ServerConnection attached = connection;
        if (attached == null) {
            close(code, "");
        } else {
            attached.onCloseFrame(code, reason);
        }
    }

    /** The peer may end its stream and still read: Netty would close the channel for it. */
    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        channel.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            streamHasEnded();
        }
        context.fireUserEventTriggered(event);
    }

    private void streamHasEnded() {
        stopReading();
        if (!closing().peerHasClosed(CloseCode.ABNORMAL, "")) {
            return;
        }
        ServerConnection attached = connection;
        if (attached == null) {
            close(CloseCode.ABNORMAL, "");
        } else {
            attached.onEndOfStream();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        stopReading();
        closing().gone();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof IOException || cause instanceof DecoderException) {
            closing().abort();
            LOG.log(Level.DEBUG, "A socket broke", cause);
        } else {
            try {
                fail(CloseCode.INTERNAL_ERROR, "");
            } catch (Throwable e) {
                // There is no memory for a close frame.
                closing().abort();
            }
            LOG.log(Level.ERROR, "A socket failed", cause);
        }
    }

    private void fail(int code, String reason) {
        stopReading();
        closing().peerIsPastReading();
        ServerConnection attached = connection;
        if (attached == null) {
            close(code, reason);
        } else {
            attached.close(code, reason);
        }
    }
}
