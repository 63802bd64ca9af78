package dev.troupe.actor;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A response of HTTP (RFC 9110, section 6): whole, or with a body that {@linkplain #streaming goes on}. Immutable; any thread.
 *
 * <p>How long the body is, and whether the connection stays, the server says itself.
 */
public final class HttpResponse {

    private static final int LEAST_STATUS = 200;
    private static final int MOST_STATUS = 599;
    private static final int OK = 200;
    private static final int LATIN_1 = 0xFF;
    private static final int FOUND = 302;

    private static final Set<String> OF_THE_SERVER =
            Set.of("content-length", "transfer-encoding", "connection", "keep-alive", "upgrade", "date", "trailer");

    /** No content, reset content, not modified. */
    private static final Set<Integer> WITHOUT_BODY = Set.of(204, 205, 304);

    private static final byte[] NOTHING = {};
    private static final long UNKNOWN = -1;

    private final int status;
    private final Map<String, List<String>> headers;
    private final byte[] body;
    private final Optional<Consumer<? super BodyStream>> stream;
    /** The bytes of a stream; {@link #UNKNOWN} if that is not said. */
    private final long length;

    private HttpResponse(
            int status,
            Map<String, List<String>> headers,
            byte[] body,
            Optional<Consumer<? super BodyStream>> stream,
            long length) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.stream = stream;
        this.length = length;
    }

    /**
     * A response without a body.
     *
     * @param status from 200 to 599
     */
    public static HttpResponse of(int status) {
        requireStatus(status);
        return new HttpResponse(status, Map.of(), NOTHING, Optional.empty(), UNKNOWN);
    }

    /**
     * 200, with these bytes.
     *
     * @param type the content type
     * @param body not to be changed any more
     */
    public static HttpResponse bytes(String type, byte[] body) {
        return new HttpResponse(OK, Map.of(), body, Optional.empty(), UNKNOWN).withHeader("Content-Type", type);
    }

    /** 200, with plain text. */
    public static HttpResponse text(String text) {
        return bytes("text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    /** 200, with a page. */
    public static HttpResponse html(String page) {
        return bytes("text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
    }

    /** 200, with JSON that is already written. */
    public static HttpResponse json(String json) {
        return bytes("application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * 200, with a body that is sent bit by bit, for as long as it likes.
     *
     * @param type the content type
     * @param begin is given the body before the head leaves, as part of the turn or by the thread of the handler; it may send at
     *     once, keep it, or both. If it throws, or sends more than may wait, the request has failed. It is not asked where a response has no body: to
     *     {@code HEAD}, with 204, 205 or 304, or if the client has gone
     */
    public static HttpResponse streaming(String type, Consumer<? super BodyStream> begin) {
        return new HttpResponse(OK, Map.of(), NOTHING, Optional.of(begin), UNKNOWN).withHeader("Content-Type", type);
    }

    /**
     * 200, with a body that is sent bit by bit and whose length is known before, as that of a download. The client is told the
     * length. If the stream is closed after fewer bytes, or more are sent, the body is cut off.
     *
     * @param type the content type
     * @param length the number of bytes, not negative
     * @param begin as for {@link #streaming(String, Consumer)}
     */
    public static HttpResponse streaming(String type, long length, Consumer<? super BodyStream> begin) {
        if (length < 0) {
            throw new IllegalArgumentException("A length is not negative, but it is " + length);
        }
        return new HttpResponse(OK, Map.of(), NOTHING, Optional.of(begin), length).withHeader("Content-Type", type);
    }

    /**
     * 200, with server-sent events (HTML standard, section 9.2). Its header fields tell caches to keep nothing, and proxies to pass
     * each event on at once.
     *
     * @param begin is given the stream; as {@link #streaming}
     */
    public static HttpResponse events(Consumer<? super EventStream> begin) {
        return streaming("text/event-stream", body -> begin.accept(new EventStream(body)))
                .withHeader("Cache-Control", "no-store, no-transform")
                .withHeader("X-Accel-Buffering", "no");
    }

    /** 302: it is there for now. {@code withStatus} makes it 301, 303, 307 or 308. */
    public static HttpResponse redirect(URI to) {
        return of(FOUND).withHeader("Location", to.toASCIIString());
    }

    /**
     * This response with another status.
     *
     * @param other from 200 to 599
     */
    public HttpResponse withStatus(int other) {
        requireStatus(other);
        return new HttpResponse(other, headers, body, stream, length);
    }

    private static void requireStatus(int status) {
        if (status < LEAST_STATUS || status > MOST_STATUS) {
            throw new IllegalArgumentException("A response has a status from 200 to 599, not " + status);
        }
    }

    /**
     * This response with one more header field; one of the same name stays. {@code Content-Type} is replaced.
     *
     * @throws IllegalArgumentException if the name is no token (RFC 9110, section 5.6.2) or is the server's own to give, as
     *     {@code Content-Length} is, or if the value has a control character or one beyond ISO 8859-1 in it
     */
    public HttpResponse withHeader(String name, String value) {
        String key = name.toLowerCase(Locale.ROOT);
        if (name.isEmpty() || !name.chars().allMatch(HttpResponse::isOfToken)) {
            throw new IllegalArgumentException("No name of a header field: " + name);
        }
        if (OF_THE_SERVER.contains(key)) {
            throw new IllegalArgumentException("The server itself says " + name);
        }
        if (value.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 0x7F)) {
            throw new IllegalArgumentException("The value of " + name + " has a control character in it");
        }
        if (value.chars().anyMatch(c -> c > LATIN_1)) {
            throw new IllegalArgumentException(
                    "The value of " + name
                            + " has a character beyond ISO 8859-1 in it, which HTTP cannot send. Encode it, for example in percent signs.");
        }
        Map<String, List<String>> more = new LinkedHashMap<>(headers);
        List<String> lines =
                key.equals("content-type") ? new ArrayList<>(1) : new ArrayList<>(headers.getOrDefault(key, List.of()));
        lines.add(value);
        more.put(key, List.copyOf(lines));
        return new HttpResponse(status, more, body, stream, length);
    }

    private static boolean isOfToken(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
    }

    /** From 200 to 599. */
    public int status() {
        return status;
    }

    /** The header fields by name, in lower case, each with its lines in their order. */
    public Map<String, List<String>> headers() {
        return Collections.unmodifiableMap(headers);
    }

    /** Whether the body is sent bit by bit. */
    public boolean isStreaming() {
        return stream.isPresent();
    }

    /** How many bytes the streamed body has; empty if that is not said, or the body is not streamed. */
    public OptionalLong length() {
        return length == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(length);
    }

    /**
     * Whether a request of this method is answered with a body that is streamed (RFC 9110, section 6.4.1).
     *
     * @param method as it came
     */
    public boolean streamsTo(String method) {
        return isStreaming() && !method.equals("HEAD") && !WITHOUT_BODY.contains(status);
    }

    /** Gives whoever streams the body, if anybody does, what to send it by. For servers, and tests that stand for one. */
    public void begin(BodyStream to) {
        stream.ifPresent(begin -> begin.accept(to));
    }

    /** The bytes of the body, not a copy; none if there is no body, or it is streamed. */
    public byte[] body() {
        return body;
    }

    /** The body as text in UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return status + ", " + (isStreaming() ? "a stream" : body.length + " bytes");
    }
}
