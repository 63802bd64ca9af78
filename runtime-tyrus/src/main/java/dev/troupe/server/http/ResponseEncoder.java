package dev.troupe.server.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;
import java.nio.charset.StandardCharsets;

/** Writes responses. The response to {@code HEAD} is written without its content (RFC 9110, section 9.3.2). */
final class ResponseEncoder extends HttpResponseEncoder {

    /** RFC 9110, section 15.2.1. */
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private boolean headOnly;

    /** Whether of the next response the head alone is written. */
    void headOnly(boolean only) {
        this.headOnly = only;
    }

    /** Tells the client to send the body. It goes past the encoder, which would take it for the response. */
    @SuppressWarnings("FutureReturnValueIgnored") // a write that fails comes with a channel that closes
    void sendContinue(ChannelHandlerContext context) {
        context.pipeline().context(this).writeAndFlush(Unpooled.wrappedBuffer(CONTINUE));
    }

    @Override
    protected boolean isContentAlwaysEmpty(HttpResponse response) {
        return headOnly || super.isContentAlwaysEmpty(response);
    }
}
