package dev.troupe.client;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/** A WebSocket of the JDK that goes nowhere: what is sent has left when the test says so. One thread. */
final class FakeWebSocket implements WebSocket {

    /** What is being sent, by its size; the JDK takes one at a time. */
    final Queue<Integer> sizes = new ArrayDeque<>();

    boolean aborted;
    long requested;
    int pings;
    private CompletableFuture<WebSocket> sending = CompletableFuture.completedFuture(this);

    private CompletableFuture<WebSocket> send(int size) {
        if (!sending.isDone()) {
            return CompletableFuture.failedFuture(new IllegalStateException("Send pending"));
        }
        sizes.add(size);
        sending = new CompletableFuture<>();
        return sending;
    }

    /** What is being sent has left. */
    void sent() {
        sending.complete(this);
    }

    @Override
    public CompletableFuture<WebSocket> sendText(CharSequence data, boolean last) {
        return send(data.length());
    }

    @Override
    public CompletableFuture<WebSocket> sendBinary(ByteBuffer data, boolean last) {
        return send(data.remaining());
    }

    @Override
    public CompletableFuture<WebSocket> sendPing(ByteBuffer message) {
        pings++;
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public CompletableFuture<WebSocket> sendPong(ByteBuffer message) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<WebSocket> sendClose(int statusCode, String reason) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void request(long n) {
        requested += n;
    }

    @Override
    public String getSubprotocol() {
        return "";
    }

    @Override
    public boolean isOutputClosed() {
        return aborted;
    }

    @Override
    public boolean isInputClosed() {
        return aborted;
    }

    @Override
    public void abort() {
        aborted = true;
    }
}
