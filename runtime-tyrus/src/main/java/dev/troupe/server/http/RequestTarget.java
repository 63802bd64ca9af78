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
            origin = origin(target.substring(authority + "://".length()));
        }
        if (target.indexOf('#') >= 0) {
            return Optional.empty();
        }
        int query = origin.indexOf('?');
        return Optional.of(
                query < 0
                        ? new RequestTarget(origin, "")
                        : new RequestTarget(origin.substring(0, query), origin.substring(query + 1)));
    }

    /** Host and port of a target in absolute form; they stand over {@code Host} (RFC 9112, section 3.2.2). */
    static Optional<String> authority(String target) {
        int begin = target.indexOf("://");
        if (target.startsWith("/") || begin < 0) {
            return Optional.empty();
        }
        String authorityAndMore = target.substring(begin + "://".length());
        int end = 0;
        while (end < authorityAndMore.length() && "/?".indexOf(authorityAndMore.charAt(end)) < 0) {
            end++;
        }
        return Optional.of(authorityAndMore.substring(0, end));
    }

    /** What follows the authority; a path that is left out is a slash (RFC 9110, section 4.2.3). */
    private static String origin(String authorityAndMore) {
        int path = authorityAndMore.indexOf('/');
        int query = authorityAndMore.indexOf('?');
        if (query >= 0 && (path < 0 || query < path)) {
            return "/" + authorityAndMore.substring(query);
        }
        return path < 0 ? "/" : authorityAndMore.substring(path);
    }

    private static boolean isHttp(String scheme) {
        return "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
    }

    /** Whether this is the space of actors, which no page can be in. */
    boolean isOfActors() {
        return rawPath.equals("/actors") || rawPath.startsWith("/actors/");
    }
}
