package dev.troupe.runtime.connection;

import dev.troupe.client.BoundedLog;
import dev.troupe.wire.CloseCode;
import dev.troupe.wire.WireFormat;
import dev.troupe.wire.WireMessage;
import jakarta.websocket.CloseReason;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The socket of a WebSocket container, by the Jakarta API alone.
 *
 * <p>Promises, for any number of threads, and whatever the container allows beyond what its specification says:
 *
 * <ul>
 *   <li>At most one send is in flight; the next one, a ping, or the close frame waits for its end.
 *   <li>However many sends end at once on the thread that began them, the stack does not grow.
 *   <li>Where the container reports the end of a send, perhaps under a lock of its own, only this session is touched.
 *   <li>A session that closes meanwhile makes nothing throw.
 * </ul>
 */
public final class SessionSocket implements FrameSocket, SendHandler {

    private static final System.Logger LOG = BoundedLog.of(SessionSocket.class);

    private final Session session;
    private final RemoteEndpoint.Async remote;

    /** For what might lead to other sessions, or blocks. */
    private final Executor elsewhere;

    /** How often a look at what is to be done was wanted; the thread that raises it from 0 looks until it is 0 again. */
    private final AtomicInteger looks = new AtomicInteger();

    private volatile @Nullable ServerConnection connection;
    private volatile boolean pingWanted;
    private volatile @Nullable CloseReason closeWanted;

    /** Whether a send or a ping is in flight, and the next one has to wait. */
    private volatile boolean busy;

    private volatile int sending;
    private boolean closing;

    /**
     * @param elsewhere runs what may block or touch other sessions
     */
    public SessionSocket(Session session, Executor elsewhere) {
        this.session = session;
        this.remote = session.getAsyncRemote();
        this.elsewhere = elsewhere;
    }

    @Override
    public void attach(ServerConnection attached) {
        connection = attached;
        SessionMessages.forward(session, attached);
    }

    @Override
    public void wake() {
        look();
    }

    @Override
    public void hurry() {
        elsewhere.execute(this::look);
    }

    @Override
    public void ping() {
        pingWanted = true;
        look();
    }

    @Override
    public void close(int code, String reason) {
        if (closeWanted == null) {
            closeWanted = new CloseReason(CloseReason.CloseCodes.getCloseCode(code), reason);
        }
        look();
    }

    /** There is no such thing in the API: what comes nearest is a close that does not wait, and forgetting the session. */
    @Override
    public void abort() {
        elsewhere.execute(() -> {
            closeQuietly(new CloseReason(CloseReason.CloseCodes.GOING_AWAY, ""));
            gone();
        });
    }

    private void look() {
        if (looks.getAndIncrement() != 0) {
            return;
        }
        int seen = 1;
        do {
            step();
            seen = looks.addAndGet(-seen);
        } while (seen != 0);
    }

    private void step() {
        ServerConnection to = connection;
        if (busy || closing || to == null) {
            return;
        }
        if (pingWanted) {
            pingWanted = false;
            busy = true;
            elsewhere.execute(this::sendPing);
            return;
        }
        // Read before the queue is looked at: what was said before the close was wanted is then seen there.
        CloseReason reason = closeWanted;
        WireMessage message = to.outbound().take();
        if (message != null) {
            send(message);
        } else if (reason != null) {
            closing = true;
            elsewhere.execute(() -> closeQuietly(reason));
        }
    }

    private void send(WireMessage message) {
        busy = true;
        sending = message.length();
        try {
            if (message.format() == WireFormat.JSON) {
                remote.sendText(message.text(), this);
            } else {
                remote.sendBinary(message.bytes(), this);
            }
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    /** The container has sent, or failed to. May hold a lock of the session, and run within {@link #send}. */
    @Override
    public void onResult(SendResult result) {
        Throwable failure = result.getException();
        if (!result.isOK()) {
            fail(failure == null ? new IOException("The container gives no reason") : failure);
            return;
        }
        ServerConnection to = connection;
        if (to != null) {
            to.outbound().written(1, sending);
        }
        busy = false;
        look();
    }

    private void fail(Throwable failure) {
        LOG.log(Level.DEBUG, "A message could not be sent", failure);
        elsewhere.execute(() -> {
            closeQuietly(new CloseReason(CloseReason.CloseCodes.UNEXPECTED_CONDITION, ""));
            gone();
        });
    }

    /** Some containers block until a ping is sent. */
    private void sendPing() {
        try {
            remote.sendPing(ByteBuffer.allocate(0));
        } catch (IOException | RuntimeException e) {
            fail(e);
            return;
        }
        ServerConnection to = connection;
        if (to != null) {
            to.onPingSent();
        }
        busy = false;
        look();
    }

    private void closeQuietly(CloseReason reason) {
        try {
            session.close(reason);
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.DEBUG, "A session could not be closed", e);
        }
    }

    private void gone() {
        ServerConnection to = connection;
        if (to != null) {
            to.onClosed(CloseCode.ABNORMAL, "");
        }
    }
}
