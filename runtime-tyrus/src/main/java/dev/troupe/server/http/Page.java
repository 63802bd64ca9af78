package dev.troupe.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A page with all that a response says of it. Immutable; any thread may use it. */
final class Page {

    private static final int TAG_BYTES = 16;

    private final ByteBuffer content;
    private final String type;
    private final String tag;

    private Page(ByteBuffer content, String type, String tag) {
        this.content = content;
        this.type = type;
        this.tag = tag;
    }

    /** A page for one response. */
    static Page once(byte[] bytes, String type) {
        return new Page(ByteBuffer.wrap(bytes), type, tag(bytes));
    }

    /**
     * A page for any number of responses. It lies where sockets write from, or each response to a slow reader would put a
     * copy of the whole there.
     */
    static Page kept(byte[] bytes, String type) {
        return new Page(ByteBuffer.allocateDirect(bytes.length).put(bytes).flip(), type, tag(bytes));
    }

    /** The bytes, shared by all who ask; not to be changed. */
    ByteBuf content() {
        return Unpooled.wrappedBuffer(content.duplicate());
    }

    String type() {
        return type;
    }

    /** Stands for the content (RFC 9110, section 8.8.3). */
    String tag() {
        return tag;
    }

    private static String tag(byte[] bytes) {
        return '"' + HexFormat.of().formatHex(Arrays.copyOf(digest(bytes), TAG_BYTES)) + '"';
    }

    private static byte[] digest(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
