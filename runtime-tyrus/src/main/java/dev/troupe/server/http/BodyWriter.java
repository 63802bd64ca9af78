package dev.troupe.server.http;

import dev.troupe.client.BoundedLog;
import dev.troupe.runtime.message.ResponseBody;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.LastHttpContent;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;

/**
 * Moves a streamed body onto its connection; on the event loop.
 *
 * <p>Promises:
 *
 * <ul>
 *   <li>It takes no more than the channel does, so that what a slow client leaves waits in the body, which is bounded.
 *   <li>The end is reported once: whole, or cut off.
 *   <li>A body of which nothing leaves for the time allowed is cut off; one that has nothing to send is not, and costs nothing.
 * </ul>
 */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails comes with a channel that closes
final class BodyWriter {

    private static final System.Logger LOG = BoundedLog.of(BodyWriter.class);

    /** What is told of the end. */
    @FunctionalInterface
    interface End {
        /** It has ended; {@code whole} if all has left. */
        void ended(boolean whole);
    }

    private final ChannelHandlerContext context;
    private final ResponseBody body;
    private final WriteWatch watch;
    private final End end;
    private int inFlight;
    private boolean last;
    /** Whether anything was written since the last look. */
    private boolean hasMoved;

    private boolean over;

    /** @param writeTimeout how long nothing may leave */
    BodyWriter(ChannelHandlerContext context, ResponseBody body, Duration writeTimeout, End end) {
        this.context = context;
        this.body = body;
        this.watch = new WriteWatch(context, writeTimeout, () -> !over && inFlight > 0, this::stuck);
        this.end = end;
    }

    /** Begins; the head has been written, and leaves with what is there. */
    void start() {
        body.attach(this::wake);
        move();
        context.flush();
    }

    /** Any thread. */
    private void wake() {
        try {
            context.executor().execute(this::move);
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "The server has stopped meanwhile", e);
        }
    }

    /** Takes what there is, as far as the channel takes it. */
    void move() {
        if (over) {
            return;
        }
        if (body.isCut()) {
            finish(false);
            return;
        }
        boolean wrote = false;
        while (context.channel().isWritable()) {
            byte[] piece = body.take();
            if (piece == null) {
                break;
            }
            write(piece);
            wrote = true;
        }
        if (!last && body.isTaken()) {
            last = true;
            inFlight++;
            context.write(LastHttpContent.EMPTY_LAST_CONTENT).addListener(done -> finish(done.isSuccess()));
            wrote = true;
        }
        if (wrote) {
            hasMoved = true;
            watch.watch();
            context.flush();
        }
        if (!context.channel().isWritable()) {
            body.isFull();
        }
    }

    private void write(byte[] piece) {
        inFlight++;
        ChannelFuture written = context.write(new DefaultHttpContent(Unpooled.wrappedBuffer(piece)));
        written.addListener(done -> {
            inFlight--;
            watch.progressed();
            if (done.isSuccess()) {
                body.written(piece.length);
            } else {
                finish(false);
            }
        });
    }

    private void finish(boolean whole) {
        if (over) {
            return;
        }
        over = true;
        if (whole) {
            body.sent();
        } else {
            body.cut();
        }
        end.ended(whole);
    }

    private void stuck() {
        LOG.log(Level.DEBUG, "The server cuts a body off, since its client takes nothing");
        finish(false);
    }

    /** From now on progress counts for {@link #isIdle}. */
    void lookAtProgress() {
        hasMoved = false;
    }

    /** Whether nothing is under way, and nothing was since {@link #lookAtProgress}: between two pieces a body is not idle. */
    boolean isIdle() {
        return inFlight == 0 && !hasMoved;
    }

    /** Ends the body before its end. */
    void cut() {
        finish(false);
    }
}
