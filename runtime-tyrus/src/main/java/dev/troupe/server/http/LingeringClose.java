package dev.troupe.server.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import java.time.Duration;

/**
 * Closes a connection on which the client still sends. A server that closes at once makes the kernel reset the connection, and
 * the reset can overtake the response. So the server sends its end, and throws away what arrives until the client closes: for a
 * bounded time and a bounded number of bytes.
 */
@SuppressWarnings("FutureReturnValueIgnored") // where that fails, the channel is closed
final class LingeringClose {

    /** How many times as long all of it may take. */
    private static final int ROUNDS = 6;

    private static final long MAX_BYTES = 64L * 1_024 * 1_024;

    private final ChannelHandlerContext context;
    private final RequestDecoder decoder;
    private final Deadline deadline;
    private final Duration silence;
    private int rounds;
    private long before;

    /** @param silence longer than a client is silent that still sends */
    LingeringClose(ChannelHandlerContext context, RequestDecoder decoder, Deadline deadline, Duration silence) {
        this.context = context;
        this.decoder = decoder;
        this.deadline = deadline;
        this.silence = silence;
    }

    /** The response has left. */
    void begin() {
        before = decoder.discarded();
        SslHandler tls = context.pipeline().get(SslHandler.class);
        if (tls != null) {
            tls.closeOutbound();
        } else if (context.channel() instanceof DuplexChannel duplex) {
            duplex.shutdownOutput();
        }
        await();
    }

    private void await() {
        deadline.set(context.executor(), silence, this::look);
    }

    private void look() {
        if (decoder.discarded() == before || ++rounds >= ROUNDS) {
            context.close();
        } else {
            before = decoder.discarded();
            await();
        }
    }

    /** More has arrived. */
    void check() {
        if (decoder.discarded() > MAX_BYTES) {
            context.close();
        }
    }
}
