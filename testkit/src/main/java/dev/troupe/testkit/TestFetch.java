package dev.troupe.testkit;

import dev.troupe.actor.ClientRequest;
import dev.troupe.actor.FetchRequest;
import dev.troupe.actor.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes requests of HTTP to hand to an actor's {@code onFetch}. */
public final class TestFetch {

    private static final byte[] NO_BODY = {};

    private TestFetch() {}

    /**
     * A {@code GET} without headers.
     *
     * @param address the path, with or without a query: {@code /moves?since=3}
     * @param params what the client says of itself
     * @param state the state of its connection
     */
    public static <P, C> FetchRequest<P, C> get(String address, P params, C state) {
        return of("GET", address, Map.of(), NO_BODY, params, state);
    }

    /** A {@code POST} of text without headers; the rest as in {@link #get}. */
    public static <P, C> FetchRequest<P, C> post(String address, String body, P params, C state) {
        return of("POST", address, Map.of(), body.getBytes(StandardCharsets.UTF_8), params, state);
    }

    /** A request of any method, with these headers; the rest as in {@link #get}. */
    public static <P, C> FetchRequest<P, C> of(
            String method, String address, Map<String, List<String>> headers, byte[] body, P params, C state) {
        int query = address.indexOf('?');
        String path = query < 0 ? address : address.substring(0, query);
        String rest = query < 0 ? "" : address.substring(query + 1);
        ClientRequest client = new ClientRequest("/http" + path, rest, headers, "", Optional.empty());
        return new FetchRequest<>(new HttpRequest(method, client, Map.of(), body), path, params, state);
    }
}
