package dev.troupe.server.http;

import dev.troupe.wire.MessageWriter;
import dev.troupe.wire.WireError;
import dev.troupe.wire.WireFormat;
import dev.troupe.wire.WireMessage;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Makes responses; what all of them say is added when they are sent. */
final class Responses {

    private Responses() {}

    /** An error as it would stand on a WebSocket, too: {@code {"error":{"code":…,"message":…,"retryable":…}}}. */
    static FullHttpResponse error(int status, WireError error) {
        WireMessage message = MessageWriter.problem(WireFormat.JSON, error, Optional.empty());
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(status),
                Unpooled.wrappedBuffer(message.array(), message.offset(), message.length()));
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, MediaType.JSON);
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

    /** A page, or that it is what the client has already (RFC 9110, section 13.1.2). */
    static FullHttpResponse page(Page page, String ifNoneMatch) {
        boolean known = ifNoneMatch.equals("*") || ifNoneMatch.contains(page.tag());
        FullHttpResponse response = known
                ? new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.NOT_MODIFIED)
                : new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK, page.content());
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
        response.headers()
                .setInt(HttpHeaderNames.CONTENT_LENGTH, response.content().readableBytes());
        return response.replace(Unpooled.EMPTY_BUFFER);
    }

    /** Adds what every response says. */
    static void complete(FullHttpResponse response, boolean stay) {
        HttpHeaders headers = response.headers();
        headers.set(HttpHeaderNames.DATE, HttpDate.now());
        headers.set("X-Content-Type-Options", "nosniff");
        if (!headers.contains(HttpHeaderNames.CONTENT_LENGTH)
                && !response.status().equals(HttpResponseStatus.NOT_MODIFIED)) {
            headers.setInt(HttpHeaderNames.CONTENT_LENGTH, response.content().readableBytes());
        }
        if (!stay) {
            headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
    }
}
