package dev.troupe.server.http;

import io.netty.channel.ChannelHandlerContext;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Waits, on the event loop, for the response to a client of which the server cannot tell whether it has gone: it sends no more, or
 * the server reads no more. The server asks it now and then, by an interim response: where the client has gone, its kernel answers
 * that with a reset, and the next one fails and closes the channel. A client of HTTP/1.0 knows no interim responses, and has its
 * response if that is ready soon. A body goes on as long as there is something of it to take.
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

    /**
     * The client has just become one that may have gone, or its response has begun after that.
     *
     * @param waiting what waits for its response; null if nothing does
     */
    void watch(@Nullable Exchange waiting) {
        if (responder.isStreaming()) {
            responder.lookAtProgress();
            deadline.set(context.executor(), PATIENCE_OF_STREAM, () -> lookAtStream(waiting));
        } else {
            deadline.set(context.executor(), PATIENCE, () -> ask(waiting));
        }
    }

    private void lookAtStream(@Nullable Exchange waiting) {
        if (!responder.cutIfIdle()) {
            watch(waiting);
        }
    }

    /** RFC 9110, section 15.2: a client takes any number of interim responses, and drops a 100 for which it did not ask. */
    private void ask(@Nullable Exchange waiting) {
        if (waiting == null || HeadRules.isBefore11(waiting.request())) {
            context.close();
        } else {
            watch(waiting);
            responder.sendContinue(context);
        }
    }
}
