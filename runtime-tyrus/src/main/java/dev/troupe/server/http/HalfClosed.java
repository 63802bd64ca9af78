package dev.troupe.server.http;

import io.netty.channel.ChannelHandlerContext;
import java.time.Duration;

/**
 * Waits, on the event loop, for the response to a client that sends no more. Such a client may wait for its response, or have
 * gone: a server cannot tell. So it has its response if that is ready soon, and a body as long as it takes some of it.
 */
@SuppressWarnings("FutureReturnValueIgnored") // where that fails, the channel is closed
final class HalfClosed {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** The same where a body is streamed and nothing of it is under way. */
    private static final Duration PATIENCE_OF_STREAM = Duration.ofSeconds(2);

    private final ChannelHandlerContext context;
    private final Responder responder;
    private final Deadline deadline;

    HalfClosed(ChannelHandlerContext context, Responder responder, Deadline deadline) {
        this.context = context;
        this.responder = responder;
        this.deadline = deadline;
    }

    /** The client has just said that it sends no more, or its response has begun after that. */
    void watch() {
        if (responder.isStreaming()) {
            deadline.set(context.executor(), PATIENCE_OF_STREAM, this::lookAtStream);
        } else {
            deadline.set(context.executor(), PATIENCE, context::close);
        }
    }

    private void lookAtStream() {
        if (!responder.cutIfIdle()) {
            watch();
        }
    }
}
