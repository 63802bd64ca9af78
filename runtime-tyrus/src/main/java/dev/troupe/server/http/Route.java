package dev.troupe.server.http;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What answers the requests of one method, or of any, at the paths of one pattern. Immutable. */
public final class Route {

    /** Stands for every method for which no other route is at the same pattern. */
    static final String ANY = "*";

    private static final Pattern METHOD = Pattern.compile("[A-Za-z-]+|\\*");
    private static final Pattern RESERVED = Pattern.compile("/actors(/.*)?|/health(/live|/ready)?");

    private final String method;
    private final RoutePattern pattern;
    private final AsyncHttpHandler handler;

    /**
     * A route; see {@link dev.troupe.server.TroupeServerBuilder#route}.
     *
     * @param method such as {@code GET}, in any case, or {@code *} for any
     * @throws IllegalArgumentException if the method or the pattern is none, or the path is one of actors or {@code /health}
     */
    public Route(String method, String pattern, AsyncHttpHandler handler) {
        if (!METHOD.matcher(method).matches()) {
            throw new IllegalArgumentException("No method of HTTP: '" + method + "'");
        }
        if (RESERVED.matcher(pattern).matches()) {
            throw new IllegalArgumentException("This path is not for routes: " + pattern);
        }
        this.method = method.toUpperCase(Locale.ROOT);
        this.pattern = RoutePattern.parse(pattern);
        this.handler = handler;
    }

    String method() {
        return method;
    }

    /** Whether it answers this method: its own, {@code HEAD} as a {@code GET}, or any. */
    boolean takes(String asked) {
        return method.equals(asked) || method.equals(ANY) || (method.equals("GET") && asked.equals("HEAD"));
    }

    /** Its place among the routes of one pattern: those that answer a method better come before those that answer it, too. */
    int rank() {
        return switch (method) {
            case "HEAD" -> 0;
            case ANY -> 2;
            default -> 1;
        };
    }

    RoutePattern pattern() {
        return pattern;
    }

    AsyncHttpHandler handler() {
        return handler;
    }

    /** What stands at the places of this path; empty if the route is not for it. */
    Optional<Map<String, String>> match(String rawPath) {
        return pattern.match(rawPath);
    }

    @Override
    public String toString() {
        return method + " " + pattern;
    }
}
