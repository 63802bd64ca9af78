package dev.troupe.runtime.connection;

import dev.troupe.wire.WireMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A socket that takes what there is when it is woken, and remembers it. */
final class RecordingSocket implements FrameSocket {

    private final List<String> sent = new ArrayList<>();
    private @Nullable ServerConnection connection;
    private int pings;
    private String closed = "";
    private boolean aborted;

    /** Whether a ping fails. */
    boolean breaks;

    /** Whether it reads at all. */
    boolean reads = true;

    @Override
    public void attach(ServerConnection attached) {
        connection = attached;
    }

    @Override
    public synchronized void wake() {
        if (reads) {
            take();
        }
    }

    synchronized void take() {
        OutboundQueue queue = Objects.requireNonNull(connection).outbound();
        for (WireMessage message = queue.take(); message != null; message = queue.take()) {
            sent.add(message.text());
            queue.written(1, message.length());
        }
    }

    /** Takes one message, none of which ever leaves. */
    synchronized void takeAndStall() {
        Objects.requireNonNull(connection).outbound().take();
    }

    @Override
    public synchronized void ping() {
        if (breaks) {
            throw new OutOfMemoryError("by intention");
        }
        pings++;
        if (reads) {
            Objects.requireNonNull(connection).onPingSent();
        }
    }

    @Override
    public synchronized void close(int code, String reason) {
        if (closed.isEmpty()) {
            closed = code + " " + reason;
        }
    }

    @Override
    public synchronized void abort() {
        aborted = true;
    }

    synchronized List<String> sent() {
        return List.copyOf(sent);
    }

    synchronized String last() {
        return sent.isEmpty() ? "" : sent.get(sent.size() - 1);
    }

    synchronized int pings() {
        return pings;
    }

    /** Code and reason; empty while it is open. */
    synchronized String closed() {
        return closed;
    }

    synchronized boolean aborted() {
        return aborted;
    }
}
