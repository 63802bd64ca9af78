package dev.troupe.runtime.authentication;

import dev.troupe.actor.ClientRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * From which pages a browser may connect and call actions, by the {@code Origin} of the request (RFC 6455, section 10.2;
 * RFC 6454). Immutable.
 *
 * <p>A request without an origin comes from no browser and is allowed: the check keeps the pages of others from acting in the
 * name of whoever looks at them, and nothing else. A page of the server itself is always allowed: its host and port are those
 * of {@code Host}. Its scheme is not compared, since a proxy may speak TLS in the server's place; but where the server itself
 * does, or a proxy that it trusts says so, the page has to be {@code https}.
 *
 * @param origins what else is allowed, normalized
 * @param every whether every origin is
 */
public record AllowedOrigins(Set<String> origins, boolean every) {

    /** Pages of the server itself alone. */
    public static final AllowedOrigins SAME = new AllowedOrigins(Set.of(), false);

    private static final String EVERY = "*";

    /** Defends against changes. */
    public AllowedOrigins {
        origins = Set.copyOf(origins);
    }

    /**
     * Pages of these origins, and of the server itself.
     *
     * @param origins scheme, host and, unless it is the scheme's own, port: {@code https://example.org}; {@code *} stands for
     *     all
     * @throws IllegalArgumentException if one is neither
     */
    public static AllowedOrigins of(Collection<String> origins) {
        Set<String> normalized = new LinkedHashSet<>();
        for (String origin : origins) {
            if (!origin.equals(EVERY)) {
                normalized.add(Origin.parse(origin)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "Not an origin: '" + origin + "'. One looks like https://example.org:8443, or is *."))
                        .text());
            }
        }
        return new AllowedOrigins(normalized, origins.contains(EVERY));
    }

    /** Whether pages of this origin may, whatever the server's own is; {@code null}, which has none, only where all may. */
    public boolean includes(String origin) {
        return every || Origin.parse(origin.trim()).filter(this::names).isPresent();
    }

    private boolean names(Origin origin) {
        return origins.contains(origin.text());
    }

    /**
     * Whether the page that a client is, if it is one, may.
     *
     * @param secure whether the client speaks TLS, with this server or with a proxy that it trusts
     */
    public boolean allow(ClientRequest request, boolean secure) {
        List<String> given = request.headers("Origin");
        if (given.isEmpty() || every) {
            return true;
        }
        if (given.size() > 1) {
            return false;
        }
        Optional<Origin> origin = Origin.parse(given.get(0).trim());
        return origin.isPresent()
                && (names(origin.get())
                        || isOwn(origin.get(), request.header("Host").orElse(""), secure));
    }

    private static boolean isOwn(Origin origin, String host, boolean secure) {
        if (secure && !origin.scheme().equals("https")) {
            return false;
        }
        // A host without a port has the port of the scheme with which the page was fetched.
        return Origin.parse(origin.scheme() + "://" + host.trim())
                .map(origin::equals)
                .orElse(false);
    }

    /** An origin (RFC 6454, section 4); its port is -1 if it is the scheme's own. */
    private record Origin(String scheme, String host, int port) {

        static Optional<Origin> parse(String text) {
            URI uri;
            try {
                uri = new URI(text);
            } catch (URISyntaxException e) {
                return Optional.empty();
            }
            boolean plain = uri.getRawPath() != null
                    && uri.getRawPath().isEmpty()
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getRawUserInfo() == null;
            if (!plain || uri.getScheme() == null || uri.getHost() == null) {
                return Optional.empty();
            }
            String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
            int own = scheme.equals("https") ? 443 : scheme.equals("http") ? 80 : -1;
            return Optional.of(new Origin(
                    scheme, uri.getHost().toLowerCase(Locale.ROOT), uri.getPort() == own ? -1 : uri.getPort()));
        }

        String text() {
            return scheme + "://" + host + (port < 0 ? "" : ":" + port);
        }
    }
}
