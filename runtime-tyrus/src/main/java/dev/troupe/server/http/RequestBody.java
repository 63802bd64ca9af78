package dev.troupe.server.http;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/** The body of one request, as it comes in; used by one thread. */
final class RequestBody {

    private static final byte[] NOTHING = {};

    private final int limit;
    private byte[] bytes = NOTHING;
    private int length;

    /** A body of at most so many bytes. */
    RequestBody(int limit) {
        this.limit = limit;
    }

    /** Whether so many bytes may come. */
    boolean admits(long announced) {
        return announced <= limit;
    }

    /** Takes what has come; false if it is too much. */
    boolean add(ByteBuf content) {
        int more = content.readableBytes();
        if (more > limit - length) {
            return false;
        }
        if (bytes.length < length + more) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(limit, Math.max(2L * bytes.length, length + (long) more)));
        }
        content.readBytes(bytes, length, more);
        length += more;
        return true;
    }

    /** All that has come, in an array that is as long as it. */
    byte[] whole() {
        return bytes.length == length ? bytes : Arrays.copyOf(bytes, length);
    }
}
