package dev.troupe.server.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What RFC 9112 asks of the header fields of every request, whatever it is for. Where the target of a request names a host,
 * that replaces {@code Host}.
 */
final class HeadRules {

    /** RFC 3986, section 3.2.2, with a port. No user, no path, and something must be there. */
    private static final Pattern HOST = Pattern.compile(
            "(\\[[0-9A-Fa-f:.]{2,45}]|(?:[A-Za-z0-9._~!$&'()*+,;=-]|%[0-9A-Fa-f]{2}){1,255})(:[0-9]{0,5})?");

    private static final Pattern ABSOLUTE = Pattern.compile("(?i:https?)://([^/?]*)");

    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,19}");

    private HeadRules() {}

    /** Why the request is refused; empty if it is not. */
    static Optional<Refusal> check(HttpRequest request) {
        return framing(request).or(() -> host(request)).or(() -> target(request));
    }

    /** RFC 9112, sections 6.1 to 6.3. A request that two servers could end at two places is not served. */
    private static Optional<Refusal> framing(HttpRequest request) {
        HttpHeaders headers = request.headers();
        List<String> codings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
        List<String> lengths = headers.getAll(HttpHeaderNames.CONTENT_LENGTH);
        if (!codings.isEmpty()) {
            return codings(request, String.join(",", codings), !lengths.isEmpty());
        }
        if (lengths.size() > 1
                || (lengths.size() == 1 && !LENGTH.matcher(lengths.get(0)).matches())) {
            return bad("Content-Length is malformed");
        }
        return request.decoderResult().isFailure() ? bad("The request cannot be read") : Optional.empty();
    }

    private static Optional<Refusal> codings(HttpRequest request, String codings, boolean hasLength) {
        if (isBefore11(request)) {
            return bad("HTTP/1.0 has no Transfer-Encoding");
        }
        if (hasLength) {
            return bad("A request has Transfer-Encoding or Content-Length, not both");
        }
        String[] names = codings.split(",", -1);
        int chunked = 0;
        for (String name : names) {
            if (HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(name.strip())) {
                chunked++;
            }
        }
        if (chunked != 1 || !HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(names[names.length - 1].strip())) {
            return bad("The last transfer coding of a request is chunked, once");
        }
        if (names.length > 1) {
            return Optional.of(
                    Refusal.of(HttpResponseStatus.NOT_IMPLEMENTED, "The server knows no transfer coding but chunked"));
        }
        return request.decoderResult().isFailure() ? bad("The request cannot be read") : Optional.empty();
    }

    /** RFC 9112, section 3.2. */
    private static Optional<Refusal> host(HttpRequest request) {
        List<String> hosts = request.headers().getAll(HttpHeaderNames.HOST);
        if (hosts.isEmpty() && isBefore11(request)) {
            return Optional.empty();
        }
        if (hosts.size() != 1) {
            return bad("A request has one Host");
        }
        return HOST.matcher(hosts.get(0)).matches() ? Optional.empty() : bad("Host is malformed");
    }

    /** RFC 9112, sections 3.2.2 and 3.2.3: which forms of a target a method has, and which host is asked. */
    private static Optional<Refusal> target(HttpRequest request) {
        Matcher absolute = ABSOLUTE.matcher(request.uri());
        if (absolute.lookingAt()) {
            if (!HOST.matcher(absolute.group(1)).matches()) {
                return bad("The target of the request is malformed");
            }
            // Host may have been written for a proxy.
            request.headers().set(HttpHeaderNames.HOST, absolute.group(1));
        }
        if (HttpMethod.CONNECT.equals(request.method())) {
            return Optional.of(Refusal.of(HttpResponseStatus.NOT_IMPLEMENTED, "The server is no proxy"));
        }
        String expected = String.join(",", request.headers().getAll(HttpHeaderNames.EXPECT));
        if (!expected.isEmpty()
                && !isBefore11(request)
                && !HttpHeaderValues.CONTINUE.contentEqualsIgnoreCase(expected.strip())) {
            return Optional.of(Refusal.of(
                    HttpResponseStatus.EXPECTATION_FAILED, "The server knows no expectation but 100-continue"));
        }
        return Optional.empty();
    }

    private static Optional<Refusal> bad(String message) {
        return Optional.of(Refusal.badRequest(message));
    }

    /** Whether the client speaks a version before HTTP/1.1. A later one of HTTP/1 is answered as that (RFC 9110, section 2.5). */
    static boolean isBefore11(HttpRequest request) {
        return request.protocolVersion().compareTo(HttpVersion.HTTP_1_1) < 0;
    }

    /** Whether a body follows the head. */
    static boolean hasBody(HttpRequest request) {
        return request.headers().contains(HttpHeaderNames.TRANSFER_ENCODING) || length(request) > 0;
    }

    /** How many bytes the body has; 0 if the head does not say it. */
    static long length(HttpRequest request) {
        String length = request.headers().get(HttpHeaderNames.CONTENT_LENGTH);
        if (length == null || !LENGTH.matcher(length).matches()) {
            return 0;
        }
        try {
            return Long.parseLong(length);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}
