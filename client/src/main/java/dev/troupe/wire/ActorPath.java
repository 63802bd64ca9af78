package dev.troupe.wire;

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
     * @return empty if it does not lead to an actor: answer 404. What is longer, {@code /actors/{protocol}/{key}/websocket}
     *     and its like, is reserved and leads nowhere yet.
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

    /** The path that {@link #parse} reads. */
    @Override
    public String toString() {
        return PREFIX + protocol + "/" + key.toPathSegment();
    }
}
