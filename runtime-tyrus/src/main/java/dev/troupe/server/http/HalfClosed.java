package dev.troupe.server.http;

import io.netty.channel.ChannelHandlerContext;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Waits, on the event loop, for the response to a client of which the server cannot tell whether it has gone: it sends no more, or
 * the server reads no more. The server asks it now and then, by two interim responses: where the client has gone, its kernel answers
 * the first with a reset, and the second fails and closes the channel. A client of HTTP/1.0 knows no interim responses, and has its
 * response if that is ready soon. A body goes on as long as there is something of it to take.
 */
@SuppressWarnings("FutureReturnValueIgnored") // where that fails, the channel is closed
final class HalfClosed {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** How long before the server asks twice, and how long between these two. */
    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(4);

    private static final Duration TIME_OF_RESET = Duration.ofSeconds(1);

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
            await(waiting, false);
        }
    }

    private void await(@Nullable Exchange waiting, boolean asked) {
        if (waiting == null || HeadRules.isBefore11(waiting.request())) {
            deadline.set(context.executor(), PATIENCE, context::close);
        } else {
            Duration time = asked ? TIME_OF_RESET : BETWEEN_QUESTIONS;
            deadline.set(context.executor(), time, () -> ask(waiting, asked));
        }
    }

    private void lookAtStream(@Nullable Exchange waiting) {
        if (!responder.cutIfIdle()) {
            watch(waiting);
        }
    }

    /** RFC 9110, section 15.2: a client takes any number of interim responses, and drops a 100 for which it did not ask. */
    private void ask(Exchange waiting, boolean again) {
        await(waiting, !again);
        responder.sendContinue(context);
    }
}
