package dev.troupe.server.websocket;

import dev.troupe.runtime.connection.OutboundQueue;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;

/**
 * Tells the queue of a socket what has left it; used on the event loop. It serves one socket after another: between a flush and the
 * next write it holds nothing.
 *
 * <p>Most writes go out whole in the flush that follows them: then the channel is empty, and that one look stands for
 * everything that was written, without a promise for each write. Only what stays behind gets a promise.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails comes with a channel that closes
final class WriteProgress {

    private OutboundQueue queue;

    /** Whether bytes may wait in a handler between this one and the channel's own buffer, as they may with TLS. */
    private boolean buffered;

    private int messages;
    private long bytes;

    WriteProgress(OutboundQueue queue, boolean buffered) {
        this.queue = queue;
        this.buffered = buffered;
    }

    /** Serves another socket from now on; only after a flush. */
    WriteProgress turnTo(OutboundQueue another, boolean isBuffered) {
        queue = another;
        buffered = isBuffered;
        return this;
    }

    /**
     * Writes small messages without flushing.
     *
     * @param count how many messages are in this buffer
     * @param size how many bytes they have
     */
    void write(Channel channel, ByteBuf out, int count, long size) {
        if (buffered) {
            writeWatched(channel, out, count, size);
        } else {
            messages += count;
            bytes += size;
            channel.write(out, channel.voidPromise());
        }
    }

    /**
     * Writes, without flushing, what is worth a report of its own.
     *
     * @param count how many messages end in this buffer
     * @param size how many bytes of messages are in it
     */
    void writeWatched(Channel channel, ByteBuf out, int count, long size) {
        OutboundQueue reported = queue;
        channel.write(out).addListener(done -> {
            if (done.isSuccess()) {
                reported.written(count, size);
            }
        });
    }

    /** Flushes, and reports what has left or will report it when it has. */
    void flush(Channel channel) {
        int count = messages;
        long size = bytes;
        messages = 0;
        bytes = 0;
        channel.flush();
        if (count == 0) {
            return;
        }
        ChannelOutboundBuffer outbound = channel.unsafe().outboundBuffer();
        if (outbound != null && outbound.isEmpty()) {
            queue.written(count, size);
        } else if (outbound != null) {
            writeWatched(channel, Unpooled.EMPTY_BUFFER, count, size);
            channel.flush();
        }
    }
}
