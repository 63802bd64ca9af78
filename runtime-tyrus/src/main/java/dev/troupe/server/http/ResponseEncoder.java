package dev.troupe.server.http;

import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;

/** Writes responses. The response to {@code HEAD} is written without its content (RFC 9110, section 9.3.2). */
final class ResponseEncoder extends HttpResponseEncoder {

    private boolean headOnly;

    /** Whether of the next response the head alone is written. */
    void headOnly(boolean only) {
        this.headOnly = only;
    }

    @Override
    protected boolean isContentAlwaysEmpty(HttpResponse response) {
        return headOnly || super.isContentAlwaysEmpty(response);
    }
}
