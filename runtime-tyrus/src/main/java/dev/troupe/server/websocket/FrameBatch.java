package dev.troupe.server.websocket;

import dev.troupe.runtime.connection.OutboundQueue;
import dev.troupe.wire.WireFormat;
import dev.troupe.wire.WireMessage;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Turns queued messages into writes; one for each event loop, used on it alone.
 *
 * <p>Small messages are gathered into one buffer, so that a burst is one write. A large one is framed once and shared by all
 * sockets that send it in the same round, and leaves in slices, so that a slow peer is seen to make progress.
 */
final class FrameBatch {

    static final int MAX_MESSAGES = 128;

    /** What is taken in one turn at the lock of a queue. */
    static final int MAX_BYTES = 65_536;

    /** From this size on a message is shared rather than copied for every socket. */
    static final int LARGE = 8_192;

    static final int SLICE = 65_536;

    private final WireMessage[] messages = new WireMessage[MAX_MESSAGES];
    private @Nullable WireMessage shared;
    private @Nullable ByteBuf sharedFrame;

    /**
     * Moves what fits one batch from the queue to the channel, without flushing.
     *
     * @return how many messages were moved
     */
    int move(OutboundQueue queue, Channel channel, WriteProgress progress) {
        int taken = queue.take(messages, MAX_BYTES);
        int at = 0;
        while (at < taken) {
            if (messages[at].length() >= LARGE) {
                writeLarge(messages[at++], channel, progress);
            } else {
                at = writeSmall(at, taken, channel, progress);
            }
        }
        Arrays.fill(messages, 0, taken, null);
        return taken;
    }

    /** Lets go of what sockets shared in this round. */
    void release() {
        ByteBuf frame = sharedFrame;
        shared = null;
        sharedFrame = null;
        if (frame != null) {
            frame.release();
        }
    }

    private int writeSmall(int from, int taken, Channel channel, WriteProgress progress) {
        int end = from;
        int size = 0;
        while (end < taken && messages[end].length() < LARGE) {
            int length = messages[end++].length();
            size += FrameHeader.size(length) + length;
        }
        ByteBuf out = channel.alloc().directBuffer(size);
        int payload = 0;
        for (int i = from; i < end; i++) {
            append(out, messages[i]);
            payload += messages[i].length();
        }
        progress.write(channel, out, end - from, payload);
        return end;
    }

    private void writeLarge(WireMessage message, Channel channel, WriteProgress progress) {
        ByteBuf frame = frameOf(message, channel.alloc());
        int header = frame.readableBytes() - message.length();
        for (int at = 0; at < frame.readableBytes(); at += SLICE) {
            int length = Math.min(SLICE, frame.readableBytes() - at);
            boolean last = at + length == frame.readableBytes();
            progress.writeWatched(
                    channel, frame.retainedSlice(at, length), last ? 1 : 0, at == 0 ? length - header : length);
        }
    }

    private ByteBuf frameOf(WireMessage message, ByteBufAllocator allocator) {
        ByteBuf frame = sharedFrame;
        if (frame == null || shared != message) {
            release();
            frame = allocator.directBuffer(FrameHeader.size(message.length()) + message.length());
            append(frame, message);
            shared = message;
            sharedFrame = frame;
        }
        return frame;
    }

    private static void append(ByteBuf out, WireMessage message) {
        int opcode = message.format() == WireFormat.JSON ? Opcode.TEXT : Opcode.BINARY;
        FrameHeader.write(out, opcode, message.length());
        out.writeBytes(message.array(), message.offset(), message.length());
    }
}
