package dev.troupe.server.http;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What pages of other origins may do with this server: cross-origin resource sharing, as the Fetch standard (section 3.3) has
 * it. It rules the browsers that keep to it, and the calls of actions, which the server refuses to other origins itself.
 * Immutable.
 *
 * <p>WebSockets are not touched by it.
 *
 * @param origins who may: {@code https://app.example.com}, with a port where it is not the default one; or {@code *}, all
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
    private static final Pattern ORIGIN = Pattern.compile("[a-z][a-z0-9+.-]*://[^/?#@\\s,]+");

    /** Checks the origins, and that not everybody's pages act in the name of their visitors. */
    public CorsSettings {
        origins = inOrder(
                origins.stream().map(origin -> origin.toLowerCase(Locale.ROOT)).toArray(String[]::new));
        methods = inOrder(methods.toArray(String[]::new));
        headers = inOrder(headers.toArray(String[]::new));
        exposedHeaders = inOrder(exposedHeaders.toArray(String[]::new));
        for (String origin : origins) {
            if (!origin.equals(ALL) && !ORIGIN.matcher(origin).matches()) {
                throw new IllegalArgumentException("No origin: " + origin + ". One is https://app.example.com, or *");
            }
        }
        if (credentials && origins.contains(ALL)) {
            throw new IllegalArgumentException("Credentials are for origins that are named, not for all");
        }
        if (maxAge.isNegative()) {
            throw new IllegalArgumentException("maxAge is negative");
        }
    }

    /**
     * For pages of these origins: GET, HEAD, POST, PUT, PATCH and DELETE, with {@code Accept}, {@code Authorization},
     * {@code Content-Type} and {@code Troupe-Timeout}, without credentials; browsers ask again after 10 minutes.
     */
    public static CorsSettings origins(String... origins) {
        return new CorsSettings(
                inOrder(origins),
                inOrder("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"),
                inOrder("Accept", "Authorization", "Content-Type", ActorCalls.TIMEOUT),
                Set.of(),
                false,
                Duration.ofMinutes(10));
    }

    private static Set<String> inOrder(String... values) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(Arrays.asList(values)));
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
        return new CorsSettings(origins, methods, headers, exposedHeaders, true, maxAge);
    }

    /** The same, to be asked again after so long. */
    public CorsSettings withMaxAge(Duration age) {
        return new CorsSettings(origins, methods, headers, exposedHeaders, credentials, age);
    }

    /** Whether pages of all origins may. */
    boolean isForAll() {
        return origins.contains(ALL);
    }

    /** Whether pages of this origin may. */
    boolean allows(String origin) {
        return isForAll() || origins.contains(origin.toLowerCase(Locale.ROOT));
    }
}
