package dev.troupe.actor;

import java.util.Optional;

/**
 * A request of HTTP to one actor; see {@link FetchHandler}. Immutable but for the body; any thread.
 *
 * @param http the request as it came: its path is the whole one, and its query has the params, too
 * @param path what follows {@code /http} in its address, percent-encoded as it came; it begins with a slash, and is one where
 *     nothing follows
 * @param params what the client says of itself, as one that connects
 * @param state what {@code createConnState} made for this request
 * @param <P> the params; {@link dev.troupe.NoParams} if the protocol declares none
 * @param <C> the state of a connection; {@link NoState} if it has none
 */
public record FetchRequest<P, C>(HttpRequest http, String path, P params, C state) {

    /** In upper case, as it came: any method, {@code HEAD} among them. */
    public String method() {
        return http.method();
    }

    /** The first parameter of the query with this name; {@link HttpRequest#queryParameter}. */
    public Optional<String> queryParameter(String name) {
        return http.queryParameter(name);
    }

    /** The first line of a header field; its name in any case. */
    public Optional<String> header(String name) {
        return http.header(name);
    }

    /** Who the client is; empty if nobody has asked. */
    public Optional<Identity> principal() {
        return http.client().principal();
    }

    /** The bytes of the body, not a copy; none if there is no body. */
    public byte[] body() {
        return http.body();
    }

    /** The body as text in UTF-8; what is no UTF-8 becomes U+FFFD. */
    public String text() {
        return http.text();
    }

    /** Says neither headers nor query nor body: they may be secret. */
    @Override
    public String toString() {
        return method() + " " + path;
    }
}
