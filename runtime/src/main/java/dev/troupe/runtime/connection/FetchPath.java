package dev.troupe.runtime.connection;

import java.util.Optional;

/**
 * The two parts of {@code /actors/{protocol}/{key}/http[/path]}, not decoded.
 *
 * @param actor {@code /actors/{protocol}/{key}}
 * @param tail what follows {@code /http}, beginning with a slash; one slash where nothing follows
 */
public record FetchPath(String actor, String tail) {

    private static final String PREFIX = "/actors/";
    private static final String MARK = "/http";

    /** Reads a raw path; empty if it is of another shape. */
    public static Optional<FetchPath> parse(String rawPath) {
        int key = rawPath.startsWith(PREFIX) ? rawPath.indexOf('/', PREFIX.length()) : -1;
        int mark = key < 0 ? -1 : rawPath.indexOf('/', key + 1);
        if (mark < 0 || !rawPath.startsWith(MARK, mark)) {
            return Optional.empty();
        }
        String tail = rawPath.substring(mark + MARK.length());
        if (!tail.isEmpty() && tail.charAt(0) != '/') {
            return Optional.empty();
        }
        return Optional.of(new FetchPath(rawPath.substring(0, mark), tail.isEmpty() ? "/" : tail));
    }
}
