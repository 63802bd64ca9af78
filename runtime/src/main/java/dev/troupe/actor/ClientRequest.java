package dev.troupe.actor;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The request with which a client came: the opening handshake of its WebSocket (RFC 6455, section 4.1), or what stands for it
 * where there is none. Immutable; any thread.
 *
 * <p>It is whole until the client is let in or refused. Its connection keeps it as long as it lives, but without what served
 * to let the client in: {@link #afterHandshake}. Whatever else of it is wanted later goes into the state of the connection.
 *
 * @param path the path as it came, percent-encoded, without a prefix of the server: {@code /actors/…}
 * @param query the query as it came, without the question mark; empty if there was none
 * @param headers the header fields by name, in whatever case the client wrote it, each with its lines in their order; none
 *     for a client in the same process. {@code Host} is what the client asked for, where a trusted proxy says so
 * @param remoteAddress the address that the client comes from, without port: behind a trusted proxy the one that this names;
 *     empty if unknown, as in a container that hides it, and for a client in the same process
 * @param principal who the client is; empty if nobody has asked
 */
public record ClientRequest(
        String path,
        String query,
        Map<String, List<String>> headers,
        String remoteAddress,
        Optional<Identity> principal) {

    /** In lower case: credentials, and what the upgrade alone needs (RFC 6455, section 4.1). */
    private static final Set<String> OF_THE_HANDSHAKE = Set.of(
            "authorization",
            "proxy-authorization",
            "cookie",
            "connection",
            "upgrade",
            "sec-websocket-key",
            "sec-websocket-version",
            "sec-websocket-protocol",
            "sec-websocket-extensions");

    /** Of a client of which nothing is known, as in a test. */
    public static final ClientRequest UNKNOWN = new ClientRequest("", "", Map.of(), "", Optional.empty());

    /** Defends against changes. */
    public ClientRequest {
        headers = Map.copyOf(headers);
    }

    /** The first line of a header field; its name in any case (RFC 9110, section 5.1). */
    public Optional<String> header(String name) {
        return headers(name).stream().findFirst();
    }

    /** All lines of a header field; its name in any case. Empty if there are none. */
    public List<String> headers(String name) {
        List<String> exact = headers.get(name);
        if (exact != null) {
            return exact;
        }
        for (Map.Entry<String, List<String>> field : headers.entrySet()) {
            if (field.getKey().equalsIgnoreCase(name)) {
                return field.getValue();
            }
        }
        return List.of();
    }

    /** Path, address and name alone: headers and query carry what must not stand in a log. */
    @Override
    public String toString() {
        return path + " from " + (remoteAddress.isEmpty() ? "an unknown address" : remoteAddress)
                + principal.map(known -> " by " + known.getName()).orElse("");
    }

    /**
     * The same request without what its client showed in headers to be let in ({@code Authorization},
     * {@code Proxy-Authorization}, {@code Cookie}), and without the fields that only made the connection: {@code Connection},
     * {@code Upgrade}, and all of {@code Sec-WebSocket-Key}, {@code Sec-WebSocket-Version}, {@code Sec-WebSocket-Extensions}
     * and {@code Sec-WebSocket-Protocol}, whose items may be tokens and params. The query stays.
     */
    public ClientRequest afterHandshake() {
        Map<String, List<String>> kept = new HashMap<>();
        headers.forEach((name, lines) -> {
            String field = name.toLowerCase(Locale.ROOT);
            if (!OF_THE_HANDSHAKE.contains(field)) {
                kept.put(name, lines);
            }
        });
        return new ClientRequest(path, query, kept, remoteAddress, principal);
    }

    /** The same request, of somebody who is not known, whoever a container takes him for. */
    public ClientRequest withoutPrincipal() {
        return principal.isEmpty() ? this : new ClientRequest(path, query, headers, remoteAddress, Optional.empty());
    }

    /** The same request, of somebody who is known. */
    public ClientRequest withPrincipal(Identity known) {
        return new ClientRequest(path, query, headers, remoteAddress, Optional.of(known));
    }
}
