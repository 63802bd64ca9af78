package dev.troupe.server.http;

import dev.troupe.actor.HttpResponse;
import dev.troupe.wire.MessageWriter;
import dev.troupe.wire.Payload;
import dev.troupe.wire.WireError;
import dev.troupe.wire.WireFormat;
import dev.troupe.wire.WireMessage;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Makes responses; what all of them say is added when they are sent. */
final class Responses {

    private Responses() {}

    /** An error as it would stand on a WebSocket, too: {@code {"error":{"code":…,"message":…,"retryable":…}}}. */
    static FullHttpResponse error(int status, WireError error) {
        return error(status, error, WireFormat.JSON);
    }

    /** An error in one of the two formats, with what its status asks for (RFC 9110, sections 10.2.3 and 11.6.1). */
    static FullHttpResponse error(int status, WireError error, WireFormat format) {
        WireMessage message = MessageWriter.problem(format, error, Optional.empty());
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(status),
                Unpooled.wrappedBuffer(message.array(), message.offset(), message.length()));
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, MediaType.of(format));
        if (status == HttpResponseStatus.UNAUTHORIZED.code()) {
            response.headers().set(HttpHeaderNames.WWW_AUTHENTICATE, "Bearer");
        } else if (status == HttpResponseStatus.SERVICE_UNAVAILABLE.code()
                || status == HttpResponseStatus.TOO_MANY_REQUESTS.code()) {
            response.headers().set(HttpHeaderNames.RETRY_AFTER, "1");
        }
        return response;
    }

    /** The value of an action, or 204 if it returns nothing. */
    static FullHttpResponse value(Payload value) {
        if (!value.isPresent()) {
            return new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.NO_CONTENT);
        }
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.OK,
                Unpooled.wrappedBuffer(value.array(), value.offset(), value.length()));
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, MediaType.of(value.format()));
        return response;
    }

    /** What a handler has answered. */
    static FullHttpResponse of(HttpResponse given) {
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(given.status()),
                hasContent(given.status()) ? Unpooled.wrappedBuffer(given.body()) : Unpooled.EMPTY_BUFFER);
        given.headers().forEach((name, lines) -> response.headers().set(name, lines));
        return response;
    }

    /** What a handler has answered, for a request that may want its head alone. */
    static FullHttpResponse forMethod(HttpRequest request, HttpResponse given) {
        FullHttpResponse response = of(given);
        if (given.isStreaming() && hasContent(given.status())) {
            // RFC 9110, section 8.6, and RFC 9112, section 6.1: that of the response to GET.
            if (given.length().isPresent()) {
                response.headers()
                        .set(HttpHeaderNames.CONTENT_LENGTH, given.length().getAsLong());
            } else {
                HttpUtil.setTransferEncodingChunked(response, true);
            }
            return response;
        }
        return forMethod(request, response);
    }

    /** The head of a response that is streamed. */
    static io.netty.handler.codec.http.HttpResponse head(HttpResponse given) {
        io.netty.handler.codec.http.HttpResponse head =
                new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(given.status()));
        given.headers().forEach((name, lines) -> head.headers().set(name, lines));
        given.length().ifPresent(length -> head.headers().set(HttpHeaderNames.CONTENT_LENGTH, length));
        return head;
    }

    /** RFC 9110, section 6.4.1. */
    private static boolean hasContent(int status) {
        return status != HttpResponseStatus.NO_CONTENT.code() && status != HttpResponseStatus.NOT_MODIFIED.code();
    }

    static FullHttpResponse empty(HttpResponseStatus status, Map<String, String> headers) {
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status);
        headers.forEach(response.headers()::set);
        return response;
    }

    static FullHttpResponse json(HttpResponseStatus status, String json) {
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(json.getBytes(StandardCharsets.UTF_8)));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, MediaType.JSON)
                .set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE);
        return response;
    }

    /** A small page, or that it is what the client has already (RFC 9110, section 13.1.2). */
    static FullHttpResponse page(Page page, boolean known) {
        FullHttpResponse response = known
                ? new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.NOT_MODIFIED)
                : new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK, page.bytes());
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, page.type())
                .set(HttpHeaderNames.ETAG, page.tag())
                .set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_CACHE);
        return response;
    }

    /** The response without its content, if that is what was asked for (RFC 9110, section 9.3.2). */
    static FullHttpResponse forMethod(HttpRequest request, FullHttpResponse response) {
        if (!HttpMethod.HEAD.equals(request.method())) {
            return response;
        }
        if (hasContent(response.status().code())) {
            response.headers()
                    .setInt(HttpHeaderNames.CONTENT_LENGTH, response.content().readableBytes());
        }
        return response.replace(Unpooled.EMPTY_BUFFER);
    }

    /**
     * Adds what every response says.
     *
     * @param request what it answers
     * @param stay whether the connection is kept
     * @param idle how long it is kept
     */
    static void complete(
            io.netty.handler.codec.http.HttpResponse response, HttpRequest request, boolean stay, Duration idle) {
        HttpHeaders headers = response.headers();
        headers.set(HttpHeaderNames.DATE, HttpDate.now());
        headers.set("X-Content-Type-Options", "nosniff");
        // RFC 9110, section 8.6
        if (response instanceof FullHttpResponse whole
                && !headers.contains(HttpHeaderNames.CONTENT_LENGTH)
                && !headers.contains(HttpHeaderNames.TRANSFER_ENCODING)
                && hasContent(response.status().code())) {
            headers.setInt(HttpHeaderNames.CONTENT_LENGTH, whole.content().readableBytes());
        }
        if (!stay) {
            headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
            return;
        }
        headers.set("Keep-Alive", "timeout=" + Math.max(1, idle.toSeconds()));
        if (HeadRules.isBefore11(request)) {
            headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE);
        }
    }
}
