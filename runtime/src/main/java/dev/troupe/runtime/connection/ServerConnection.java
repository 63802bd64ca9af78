package dev.troupe.runtime.connection;

import dev.troupe.SlowConsumerPolicy;
import dev.troupe.runtime.message.Call;
import dev.troupe.runtime.message.ToConnection;
import dev.troupe.wire.WireError;
import dev.troupe.wire.WireFormat;
import dev.troupe.wire.WireMessage;

/** One client's connection to one actor. */
public final class ServerConnection implements ToConnection {

    ServerConnection() {}

    // ---- what a transport calls

    /** What waits to be sent. */
    public OutboundQueue outbound() {
        throw new UnsupportedOperationException();
    }

    /**
     * A whole text message came. The array is kept and must not be changed afterwards.
     *
     * @param array the message, checked to be UTF-8
     */
    public void onText(byte[] array, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    /** A whole binary message came. The array is kept and must not be changed afterwards. */
    public void onBinary(byte[] array, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    /** Bytes came, of whatever kind: the peer is alive. Cheap; call it once for each read. */
    public void onActivity() {
        throw new UnsupportedOperationException();
    }

    /** A pong came. The same as {@link #onActivity}. */
    public void onPong() {
        onActivity();
    }

    /**
     * The socket is closed on both sides, by whichever, or gone. Only the first call counts. Nothing may be reported after
     * it.
     *
     * @param code the code of the close frame that came first; 1005 if it had none, 1006 if there was no close frame
     */
    public void onClosed(int code, String reason) {
        throw new UnsupportedOperationException();
    }

    /**
     * Ends the connection: a close frame after all that waits, then the socket. For a breach of RFC 6455 that a transport
     * has met (1002, 1007, 1009), and for a server that goes away. Only the first call counts.
     *
     * @param reason cut to the 123 bytes that fit a close frame (RFC 6455, section 5.5)
     */
    public void close(int code, String reason) {
        throw new UnsupportedOperationException();
    }

    // ---- what an actor says

    @Override
    public String id() {
        throw new UnsupportedOperationException();
    }

    @Override
    public WireFormat format() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void opened(WireMessage welcome) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void replied(Call call, WireMessage reply) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void failed(Call call, WireError error) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void ended(Call call) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void answered(long id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void deliver(WireMessage event, SlowConsumerPolicy policy, Object key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void refused(WireError error, int closeCode) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void kick(int closeCode, String reason) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isClosed() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void whenClosed(Runnable action) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void flush() {
        throw new UnsupportedOperationException();
    }
}
