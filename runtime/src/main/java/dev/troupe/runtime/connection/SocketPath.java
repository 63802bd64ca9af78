package dev.troupe.runtime.connection;

import java.util.Optional;

/**
 * The path of a request, taken apart where a raw socket's own path begins: {@code /actors/{protocol}/{key}/websocket[/path]}.
 *
 * @param actor what stands before, and leads to the actor
 * @param tail what follows {@code /websocket}, beginning with a slash; empty if this is no path of a raw socket
 */
record SocketPath(String actor, Optional<String> tail) {

    private static final String MARK = "/websocket";

    /** How many slashes stand before the mark: those of {@code /actors/{protocol}/{key}}. */
    private static final int SEGMENTS = 3;

    static SocketPath of(String rawPath) {
        int at = -1;
        for (int i = 0; i <= SEGMENTS; i++) {
            at = rawPath.indexOf('/', at + 1);
            if (at < 0) {
                return new SocketPath(rawPath, Optional.empty());
            }
        }
        if (!rawPath.startsWith(MARK, at)) {
            return new SocketPath(rawPath, Optional.empty());
        }
        String tail = rawPath.substring(at + MARK.length());
        if (!tail.isEmpty() && tail.charAt(0) != '/') {
            return new SocketPath(rawPath, Optional.empty());
        }
        return new SocketPath(rawPath.substring(0, at), Optional.of(tail.isEmpty() ? "/" : tail));
    }

    boolean isRaw() {
        return tail.isPresent();
    }
}
