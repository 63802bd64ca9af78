package dev.troupe.server.http;

import dev.troupe.runtime.authentication.AllowedOrigins;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What pages of other origins are told that they may read (Fetch standard, section 3.3). It keeps no request away. Immutable;
 * any thread.
 */
public final class Cors {

    private static final String ASKED_METHOD = "Access-Control-Request-Method";

    private final Optional<CorsSettings> settings;
    private final AllowedOrigins origins;

    /** @param settings empty: pages of other origins may nothing */
    public Cors(Optional<CorsSettings> settings) {
        this.settings = settings;
        this.origins = settings.map(CorsSettings::allowed).orElse(AllowedOrigins.SAME);
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
        if (!origin.isEmpty() && origins.includes(origin)) {
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
}
