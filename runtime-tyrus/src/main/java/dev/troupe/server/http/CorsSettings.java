package dev.troupe.server.http;

import dev.troupe.runtime.authentication.AllowedOrigins;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What pages of other origins may read of this server: cross-origin resource sharing, as the Fetch standard (section 3.3) has
 * it. It tells browsers, which keep to it, and refuses nothing itself. Immutable.
 *
 * <p>Whether a page may reach actors at all, by WebSocket or by calling an action, is not its business but that of
 * {@link dev.troupe.server.TroupeServerBuilder#allowOrigins}.
 *
 * @param origins whose: {@code https://app.example.com}, with a port where it is not the default one; or {@code *}, all
 * @param methods with which methods
 * @param headers with which header fields, besides those that every page may send
 * @param exposedHeaders which header fields of a response a page may read, besides those that it always may
 * @param credentials whether cookies and the like are sent along; not for all origins
 * @param maxAge for how long a browser need not ask again; not negative. Browsers keep it to a few hours
 */
public record CorsSettings(
        Set<String> origins,
        Set<String> methods,
        Set<String> headers,
        Set<String> exposedHeaders,
        boolean credentials,
        Duration maxAge) {

    private static final String ALL = "*";

    /** Checks the origins, and that not everybody's pages act in the name of their visitors. */
    public CorsSettings {
        origins = inOrder(origins.toArray(String[]::new));
        AllowedOrigins.of(origins);
        methods = inOrder(methods.toArray(String[]::new));
        headers = inOrder(headers.toArray(String[]::new));
        exposedHeaders = inOrder(exposedHeaders.toArray(String[]::new));
        if (credentials && origins.contains(ALL)) {
            throw new IllegalArgumentException("Credentials are for origins that are named, not for all");
        }
        if (maxAge.isNegative()) {
            throw new IllegalArgumentException("maxAge is negative");
        }
    }

    /**
     * For pages of these origins: GET, HEAD, POST, PUT, PATCH and DELETE, with {@code Accept}, {@code Authorization},
     * {@code Content-Type}, {@code Troupe-Params} and {@code Troupe-Timeout}, without credentials; browsers ask again after
     * 10 minutes.
     */
    public static CorsSettings origins(String... origins) {
        return new CorsSettings(
                inOrder(origins),
                inOrder("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"),
                inOrder("Accept", "Authorization", "Content-Type", "Troupe-Params", ActorCalls.TIMEOUT),
                Set.of(),
                false,
                Duration.ofMinutes(10));
    }

    private static Set<String> inOrder(String... values) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(Arrays.asList(values)));
    }

    /** The same, for pages of these origins alone. */
    public CorsSettings withOrigins(String... allowed) {
        return new CorsSettings(inOrder(allowed), methods, headers, exposedHeaders, credentials, maxAge);
    }

    /** The same, with these methods alone. */
    public CorsSettings withMethods(String... allowed) {
        return new CorsSettings(origins, inOrder(allowed), headers, exposedHeaders, credentials, maxAge);
    }

    /** The same, with these header fields of requests alone. */
    public CorsSettings withHeaders(String... allowed) {
        return new CorsSettings(origins, methods, inOrder(allowed), exposedHeaders, credentials, maxAge);
    }

    /** The same, with these header fields of responses to be read. */
    public CorsSettings withExposedHeaders(String... exposed) {
        return new CorsSettings(origins, methods, headers, inOrder(exposed), credentials, maxAge);
    }

    /** The same, with cookies and the like. */
    public CorsSettings withCredentials() {
        return withCredentials(true);
    }

    /** The same, with cookies and the like or without. */
    public CorsSettings withCredentials(boolean sent) {
        return new CorsSettings(origins, methods, headers, exposedHeaders, sent, maxAge);
    }

    /** The same, to be asked again after so long. */
    public CorsSettings withMaxAge(Duration age) {
        return new CorsSettings(origins, methods, headers, exposedHeaders, credentials, age);
    }

    /** Whether pages of all origins may. */
    boolean isForAll() {
        return origins.contains(ALL);
    }

    /** Whose pages may; compared by scheme, host and port. */
    AllowedOrigins allowed() {
        return AllowedOrigins.of(origins);
    }
}
