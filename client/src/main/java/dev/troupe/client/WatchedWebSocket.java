package dev.troupe.client;

import java.io.IOException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A raw WebSocket whose link is watched by {@link Liveness}. It is both what the program sends by and what the JDK tells.
 *
 * <ul>
 *   <li>What comes and what is sent passes through as it is.
 *   <li>Where the link is lost, the socket is aborted and the program's listener is told by {@code onError}, once.
 *   <li>While the program asks for nothing, the link is not judged.
 * </ul>
 */
final class WatchedWebSocket implements WebSocket, WebSocket.Listener, Liveness.Link {

    /** Of UTF-8, for one unit of UTF-16. */
    private static final int MOST_BYTES_OF_A_UNIT = 3;

    private final WebSocket.Listener listener;
    private final Liveness liveness;
    private final AtomicLong wanted = new AtomicLong();
    private final AtomicLong given = new AtomicLong();

    private volatile @Nullable WebSocket socket;
    private volatile CompletableFuture<?> ownPing = CompletableFuture.completedFuture(null);

    /** Guarded by this. */
    private boolean ended;

    WatchedWebSocket(WebSocket.Listener listener, Pings pings, Deadlines deadlines) {
        this.listener = listener;
        this.liveness = new Liveness(pings, deadlines, System::nanoTime, this);
    }

    /** The JDK may give the socket out before it tells of its opening. */
    WebSocket over(WebSocket opened) {
        socket = opened;
        return this;
    }

    private WebSocket socket() {
        WebSocket open = socket;
        if (open == null) {
            throw new IllegalStateException("The socket is not open yet");
        }
        return open;
    }

    /** One delivery was asked for less; a program may ask for {@code Long.MAX_VALUE}, which is without end. */
    private void came() {
        liveness.heard();
        wanted.updateAndGet(left -> left == Long.MAX_VALUE ? left : Math.max(0, left - 1));
    }

    /** False if it had ended before. */
    private synchronized boolean end() {
        liveness.stop();
        boolean first = !ended;
        ended = true;
        return first;
    }

    private synchronized boolean hasEnded() {
        return ended;
    }

    // ---- what the JDK tells

    @Override
    public void onOpen(WebSocket opened) {
        socket = opened;
        liveness.start();
        listener.onOpen(this);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        came();
        return hasEnded() ? null : listener.onText(this, part, last);
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean last) {
        came();
        return hasEnded() ? null : listener.onBinary(this, part, last);
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
        came();
        return hasEnded() ? null : listener.onPing(this, message);
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
        came();
        return hasEnded() ? null : listener.onPong(this, message);
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        return end() ? listener.onClose(this, code, reason) : null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        if (end()) {
            listener.onError(this, failure);
        }
    }

    // ---- what the link is asked

    @Override
    public CompletionStage<?> ping() {
        CompletableFuture<WebSocket> sent = socket().sendPing(ByteBuffer.allocate(0));
        ownPing = sent;
        // A ping of the program's that is still on its way asks the same.
        return sent.handle((done, failure) -> null);
    }

    @Override
    public long sent() {
        return given.get();
    }

    @Override
    public boolean isReading() {
        return wanted.get() > 0;
    }

    @Override
    public void lost(String reason) {
        socket().abort();
        if (end()) {
            listener.onError(this, new IOException(reason));
        }
    }

    // ---- what the program does

    @Override
    public CompletableFuture<WebSocket> sendText(CharSequence data, boolean last) {
        given.addAndGet((long) MOST_BYTES_OF_A_UNIT * data.length());
        return socket().sendText(data, last).thenApply(sent -> this);
    }

    @Override
    public CompletableFuture<WebSocket> sendBinary(ByteBuffer data, boolean last) {
        given.addAndGet(data.remaining());
        return socket().sendBinary(data, last).thenApply(sent -> this);
    }

    /** The JDK takes one ping or pong at a time, and the program does not know of ours. */
    @Override
    public CompletableFuture<WebSocket> sendPing(ByteBuffer message) {
        return afterOwnPing().thenCompose(ready -> socket().sendPing(message)).thenApply(sent -> this);
    }

    @Override
    public CompletableFuture<WebSocket> sendPong(ByteBuffer message) {
        return afterOwnPing().thenCompose(ready -> socket().sendPong(message)).thenApply(sent -> this);
    }

    private CompletableFuture<?> afterOwnPing() {
        return ownPing.handle((done, failure) -> null);
    }

    @Override
    public CompletableFuture<WebSocket> sendClose(int code, String reason) {
        return socket().sendClose(code, reason).thenApply(sent -> this);
    }

    @Override
    public void request(long count) {
        if (wanted.getAndUpdate(left -> left + count < 0 ? Long.MAX_VALUE : left + count) == 0) {
            liveness.heard();
        }
        socket().request(count);
    }

    @Override
    public String getSubprotocol() {
        return socket().getSubprotocol();
    }

    @Override
    public boolean isOutputClosed() {
        return socket().isOutputClosed();
    }

    @Override
    public boolean isInputClosed() {
        return socket().isInputClosed();
    }

    @Override
    public void abort() {
        end();
        socket().abort();
    }
}
