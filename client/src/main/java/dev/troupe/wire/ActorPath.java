package dev.troupe.wire;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which actor an address speaks of: {@code /actors/{protocol}/{key}}.
 *
 * @param protocol the name of the protocol; whether there is one is not known here
 * @param key the key of the actor
 */
public record ActorPath(String protocol, Key key) {

    private static final String PREFIX = "/actors/";
    private static final Pattern PROTOCOL = Pattern.compile("[a-z][a-z0-9-]{0,63}");

    /**
     * Reads a raw path, as it came in the request line, without query.
     *
     * @return empty if it does not lead to an actor: answer 404. What is longer, as the address of a raw socket is, is to be
     *     cut off before.
     * @throws IllegalArgumentException with the reason, if it leads to an actor but the key is none: answer 400
     */
    public static Optional<ActorPath> parse(String rawPath) {
        if (!rawPath.startsWith(PREFIX)) {
            return Optional.empty();
        }
        int slash = rawPath.indexOf('/', PREFIX.length());
        if (slash < 0 || rawPath.indexOf('/', slash + 1) >= 0) {
            return Optional.empty();
        }
        String protocol = rawPath.substring(PREFIX.length(), slash);
        if (!PROTOCOL.matcher(protocol).matches()) {
            return Optional.empty();
        }
        return Optional.of(new ActorPath(protocol, Key.parsePathSegment(rawPath.substring(slash + 1))));
    }

    /**
     * Whether a raw segment that follows a key is well encoded: UTF-8 without control characters, and not {@code .} or
     * {@code ..}; it may be empty.
     */
    public static boolean isSegment(String raw) {
        byte[] bytes;
        try {
            bytes = PercentCoding.decode(raw);
        } catch (IllegalArgumentException e) {
            return false;
        }
        if (!Utf8.isValid(bytes, 0, bytes.length)) {
            return false;
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        return !text.equals(".") && !text.equals("..") && text.chars().noneMatch(Character::isISOControl);
    }

    /** The path that {@link #parse} reads. */
    @Override
    public String toString() {
        return PREFIX + protocol + "/" + key.toPathSegment();
    }
}
