package dev.troupe.client;

import dev.troupe.wire.CloseCode;
import dev.troupe.wire.WireFormat;
import java.io.ByteArrayOutputStream;
import java.lang.System.Logger.Level;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what comes over a WebSocket of the JDK.
 *
 * <ul>
 *   <li>The receiver gets whole messages, one at a time, and then the end, once, whichever side ends the connection.
 *   <li>The next part is asked for when this one is dealt with, and the next message when the receiver has room for it.
 *   <li>While the connection is being closed, room is not waited for: the answer to the close comes after what is read.
 *   <li>A message above {@link #MAX_MESSAGE} ends the connection.
 * </ul>
 */
final class WebSocketListener implements WebSocket.Listener {

    /** The most bytes, or UTF-16 units, of a message: far above the 1 MiB that servers send unless set otherwise. */
    static final int MAX_MESSAGE = 64 << 20;

    private static final System.Logger LOG = BoundedLog.of(WebSocketListener.class);

    private final Transport.Receiver receiver;
    private final WireFormat format;
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream binary = new ByteArrayOutputStream();
    private final AtomicBoolean heldBack = new AtomicBoolean();

    /** Guarded by this. */
    private boolean ended;

    private volatile boolean closing;
    private volatile @Nullable WebSocket socket;
    private volatile @Nullable Liveness liveness;

    WebSocketListener(Transport.Receiver receiver, WireFormat format) {
        this.receiver = receiver;
        this.format = format;
    }

    /** Tells this one from now on of everything that comes, and of the end. */
    void watchedBy(Liveness watch) {
        liveness = watch;
        watch.start();
        if (hasEnded()) {
            watch.stop();
        }
    }

    private void heard() {
        Liveness watch = liveness;
        if (watch != null) {
            watch.heard();
        }
    }

    /** Whether what comes would be taken now. */
    boolean isReading() {
        return !heldBack.get();
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
        heard();
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
        heard();
        from.request(1);
        return null;
    }

    @Override
    public void onOpen(WebSocket opened) {
        socket = opened;
        opened.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        heard();
        if (text.length() + part.length() > MAX_MESSAGE) {
            return tooLarge(from);
        }
        if (!last) {
            text.append(part);
            from.request(1);
            return null;
        }
        String whole = part.toString();
        if (text.length() > 0) {
            whole = text.append(part).toString();
            text.setLength(0);
            text.trimToSize();
        }
        return received(from, WireFormat.JSON, whole.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean last) {
        heard();
        if (binary.size() + part.remaining() > MAX_MESSAGE) {
            return tooLarge(from);
        }
        // Copied, because the buffer is used again.
        byte[] bytes = new byte[part.remaining()];
        part.get(bytes);
        if (!last || binary.size() > 0) {
            binary.writeBytes(bytes);
        }
        if (!last) {
            from.request(1);
            return null;
        }
        if (binary.size() > 0) {
            bytes = binary.toByteArray();
            binary.reset();
        }
        return received(from, WireFormat.CBOR, bytes);
    }

    private @Nullable CompletionStage<?> received(WebSocket from, WireFormat came, byte[] message) {
        if (came == format) {
            deliver(message);
        } else {
            LOG.log(Level.WARNING, "The server sent {0} over a connection that speaks {1}", came, format);
        }
        CompletionStage<?> ready = receiver.ready();
        heldBack.set(true);
        ready.whenComplete((room, failure) -> readOn(from));
        if (closing) {
            readOn(from);
        }
        return null;
    }

    /** Asks for one message more, once for each that was received. */
    private void readOn(WebSocket from) {
        if (heldBack.compareAndSet(true, false)) {
            heard();
            from.request(1);
        }
    }

    private synchronized void deliver(byte[] message) {
        if (!ended) {
            receiver.onMessage(message, 0, message.length);
        }
    }

    /** The connection is being closed from this side. */
    void closing() {
        closing = true;
        WebSocket from = socket;
        if (from != null) {
            readOn(from);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        end(code, reason);
        // The JDK answers with the same code.
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        LOG.log(Level.DEBUG, "A WebSocket failed", failure);
        end(CloseCode.ABNORMAL, RemoteErrors.reason(failure));
    }

    private @Nullable CompletionStage<?> tooLarge(WebSocket from) {
        from.abort();
        end(CloseCode.TOO_BIG, "a message above " + MAX_MESSAGE + " bytes");
        return null;
    }

    /** Tells the receiver that the connection has ended, unless it was told. */
    synchronized void end(int code, String reason) {
        if (!ended) {
            ended = true;
            Liveness watch = liveness;
            if (watch != null) {
                watch.stop();
            }
            receiver.onClosed(code, reason);
        }
    }

    synchronized boolean hasEnded() {
        return ended;
    }
}
