package dev.troupe.client;

import dev.troupe.Outcome;
import dev.troupe.wire.CloseCode;
import dev.troupe.wire.ErrorCode;
import dev.troupe.wire.WireFormat;
import dev.troupe.wire.WireMessage;
import java.lang.System.Logger.Level;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Sends over a WebSocket of the JDK, which takes one message at a time and refuses a second one.
 *
 * <ul>
 *   <li>Messages leave one after the other, in the order in which they were given; the close leaves after them.
 *   <li>At most {@link #MAX_QUEUED} bytes wait; a message beyond that is refused with {@code overloaded}. One message always
 *       fits.
 *   <li>A close that is not answered within {@link #CLOSE_TIMEOUT} is followed by an abort, so that the receiver is told of
 *       the end in any case.
 *   <li>Where the link is lost, as {@link Liveness} finds out, the socket is aborted and the receiver is told 1006.
 *   <li>Any thread may call it; none waits.
 * </ul>
 */
final class WebSocketChannel implements Transport.Channel, Liveness.Link {

    /** The most bytes that wait to be sent. */
    static final int MAX_QUEUED = 16 << 20;

    /** From {@link #close} to the answer of the server. */
    static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    private static final System.Logger LOG = BoundedLog.of(WebSocketChannel.class);

    private final WebSocket socket;
    private final WebSocketListener listener;
    private final Deadlines deadlines;
    private final Queue<Outgoing> queue = new ConcurrentLinkedQueue<>();
    private final AtomicLong queued = new AtomicLong();
    /** How many bytes were given to the socket, in all; one thread at a time writes it. */
    private final AtomicLong given = new AtomicLong();

    private final AtomicBoolean closing = new AtomicBoolean();
    /** How often there was a reason to look into the queue; the thread that raises it from 0 looks, for all. */
    private final AtomicInteger reasons = new AtomicInteger();

    private volatile boolean writing;
    /** A thread that was about to send when another closed comes too late: nothing may follow a close frame. */
    private volatile boolean closeHasLeft;

    WebSocketChannel(WebSocket socket, WebSocketListener listener, Pings pings, Deadlines deadlines) {
        this.socket = socket;
        this.listener = listener;
        this.deadlines = deadlines;
        listener.watchedBy(new Liveness(pings, deadlines, System::nanoTime, this));
    }

    @Override
    public CompletionStage<?> ping() {
        return closing.get() ? CompletableFuture.completedStage(null) : socket.sendPing(ByteBuffer.allocate(0));
    }

    @Override
    public long sent() {
        return given.get();
    }

    @Override
    public boolean isReading() {
        return listener.isReading();
    }

    @Override
    public void lost(String reason) {
        abort(reason);
    }

    private sealed interface Outgoing {}

    private record Text(WireMessage message) implements Outgoing {}

    private record Binary(WireMessage message) implements Outgoing {}

    private record Close(int code, String reason) implements Outgoing {}

    @Override
    public void send(WireMessage message) {
        if (closing.get() || listener.hasEnded()) {
            return;
        }
        long before = queued.getAndAdd(message.length());
        if (before > 0 && before + message.length() > MAX_QUEUED) {
            queued.addAndGet(-message.length());
            throw RemoteErrors.local(
                    ErrorCode.OVERLOADED, "More than " + MAX_QUEUED + " bytes wait to be sent", Outcome.NOT_RUN);
        }
        queue.add(message.format() == WireFormat.JSON ? new Text(message) : new Binary(message));
        drain();
    }

    @Override
    public void close(int code, String reason) {
        if (!closing.compareAndSet(false, true)) {
            return;
        }
        listener.closing();
        deadlines.schedule(CLOSE_TIMEOUT, () -> abort("The server did not answer the close"));
        queue.add(new Close(code, reason));
        drain();
    }

    private void drain() {
        if (reasons.getAndIncrement() != 0) {
            return;
        }
        int seen = 1;
        do {
            if (!writing) {
                writeNext();
            }
            seen = reasons.addAndGet(-seen);
        } while (seen != 0);
    }

    private void writeNext() {
        Outgoing next = closeHasLeft ? null : queue.poll();
        if (next == null) {
            return;
        }
        closeHasLeft = next instanceof Close;
        writing = true;
        write(next).whenComplete((done, failure) -> written(next, failure));
    }

    private CompletionStage<?> write(Outgoing next) {
        if (next instanceof Text text) {
            given.lazySet(given.get() + text.message().length());
            return socket.sendText(text.message().text(), true);
        }
        if (next instanceof Binary binary) {
            given.lazySet(given.get() + binary.message().length());
            return socket.sendBinary(binary.message().bytes(), true);
        }
        Close close = (Close) next;
        return socket.sendClose(close.code(), close.reason());
    }

    /** Looks into the queue once more, on this thread or, if that is doing so already, on return to it. */
    private void written(Outgoing sent, @Nullable Throwable failure) {
        if (sent instanceof Text text) {
            queued.addAndGet(-text.message().length());
        } else if (sent instanceof Binary binary) {
            queued.addAndGet(-binary.message().length());
        }
        if (failure != null) {
            LOG.log(Level.DEBUG, "A WebSocket takes no more", failure);
            abort("Sending failed: " + RemoteErrors.reason(failure));
        }
        writing = false;
        drain();
    }

    private void abort(String reason) {
        if (!listener.hasEnded()) {
            socket.abort();
            listener.end(CloseCode.ABNORMAL, reason);
        }
    }
}
