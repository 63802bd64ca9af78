package dev.troupe.server.http;

import io.netty.channel.ChannelHandlerContext;
import java.time.Duration;

/**
 * Waits, on the event loop, for the response to a client of which the server cannot tell whether it has gone: it sends no more, or
 * the server reads no more. The client has its response if that is ready soon, and a body as long as there is something of it to take.
 */
@SuppressWarnings("FutureReturnValueIgnored") // where that fails, the channel is closed
final class HalfClosed {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** How long nothing of a body that is streamed may leave. */
    private static final Duration PATIENCE_OF_STREAM = Duration.ofSeconds(2);

    private final ChannelHandlerContext context;
    private final Responder responder;
    private final Deadline deadline;

    HalfClosed(ChannelHandlerContext context, Responder responder, Deadline deadline) {
        this.context = context;
        this.responder = responder;
        this.deadline = deadline;
    }

    /** The client has just become one that may have gone, or its response has begun after that. */
    void watch() {
        if (responder.isStreaming()) {
            responder.lookAtProgress();
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
