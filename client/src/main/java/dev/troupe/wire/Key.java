package dev.troupe.wire;

import java.util.List;

/**
 * The key of an actor within its protocol: one part or several, all of them text. Two keys are equal if their parts are.
 *
 * <p>As text, the parts are joined by {@code ,} after escaping {@code ~} as {@code ~0}, {@code ,} as {@code ~1}, {@code /}
 * as {@code ~2} and {@code \} as {@code ~3}. In an address that text is percent-encoded into one path segment.
 */
public final class Key {

    /** The most bytes of UTF-8 that the text of a key may have. */
    public static final int MAX_BYTES = 1_024;

    private final List<String> parts;
    private final String text;

    private Key(List<String> parts, String text) {
        this.parts = parts;
        this.text = text;
    }

    /**
     * A key of these parts.
     *
     * @throws IllegalArgumentException if the key is empty, is {@code .} or {@code ..}, is longer than {@link #MAX_BYTES},
     *     or has a control character or half a surrogate pair in it
     */
    public static Key of(String first, String... more) {
        throw new UnsupportedOperationException(first + more.length);
    }

    /**
     * Reads one segment of a raw path, as it came in the request line.
     *
     * @throws IllegalArgumentException with the reason, if it is not a key that {@link #toPathSegment} could have written
     *     but for the choice of characters that are percent-encoded
     */
    public static Key parsePathSegment(String rawSegment) {
        throw new UnsupportedOperationException(rawSegment);
    }

    /** The parts; at least one. */
    public List<String> parts() {
        return parts;
    }

    /** The text, percent-encoded into one path segment (RFC 3986, section 3.3). */
    public String toPathSegment() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Key key && key.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The parts, escaped and joined. */
    @Override
    public String toString() {
        return text;
    }
}
