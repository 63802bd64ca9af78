package dev.troupe.server.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Looks from time to time whether what was written leaves. It costs nothing while nothing waits to leave. On the event loop.
 */
final class WriteWatch {

    /** How often it looks, in the time that a write may make no progress. */
    private static final int LOOKS = 4;

    private final ChannelHandlerContext context;
    private final long patience;
    private final BooleanSupplier waits;
    private final Runnable stuck;
    private boolean watching;
    private long progressAt;
    private long lastProgress;

    /**
     * @param patience how long nothing may leave
     * @param waits whether anything is written that has not left
     * @param stuck is run, once, when nothing has left for so long
     */
    WriteWatch(ChannelHandlerContext context, Duration patience, BooleanSupplier waits, Runnable stuck) {
        this.context = context;
        this.patience = patience.toNanos();
        this.waits = waits;
        this.stuck = stuck;
    }

    /** Something was written. */
    void watch() {
        if (!watching) {
            watching = true;
            progressed();
            look();
        }
    }

    /** Something has left. */
    void progressed() {
        progressAt = now();
    }

    private long now() {
        return context.executor().ticker().nanoTime();
    }

    private void look() {
        var unused = context.executor().schedule(this::check, Math.max(1, patience / LOOKS), TimeUnit.NANOSECONDS);
    }

    private void check() {
        if (!waits.getAsBoolean()) {
            watching = false;
            return;
        }
        long now = now();
        ChannelOutboundBuffer outbound = context.channel().unsafe().outboundBuffer();
        long progress = outbound == null ? 0 : outbound.currentProgress() - outbound.totalPendingWriteBytes();
        if (progress != lastProgress) {
            lastProgress = progress;
            progressAt = now;
        }
        if (now - progressAt >= patience) {
            watching = false;
            stuck.run();
        } else {
            look();
        }
    }
}
