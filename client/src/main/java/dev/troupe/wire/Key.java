package dev.troupe.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The key of an actor within its protocol: one part or several, all of them text. Two keys are equal if their parts are.
 *
 * <p>As text, the parts are joined by {@code ,} after escaping {@code ~} as {@code ~0}, {@code ,} as {@code ~1}, {@code /}
 * as {@code ~2} and {@code \} as {@code ~3}. In an address that text is percent-encoded into one path segment.
 */
public final class Key {

    /** The most bytes of UTF-8 that the text of a key may have. */
    public static final int MAX_BYTES = 1_024;

    /** What stands for something else in the text of a key, at the place of its number. */
    private static final String ESCAPED = "~,/\\";

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
        List<String> parts = new ArrayList<>(1 + more.length);
        parts.add(first);
        parts.addAll(Arrays.asList(more));
        String text = parts.stream().map(Key::escape).collect(Collectors.joining(","));
        check(text, text.getBytes(StandardCharsets.UTF_8).length);
        return new Key(List.copyOf(parts), text);
    }

    /**
     * Reads one segment of a raw path, as it came in the request line.
     *
     * @throws IllegalArgumentException with the reason, if it is not a key that {@link #toPathSegment} could have written
     *     but for the choice of characters that are percent-encoded
     */
    public static Key parsePathSegment(String rawSegment) {
        byte[] bytes = PercentCoding.decode(rawSegment);
        if (!Utf8.isValid(bytes, 0, bytes.length)) {
            throw new IllegalArgumentException("The key is not UTF-8");
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        check(text, bytes.length);
        return new Key(split(text), text);
    }

    /** The parts; at least one. */
    public List<String> parts() {
        return parts;
    }

    /** The text, percent-encoded into one path segment (RFC 3986, section 3.3). */
    public String toPathSegment() {
        return PercentCoding.encode(text);
    }

    @Override
    public boolean equals(@Nullable Object other) {
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

    private static String escape(String part) {
        StringBuilder escaped = new StringBuilder(part.length());
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            int escape = ESCAPED.indexOf(c);
            if (escape < 0) {
                escaped.append(c);
            } else {
                escaped.append('~').append(escape);
            }
        }
        return escaped.toString();
    }

    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',') {
                parts.add(part.toString());
                part.setLength(0);
            } else if (c == '~') {
                i++;
                part.append(unescaped(i < text.length() ? text.charAt(i) : ' '));
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return List.copyOf(parts);
    }

    private static char unescaped(char digit) {
        int escape = digit - '0';
        if (escape < 0 || escape >= ESCAPED.length()) {
            throw new IllegalArgumentException("The key has a ~ that is not followed by 0, 1, 2 or 3");
        }
        return ESCAPED.charAt(escape);
    }

    private static void check(String text, int bytes) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("The key is empty");
        }
        if (text.equals(".") || text.equals("..")) {
            throw new IllegalArgumentException("The key is '.' or '..', which addresses do not keep");
        }
        if (bytes > MAX_BYTES) {
            throw new IllegalArgumentException("The key is longer than " + MAX_BYTES + " bytes");
        }
        text.codePoints().forEach(Key::checkCharacter);
    }

    private static void checkCharacter(int codePoint) {
        if (Character.isISOControl(codePoint)) {
            throw new IllegalArgumentException("The key has a control character in it");
        }
        if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
            throw new IllegalArgumentException("The key has half a surrogate pair in it");
        }
    }
}
