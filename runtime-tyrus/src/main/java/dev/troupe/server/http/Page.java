package dev.troupe.server.http;

import dev.troupe.actor.HttpResponse;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A page with all that a response says of it. Immutable; any thread may use it.
 *
 * @param content the bytes
 * @param type the content type
 * @param tag stands for the content (RFC 9110, section 8.8.3)
 */
record Page(PageContent content, String type, String tag) {

    private static final int TAG_BYTES = 16;

    /**
     * A page for any number of responses. It lies where sockets write from, or each response to a slow reader would put a
     * copy of the whole there.
     */
    static Page kept(byte[] bytes, String type) {
        ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
        return new Page(new PageContent.InMemory(direct), type, tag(bytes));
    }

    /**
     * A page in a file, for one response. A small one is read at once.
     *
     * @throws IOException if it cannot be read
     */
    static Page of(FileContent file, String type) throws IOException {
        PageContent content = file.length() > PieceSizes.LARGEST
                ? file
                : new PageContent.InMemory(ByteBuffer.wrap(file.read(0, (int) file.length())));
        return new Page(content, type, file.tag());
    }

    /** Whether the page fits one piece, and is sent at once. */
    boolean isSmall() {
        return content.length() <= PieceSizes.LARGEST && content instanceof PageContent.InMemory;
    }

    /** The bytes of a small page, shared by all who ask; not to be changed. */
    ByteBuf bytes() {
        if (content instanceof PageContent.InMemory memory) {
            return Unpooled.wrappedBuffer(memory.bytes().duplicate());
        }
        throw new IllegalStateException("Not in memory");
    }

    /** Whether the client has the page already (RFC 9110, section 13.1.2). */
    boolean isKnown(String ifNoneMatch) {
        return ifNoneMatch.equals("*") || ifNoneMatch.contains(tag);
    }

    /** The page as a response that is sent piece by piece. */
    HttpResponse gradually(PieceSizes sizes) {
        return HttpResponse.streaming(type, content.length(), body -> GradualBody.send(content, sizes, body))
                .withHeader("ETag", tag)
                .withHeader("Cache-Control", "no-cache");
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
