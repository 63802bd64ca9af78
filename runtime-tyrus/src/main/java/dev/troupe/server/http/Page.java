package dev.troupe.server.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A page with all that a response says of it. Immutable. */
final class Page {

    private static final int TAG_BYTES = 16;

    private final byte[] content;
    private final String type;
    private final String tag;

    Page(byte[] content, String type) {
        this.content = content;
        this.type = type;
        this.tag = '"' + HexFormat.of().formatHex(Arrays.copyOf(digest(content), TAG_BYTES)) + '"';
    }

    /** The bytes; not to be changed. */
    byte[] content() {
        return content;
    }

    String type() {
        return type;
    }

    /** Stands for the content (RFC 9110, section 8.8.3). */
    String tag() {
        return tag;
    }

    private static byte[] digest(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
