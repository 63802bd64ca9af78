package dev.troupe.runtime;

import dev.troupe.ActorException;
import dev.troupe.Outcome;
import dev.troupe.client.SerialExecutor;
import dev.troupe.client.Transport;
import dev.troupe.runtime.connection.FrameSocket;
import dev.troupe.runtime.connection.ServerConnection;
import dev.troupe.wire.CloseCode;
import dev.troupe.wire.ErrorCode;
import dev.troupe.wire.WireFormat;
import dev.troupe.wire.WireMessage;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Both ends of a WebSocket that is none: the client's channel, and the socket of the server's connection. While the client
 * has no room, messages stay in the outbound queue of the connection, with its bounds, as they do behind a socket that is not
 * read.
 */
final class InProcessChannel implements FrameSocket {

    /** The most bytes of a client that wait for the server, as on a socket; one message always fits. */
    static final int MAX_QUEUED = 16 << 20;

    private static final int BATCH = 64;

    /** Everything below runs on it. */
    private final SerialExecutor serial;

    private final Transport.Receiver receiver;
    private final AtomicLong queued = new AtomicLong();
    private @Nullable ServerConnection connection;
    private boolean closed;
    private boolean awaitsRoom;
    /** The reason with which the client leaves: the client is told it again. */
    private String leavesWith = "";

    InProcessChannel(SerialExecutor serial, Transport.Receiver receiver) {
        this.serial = serial;
        this.receiver = receiver;
    }

    void begin(Runnable opening) {
        serial.execute(opening);
    }

    @Override
    public void attach(ServerConnection attached) {
        connection = attached;
    }

    // ---- the server's end

    @Override
    public void wake() {
        serial.execute(this::drain);
    }

    private void drain() {
        for (int i = 0; i < BATCH; i++) {
            if (!hasRoom() || !deliverNext()) {
                return;
            }
        }
        serial.execute(this::drain);
    }

    /** Whether the client takes another message; if not, draining goes on when it does. */
    private boolean hasRoom() {
        if (awaitsRoom) {
            return false;
        }
        CompletionStage<?> room = receiver.ready();
        if (room.toCompletableFuture().isDone()) {
            return true;
        }
        awaitsRoom = true;
        if (connection != null) {
            connection.outbound().isFull();
        }
        room.whenComplete((any, failure) -> serial.execute(() -> {
            awaitsRoom = false;
            drain();
        }));
        return false;
    }

    /** Hands a message to the client; false if there is none. */
    private boolean deliverNext() {
        WireMessage message =
                closed || connection == null ? null : connection.outbound().take();
        if (message == null) {
            return false;
        }
        receive(message);
        return true;
    }

    private void receive(WireMessage message) {
        byte[] copy = copy(message);
        try {
            receiver.onMessage(copy, 0, copy.length);
        } finally {
            if (connection != null) {
                connection.outbound().written(1, copy.length);
            }
        }
    }

    @Override
    public void ping() {
        serial.execute(() -> {
            if (connection != null) {
                connection.onActivity();
            }
        });
    }

    @Override
    public void close(int code, String reason) {
        serial.execute(() -> {
            while (deliverNext()) {}
            end(code, reason.isEmpty() ? leavesWith : reason);
        });
    }

    @Override
    public void abort() {
        serial.execute(() -> end(CloseCode.ABNORMAL, ""));
    }

    private void end(int code, String reason) {
        if (closed) {
            return;
        }
        closed = true;
        if (connection != null) {
            connection.onClosed(code, reason);
        }
        receiver.onClosed(code, reason);
    }

    // ---- the client's end

    /** The end that the client has. */
    Transport.Channel client() {
        return new Transport.Channel() {
            @Override
            public void send(WireMessage message) {
                InProcessChannel.this.send(message);
            }

            @Override
            public void close(int code, String reason) {
                serial.execute(() -> leave(code, reason));
            }
        };
    }

    /** The client leaves: the actor serves what came before, and then the server's end closes. */
    private void leave(int code, String reason) {
        ServerConnection from = connection;
        if (closed || from == null) {
            end(code, reason);
        } else {
            leavesWith = reason;
            from.onCloseFrame(code, reason);
        }
    }

    private void send(WireMessage message) {
        long before = queued.getAndAdd(message.length());
        if (before > 0 && before + message.length() > MAX_QUEUED) {
            queued.addAndGet(-message.length());
            throw new ActorException(
                    ErrorCode.OVERLOADED.code(),
                    "More than " + MAX_QUEUED + " bytes wait to be sent",
                    ErrorCode.OVERLOADED.retryable(),
                    Map.of(),
                    Outcome.NOT_RUN);
        }
        byte[] copy = copy(message);
        serial.execute(() -> {
            queued.addAndGet(-copy.length);
            onMessage(message.format(), copy);
        });
    }

    private void onMessage(WireFormat format, byte[] message) {
        ServerConnection to = connection;
        if (closed || to == null) {
            return;
        }
        to.onActivity();
        if (format == WireFormat.JSON) {
            to.onText(message, 0, message.length);
        } else {
            to.onBinary(message, 0, message.length);
        }
    }

    private static byte[] copy(WireMessage message) {
        return Arrays.copyOfRange(message.array(), message.offset(), message.offset() + message.length());
    }
}
