package dev.troupe.runtime;

import dev.troupe.client.Transport;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Remembers what comes. */
final class RecordingReceiver implements Transport.Receiver {

    private final List<String> received = new ArrayList<>();
    private final List<String> threads = new ArrayList<>();
    private String closed = "";
    private CompletableFuture<Void> room = CompletableFuture.completedFuture(null);

    @Override
    public synchronized void onMessage(byte[] array, int offset, int length) {
        received.add(new String(array, offset, length, StandardCharsets.UTF_8));
        threads.add(Thread.currentThread().getName());
    }

    @Override
    public synchronized void onClosed(int code, String reason) {
        closed = closed + code + " " + reason;
    }

    @Override
    public synchronized CompletionStage<?> ready() {
        return room;
    }

    /** Takes nothing more, until the stage is completed. */
    synchronized CompletableFuture<Void> hasNoRoom() {
        room = new CompletableFuture<>();
        return room;
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
