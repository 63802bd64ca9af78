package dev.troupe.server.http;

import dev.troupe.actor.BodyStream;
import dev.troupe.client.BoundedLog;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletableFuture;

/**
 * Sends a content piece by piece.
 *
 * <p>Promises:
 *
 * <ul>
 *   <li>It reads a piece when the client has taken the one before, so that a client that reads nothing holds one piece.
 *   <li>It reads on the thread that begins, and then on those on which the stream says that it is drained; on one at a time.
 *   <li>A content that cannot be read to its end, by whatever failure, is cut off, which the client can tell: its length was
 *       said before.
 * </ul>
 */
final class GradualBody {

    private static final BoundedLog LOG = BoundedLog.of(GradualBody.class);

    private final PageContent content;
    private final PieceSizes sizes;
    private final BodyStream to;
    /** Only the thread that has the next piece to send touches it. */
    private long position;

    private GradualBody(PageContent content, PieceSizes sizes, BodyStream to) {
        this.content = content;
        this.sizes = sizes;
        this.to = to;
    }

    /** Begins to send. */
    static void send(PageContent content, PieceSizes sizes, BodyStream to) {
        sizes.begun();
        new GradualBody(content, sizes, to).move();
    }

    /** Sends pieces for as long as the client takes them at once, and comes again when it has taken the last. */
    @SuppressWarnings("FutureReturnValueIgnored") // it throws nothing
    private void move() {
        while (position < content.length() && sendPiece()) {
            CompletableFuture<Void> drained = to.drained().toCompletableFuture();
            if (!drained.isDone()) {
                drained.thenRun(this::move);
                return;
            }
        }
        sizes.ended();
        // Before its end this cuts it off.
        to.close();
    }

    private boolean sendPiece() {
        try {
            int count = (int) Math.min(sizes.next(), content.length() - position);
            byte[] piece = content.read(position, count);
            position += count;
            return to.send(piece);
        } catch (Throwable e) {
            // Also an Error, such as a piece for which there is no memory: the client would wait for ever.
            LOG.log(Level.WARNING, () -> "The server cuts a body off, since its content cannot be read: " + e);
            return false;
        }
    }
}
