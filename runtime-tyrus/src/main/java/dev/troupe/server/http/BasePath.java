package dev.troupe.server.http;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The path below which all is that a server serves. Immutable.
 *
 * @param text begins with a slash and does not end with one; empty if everything is below the root
 */
public record BasePath(String text) {

    /** Only what nobody percent-encodes (RFC 3986, section 2.3), so that a path can be written in one way alone. */
    private static final Pattern TEXT = Pattern.compile("(/(?!\\.{1,2}(/|$))[A-Za-z0-9._~-]+)*");

    /** The root. */
    public static final BasePath ROOT = new BasePath("");

    /** Checks it. */
    public BasePath {
        if (!TEXT.matcher(text).matches()) {
            throw new IllegalArgumentException("No base path: '" + text
                    + "'. One looks like /apps/chat: its segments are of letters, digits, '-', '.', '_' and '~'.");
        }
    }

    /**
     * A path as people write it: a slash at its end does not count.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static BasePath of(String text) {
        return new BasePath(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    }

    /** What is asked for here; empty if that is not below this path. */
    Optional<RequestTarget> below(RequestTarget target) {
        if (text.isEmpty()) {
            return Optional.of(target);
        }
        return target.rawPath().startsWith(text + "/")
                ? Optional.of(new RequestTarget(target.rawPath().substring(text.length()), target.rawQuery()))
                : Optional.empty();
    }

    /** Whether it is asked for without the slash with which everything below it begins. */
    boolean is(RequestTarget target) {
        return !text.isEmpty() && target.rawPath().equals(text);
    }
}
