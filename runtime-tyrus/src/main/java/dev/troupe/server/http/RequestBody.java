package dev.troupe.server.http;

import dev.troupe.runtime.message.BufferBudget;
import dev.troupe.runtime.message.IpAddress;
import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/**
 * The body of one request, as it arrives. Used on one event loop.
 *
 * <p>Promises:
 *
 * <ul>
 *   <li>Every byte that it keeps is taken from the budget before, and given back when it is {@linkplain #release released}.
 *   <li>It never keeps more than its limit.
 * </ul>
 */
final class RequestBody {

    private static final byte[] NOTHING = {};

    /** What has become of bytes that have arrived. */
    enum Added {
        KEPT,
        /** The body has more bytes than it may have. */
        TOO_LARGE,
        /** The server keeps as much as it may, of all clients or of this one. */
        NO_ROOM
    }

    private final BufferBudget budget;
    private final String network;
    private final int limit;
    private byte[] bytes = NOTHING;
    private int length;

    /**
     * @param network whose share of the budget it takes from, as {@link IpAddress#networkOf} has it
     * @param limit the most bytes
     */
    RequestBody(BufferBudget budget, String network, long limit) {
        this.budget = budget;
        this.network = network;
        this.limit = (int) Math.min(limit, Integer.MAX_VALUE - 8);
    }

    /** Takes what has arrived. */
    Added add(ByteBuf content) {
        int more = content.readableBytes();
        if (more > limit - length) {
            return Added.TOO_LARGE;
        }
        if (bytes.length < length + more) {
            int capacity = (int) Math.min(limit, Math.max(2L * bytes.length, length + (long) more));
            if (!budget.take(network, capacity - bytes.length)) {
                return Added.NO_ROOM;
            }
            bytes = Arrays.copyOf(bytes, capacity);
        }
        content.readBytes(bytes, length, more);
        length += more;
        return Added.KEPT;
    }

    /** How many bytes have arrived. */
    int length() {
        return length;
    }

    /** All that has arrived, in an array that is as long as it. */
    byte[] whole() {
        return bytes.length == length ? bytes : Arrays.copyOf(bytes, length);
    }

    /** Nobody needs it any longer. */
    void release() {
        if (bytes.length > 0) {
            budget.give(network, bytes.length);
            bytes = NOTHING;
            length = 0;
        }
    }
}
