package dev.troupe.server.http;

import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What requests of pages of other origins are told (Fetch standard, section 3.3). Immutable; any thread. */
public final class Cors {

    private static final String ASKED_METHOD = "Access-Control-Request-Method";

    private final Optional<CorsSettings> settings;

    /** @param settings empty: pages of other origins may nothing */
    public Cors(Optional<CorsSettings> settings) {
        this.settings = settings;
    }

    /** Whether a browser asks what a page may do (section 3.3.2), and is to be told. */
    boolean isPreflight(HttpRequest request) {
        return settings.isPresent()
                && HttpMethod.OPTIONS.equals(request.method())
                && request.headers().contains(HttpHeaderNames.ORIGIN)
                && request.headers().contains(ASKED_METHOD);
    }

    /** What a browser is told that asks; which methods and headers are in it, it sees to itself. */
    FullHttpResponse preflight() {
        Map<String, String> headers = new HashMap<>();
        settings.ifPresent(given -> {
            headers.put("Access-Control-Allow-Methods", String.join(", ", given.methods()));
            headers.put("Access-Control-Allow-Headers", String.join(", ", given.headers()));
            headers.put("Access-Control-Max-Age", String.valueOf(given.maxAge().toSeconds()));
        });
        return Responses.empty(HttpResponseStatus.NO_CONTENT, headers);
    }

    /** What the response to this request says besides, whatever it is. */
    Map<String, String> headers(HttpRequest request) {
        if (settings.isEmpty()) {
            return Map.of();
        }
        CorsSettings given = settings.get();
        Map<String, String> headers = new HashMap<>();
        if (!given.isForAll()) {
            // Or a cache would give the response for one origin to another.
            headers.put("Vary", "Origin");
        }
        String origin = request.headers().get(HttpHeaderNames.ORIGIN, "");
        if (!origin.isEmpty() && given.allows(origin)) {
            headers.put("Access-Control-Allow-Origin", given.isForAll() ? "*" : origin);
            if (given.credentials()) {
                headers.put("Access-Control-Allow-Credentials", "true");
            }
            if (!given.exposedHeaders().isEmpty()) {
                headers.put("Access-Control-Expose-Headers", String.join(", ", given.exposedHeaders()));
            }
        }
        return headers;
    }

    /**
     * Whether a request may come from where it says it comes from: from no page, from a page of this server, or from one of
     * the origins. The scheme is not compared: what stands before the server may speak TLS for it.
     */
    boolean admits(HttpRequest request) {
        String origin = request.headers().get(HttpHeaderNames.ORIGIN, "");
        if (origin.isEmpty() || settings.filter(given -> given.allows(origin)).isPresent()) {
            return true;
        }
        int authority = origin.indexOf("://");
        return authority >= 0
                && origin.substring(authority + "://".length())
                        .equalsIgnoreCase(request.headers().get(HttpHeaderNames.HOST, ""));
    }
}
