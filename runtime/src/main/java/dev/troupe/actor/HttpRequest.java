package dev.troupe.actor;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * A request of HTTP (RFC 9110, section 6), whole. Immutable but for its body, which belongs to its handler. Any thread.
 */
public final class HttpRequest {

    private final String method;
    private final ClientRequest client;
    private final Map<String, String> pathParameters;
    private final byte[] body;

    /**
     * @param method in upper case
     * @param client path, query, headers, and from where it came
     * @param pathParameters what stands at the places that the pattern of a route names, decoded
     * @param body empty if there is none; not to be changed by the one who gives it
     */
    public HttpRequest(String method, ClientRequest client, Map<String, String> pathParameters, byte[] body) {
        this.method = method;
        this.client = client;
        this.pathParameters = Map.copyOf(pathParameters);
        this.body = body;
    }

    /**
     * In upper case: {@code GET}, {@code POST}. To a route, a {@code HEAD} comes as a {@code GET} where none is for it alone; to an
     * actor it comes as it is.
     */
    public String method() {
        return method;
    }

    /** The path as it came, percent-encoded, without a base path of the server: {@code /articles/a%20b}. */
    public String path() {
        return client.path();
    }

    /** The request but for method and body: headers, the whole query, the address of the client. */
    public ClientRequest client() {
        return client;
    }

    /** The same request, with more known of the client. */
    public HttpRequest withClient(ClientRequest known) {
        return new HttpRequest(method, known, pathParameters, body);
    }

    /**
     * The same request with this body.
     *
     * @param content not to be changed by the one who gives it
     */
    public HttpRequest withBody(byte[] content) {
        return new HttpRequest(method, client, pathParameters, content);
    }

    /** The first line of a header field; its name in any case. */
    public Optional<String> header(String name) {
        return client.header(name);
    }

    /**
     * What stands in the path at the place of this name, decoded: at {@code /articles/{id}}, what {@code id} is.
     *
     * @throws IllegalArgumentException if the pattern has no such place
     */
    public String pathParameter(String name) {
        String value = pathParameters.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The pattern of this route has no {" + name + "}");
        }
        return value;
    }

    /**
     * The first parameter of the query with this name, decoded as a form is ({@code +} is a space); empty if there is none.
     * One that is badly encoded is passed over.
     */
    public Optional<String> queryParameter(String name) {
        for (String parameter : client.query().split("&", -1)) {
            int equals = parameter.indexOf('=');
            Optional<String> is = decoded(equals < 0 ? parameter : parameter.substring(0, equals));
            if (is.isPresent() && is.get().equals(name)) {
                Optional<String> value = equals < 0 ? Optional.of("") : decoded(parameter.substring(equals + 1));
                if (value.isPresent()) {
                    return value;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> decoded(String encoded) {
        try {
            return Optional.of(URLDecoder.decode(encoded, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The bytes of the body, not a copy; none if there is no body. */
    public byte[] body() {
        return body;
    }

    /** The body as text in UTF-8; what is no UTF-8 becomes U+FFFD. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Says neither headers nor body: they may be secret. */
    @Override
    public String toString() {
        return method + " " + path();
    }
}
