package dev.troupe.runtime;

import dev.troupe.client.Transport;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Remembers what comes. */
final class RecordingReceiver implements Transport.Receiver {

    private final List<String> received = new ArrayList<>();
    private final List<String> threads = new ArrayList<>();
    private String closed = "";

    @Override
    public synchronized void onMessage(byte[] array, int offset, int length) {
        received.add(new String(array, offset, length, StandardCharsets.UTF_8));
        threads.add(Thread.currentThread().getName());
    }

    @Override
    public synchronized void onClosed(int code, String reason) {
        closed = closed + code + " " + reason;
    }

    synchronized List<String> received() {
        return List.copyOf(received);
    }

    synchronized List<String> threads() {
        return List.copyOf(threads);
    }

    /** Code and reason; empty while it is open. */
    synchronized String closed() {
        return closed;
    }
}
