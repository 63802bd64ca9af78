package dev.troupe.server.websocket;

import dev.troupe.runtime.connection.OutboundQueue;
import dev.troupe.server.deflate.LoopCompression;
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
 *
 * <p>Where compression was agreed on, the compressed form of a message goes out in its place, and is itself small or large.
 * The queue goes on counting the message as it was added: what waits is not compressed, and how much will fit must not
 * depend on what it says.
 */
final class FrameBatch {

    static final int MAX_MESSAGES = 128;

    /** What is taken in one turn at the lock of a queue. */
    static final int MAX_BYTES = 65_536;

    /** From this size on a message is shared rather than copied for every socket. */
    static final int LARGE = 8_192;

    static final int SLICE = 65_536;

    private final WireMessage[] messages = new WireMessage[MAX_MESSAGES];

    /** Beside each message what is sent for it: itself, or its compressed form. */
    private final WireMessage[] payloads = new WireMessage[MAX_MESSAGES];

    private @Nullable WireMessage shared;
    private @Nullable ByteBuf sharedFrame;

    /**
     * Moves what fits one batch from the queue to the channel, without flushing.
     *
     * @param compression null if it was not agreed on
     * @return how many messages were moved
     */
    int move(OutboundQueue queue, Channel channel, WriteProgress progress, @Nullable LoopCompression compression) {
        int taken = queue.take(messages, MAX_BYTES);
        for (int i = 0; i < taken; i++) {
            payloads[i] = compression == null ? messages[i] : compression.outgoing(messages[i]);
        }
        int at = 0;
        while (at < taken) {
            if (payloads[at].length() >= LARGE) {
                writeLarge(at++, channel, progress);
            } else {
                at = writeSmall(at, taken, channel, progress);
            }
        }
        Arrays.fill(messages, 0, taken, null);
        Arrays.fill(payloads, 0, taken, null);
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
        while (end < taken && payloads[end].length() < LARGE) {
            int length = payloads[end++].length();
            size += FrameHeader.size(length) + length;
        }
        ByteBuf out = channel.alloc().directBuffer(size);
        int counted = 0;
        for (int i = from; i < end; i++) {
            append(out, i);
            counted += messages[i].length();
        }
        progress.write(channel, out, end - from, counted);
        return end;
    }

    /** Each slice stands for as many bytes of the message as it has itself, and the last one for all the rest. */
    private void writeLarge(int index, Channel channel, WriteProgress progress) {
        ByteBuf frame = frameOf(index, channel.alloc());
        int size = frame.readableBytes();
        int header = size - payloads[index].length();
        int uncounted = messages[index].length();
        for (int at = 0; at < size; at += SLICE) {
            int length = Math.min(SLICE, size - at);
            boolean last = at + length == size;
            int counted = last ? uncounted : at == 0 ? length - header : length;
            uncounted -= counted;
            progress.writeWatched(channel, frame.retainedSlice(at, length), last ? 1 : 0, counted);
        }
    }

    private ByteBuf frameOf(int index, ByteBufAllocator allocator) {
        WireMessage payload = payloads[index];
        ByteBuf frame = sharedFrame;
        if (frame == null || shared != payload) {
            release();
            frame = allocator.directBuffer(FrameHeader.size(payload.length()) + payload.length());
            append(frame, index);
            shared = payload;
            sharedFrame = frame;
        }
        return frame;
    }

    private void append(ByteBuf out, int index) {
        WireMessage payload = payloads[index];
        int opcode = payload.format() == WireFormat.JSON ? Opcode.TEXT : Opcode.BINARY;
        int compressed = payload == messages[index] ? 0 : FrameHeader.COMPRESSED;
        FrameHeader.write(out, compressed | opcode, payload.length());
        out.writeBytes(payload.array(), payload.offset(), payload.length());
    }
}
