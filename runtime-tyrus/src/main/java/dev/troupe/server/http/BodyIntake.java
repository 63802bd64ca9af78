package dev.troupe.server.http;

import dev.troupe.runtime.message.BufferBudget;
import dev.troupe.runtime.message.IpAddress;
import dev.troupe.wire.ErrorCode;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How far the body of one request has come, and what becomes of it. Used on one event loop.
 *
 * <p>Promises:
 *
 * <ul>
 *   <li>It keeps no byte before the body is wanted, none beyond its limit, and none for which the budget has no room.
 *   <li>What it has taken from the budget it gives back once.
 * </ul>
 */
final class BodyIntake {

    private enum State {
        /** What the request is for is not decided yet: its bytes stay where they are. */
        UNDECIDED,
        WANTED,
        SKIPPED,
        ENDED
    }

    private static final byte[] NOTHING = {};

    private static final Refusal TOO_LARGE =
            Refusal.of(HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE, "The body has too many bytes");
    static final Refusal NO_ROOM = new Refusal(
            HttpResponseStatus.SERVICE_UNAVAILABLE,
            ErrorCode.OVERLOADED.with("The server keeps as much of requests as it can"));

    private final HttpLimits limits;
    private final BufferBudget budget;
    private final long announced;
    private final boolean chunked;
    private boolean expectsContinue;
    private State state;
    private long arrived;
    private long arrivedBefore;
    private @Nullable RequestBody body;
    private @Nullable Consumer<byte[]> whole;

    BodyIntake(HttpRequest request, HttpLimits limits, BufferBudget budget) {
        this.limits = limits;
        this.budget = budget;
        this.announced = HeadRules.length(request);
        this.chunked = request.headers().contains(HttpHeaderNames.TRANSFER_ENCODING);
        this.expectsContinue = !HeadRules.isBefore11(request) && HttpUtil.is100ContinueExpected(request);
        this.state = chunked || announced > 0 ? State.UNDECIDED : State.ENDED;
    }

    /**
     * Keeps the body from now on.
     *
     * @param limit the most bytes
     * @param address of the client, from whose share it is kept
     * @param told is told the whole body
     * @return why it is refused by what its head announces; empty if it is not
     */
    Optional<Refusal> want(long limit, String address, Consumer<byte[]> told) {
        long most = Math.min(limit, budget.share());
        if (announced > most) {
            return Optional.of(TOO_LARGE);
        }
        state = State.WANTED;
        body = new RequestBody(budget, IpAddress.networkOf(address), chunked ? most : announced);
        whole = told;
        return Optional.empty();
    }

    /** Whether the client is to be told to go on; no more from now on. */
    boolean takeExpectation() {
        boolean expected = expectsContinue;
        expectsContinue = false;
        return expected;
    }

    /** Whether no more comes than these bytes; the client sends them in any case. */
    boolean endsWithin(long bytes) {
        return state == State.ENDED || (!chunked && !expectsContinue && announced - arrived <= bytes);
    }

    /** Keeps nothing: what comes is dropped. */
    void skip() {
        release();
        if (state != State.ENDED) {
            state = State.SKIPPED;
        }
    }

    /** Some of it has come. Why the body is refused; empty if it is not. */
    Optional<Refusal> take(ByteBuf content) {
        arrived += content.readableBytes();
        RequestBody kept = body;
        if (state != State.WANTED || kept == null) {
            return Optional.empty();
        }
        return switch (kept.add(content)) {
            case KEPT -> Optional.empty();
            case TOO_LARGE -> Optional.of(TOO_LARGE);
            case NO_ROOM -> Optional.of(NO_ROOM);
        };
    }

    /** The last byte has come. What is told of it; null if the body is dropped. */
    @Nullable
    Consumer<byte[]> ended() {
        boolean wanted = state == State.WANTED;
        state = State.ENDED;
        return wanted ? whole : null;
    }

    /** What has been kept. */
    byte[] bytes() {
        RequestBody kept = body;
        return kept == null ? NOTHING : kept.whole();
    }

    boolean isUndecided() {
        return state == State.UNDECIDED;
    }

    boolean hasEnded() {
        return state == State.ENDED;
    }

    /** Whether less has come than must, since this was asked last. */
    boolean isTooSlow() {
        long since = arrived - arrivedBefore;
        arrivedBefore = arrived;
        return since < limits.minBodyBytesPerSecond() * limits.bodyTimeout().toMillis() / 1_000;
    }

    /** Nobody needs the body any longer. */
    void release() {
        RequestBody kept = body;
        body = null;
        whole = null;
        if (kept != null) {
            kept.release();
        }
    }
}
