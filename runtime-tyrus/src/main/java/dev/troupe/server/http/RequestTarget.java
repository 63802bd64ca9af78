package dev.troupe.server.http;

import java.util.Optional;

/**
 * What a request asks for (RFC 9112, section 3.2), not decoded.
 *
 * @param rawPath begins with a slash
 * @param rawQuery without the question mark; empty if there is none
 */
record RequestTarget(String rawPath, String rawQuery) {

    /** Reads a request target in origin form or absolute form; empty if it is neither. */
    static Optional<RequestTarget> parse(String target) {
        String origin = target;
        if (!target.startsWith("/")) {
            int authority = target.indexOf("://");
            if (authority < 0 || !isHttp(target.substring(0, authority))) {
                return Optional.empty();
            }
            int path = target.indexOf('/', authority + "://".length());
            origin = path < 0 ? "/" : target.substring(path);
        }
        if (origin.indexOf('#') >= 0) {
            return Optional.empty();
        }
        int query = origin.indexOf('?');
        return Optional.of(
                query < 0
                        ? new RequestTarget(origin, "")
                        : new RequestTarget(origin.substring(0, query), origin.substring(query + 1)));
    }

    private static boolean isHttp(String scheme) {
        return "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
    }

    /** Whether this is the space of actors, which no page can be in. */
    boolean isOfActors() {
        return rawPath.equals("/actors") || rawPath.startsWith("/actors/");
    }
}
