package dev.troupe.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Counts what has come and was not yet handed out, so that a transport can stop reading while handlers are behind.
 *
 * <ul>
 *   <li>Above {@link #MAX_MESSAGES} messages or {@link #MAX_BYTES} bytes, nothing more is asked for.
 *   <li>Once half of that is left, reading goes on.
 *   <li>Any thread may call it; none waits.
 * </ul>
 */
final class InboundFlow {

    /** As many messages as a server keeps for a connection. */
    static final int MAX_MESSAGES = 1_024;
    /** Four times what a server keeps for a connection. */
    static final int MAX_BYTES = 4 << 20;

    private static final CompletionStage<?> READY = CompletableFuture.completedStage(null);

    private int messages;
    private long bytes;
    private @Nullable CompletableFuture<?> relief;

    /** A message came. */
    synchronized void arrived(int length) {
        messages++;
        bytes += length;
    }

    /** A message was handed out, or there was nobody to hand it to. */
    void delivered(int length) {
        CompletableFuture<?> relieved = null;
        synchronized (this) {
            messages--;
            bytes -= length;
            if (relief != null && messages <= MAX_MESSAGES / 2 && bytes <= MAX_BYTES / 2) {
                relieved = relief;
                relief = null;
            }
        }
        if (relieved != null) {
            relieved.complete(null);
        }
    }

    /** Completes when there is room for another message. */
    synchronized CompletionStage<?> ready() {
        if (relief == null && messages <= MAX_MESSAGES && bytes <= MAX_BYTES) {
            return READY;
        }
        if (relief == null) {
            relief = new CompletableFuture<>();
        }
        return relief;
    }
}
