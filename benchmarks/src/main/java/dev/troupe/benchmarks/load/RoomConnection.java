package dev.troupe.benchmarks.load;

import java.io.IOException;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;

/** One client of an actor, welcomed. Used by one thread. */
final class RoomConnection implements AutoCloseable {

    /** Is told what came. */
    interface Receiver {
        /** A reply to the call with this id. */
        void replied(RoomConnection connection, int id);

        /** An event, valid until this returns. */
        default void event(RoomConnection connection, byte[] array, int at, int length) {}
    }

    private static final byte[] REPLY = Text.ascii("{\"reply\":");
    private static final byte[] EVENT = Text.ascii("{\"event\":");
    private static final byte[] ERROR = Text.ascii(",\"error\":");
    private static final String SUBPROTOCOL = "Sec-WebSocket-Protocol: troupe.v1.json\r\n";

    private final LoadSocket socket;
    /** When the call with this id, modulo the length, was sent; a power of two. */
    private final long[] sentAt;

    private Receiver receiver = (connection, id) -> {};
    private int next;

    /**
     * Connects and waits for the welcome.
     *
     * @param inFlight how many calls may be under way at once
     */
    RoomConnection(int port, String protocol, int inFlight, Selector selector) throws IOException {
        sentAt = new long[Integer.highestOneBit(inFlight) * 2];
        socket = new LoadSocket(port, "/actors/" + protocol + "/lobby", SUBPROTOCOL, "}}", selector, this::take);
    }

    void receiver(Receiver receiver) {
        this.receiver = receiver;
    }

    LoadSocket socket() {
        return socket;
    }

    /** Queues a call with these arguments, an object in JSON, and returns its id. */
    int call(String action, byte[] arguments) {
        int id = next++ & 0xFFFFFF;
        sentAt[id & sentAt.length - 1] = System.nanoTime();
        send("{\"call\":\"" + action + "\",\"id\":" + id + ",\"args\":", arguments);
        return id;
    }

    /** Queues a call without a reply. */
    void tell(String action, byte[] arguments) {
        send("{\"call\":\"" + action + "\",\"args\":", arguments);
    }

    private void send(String head, byte[] arguments) {
        byte[] text = new byte[head.length() + arguments.length + 1];
        System.arraycopy(Text.ascii(head), 0, text, 0, head.length());
        System.arraycopy(arguments, 0, text, head.length(), arguments.length);
        text[text.length - 1] = '}';
        socket.send(text);
    }

    /** When the call with this id was sent, in the nanoseconds of {@link System#nanoTime}. */
    long sentAt(int id) {
        return sentAt[id & sentAt.length - 1];
    }

    private void take(byte[] array, int at, int length) {
        if (Text.startsWith(array, at, REPLY)) {
            if (Text.after(array, at, Math.min(length, 32), ERROR) >= 0) {
                throw unexpected(array, at, length);
            }
            receiver.replied(this, (int) Text.number(array, at + REPLY.length));
        } else if (Text.startsWith(array, at, EVENT)) {
            receiver.event(this, array, at, length);
        } else {
            throw unexpected(array, at, length);
        }
    }

    private static IllegalStateException unexpected(byte[] array, int at, int length) {
        return new IllegalStateException("Unexpected: " + new String(array, at, length, StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
