package dev.troupe.benchmarks.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * One client socket: masks what it sends, and of what it receives looks at no more than it must. Used by one thread.
 */
final class LoadConnection implements AutoCloseable {

    /** Is told what came. */
    interface Receiver {
        /** A reply to the call with this id. */
        void replied(LoadConnection connection, int id);

        /** An event; the time that its sender wrote into it, or 0. */
        void received(LoadConnection connection, long sentAt);
    }

    private static final byte[] REPLY = "{\"reply\":".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] EVENT = "{\"event\":".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TIME = "\"text\":\"t=".getBytes(StandardCharsets.US_ASCII);

    private static final int RECEIVE_BUFFER = 64 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final SocketChannel channel;
    private final ByteBuffer in = ByteBuffer.allocate(256 * 1024);
    private ByteBuffer out = ByteBuffer.allocate(16 * 1024);
    private SelectionKey key;

    /** When the call with this id, modulo the length, was sent. */
    final long[] sentAt = new long[1024];

    /** The next id. */
    int next;

    /** Connects and waits for the welcome. */
    LoadConnection(int port, Selector selector) throws IOException {
        channel = SocketChannel.open();
        // Small, so that what is not read stays with the server rather than with the kernel.
        channel.socket().setReceiveBufferSize(RECEIVE_BUFFER);
        channel.connect(new InetSocketAddress("127.0.0.1", port));
        channel.socket().setTcpNoDelay(true);
        String request = "GET /actors/room/lobby HTTP/1.1\r\nHost: 127.0.0.1:" + port
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: troupe.v1.json\r\n\r\n";
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        awaitWelcome();
        channel.configureBlocking(false);
        key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    private void awaitWelcome() throws IOException {
        in.clear();
        while (true) {
            if (channel.read(in) < 0) {
                throw new IOException("The server refused: " + text());
            }
            String text = text();
            int body = text.indexOf("\r\n\r\n");
            if (body > 0) {
                if (!text.startsWith("HTTP/1.1 101")) {
                    throw new IOException("The server refused: " + text);
                }
                int frame = body + 4;
                if (text.length() > frame + 2 && text.indexOf("}}", frame) > 0) {
                    in.clear();
                    return;
                }
            }
        }
    }

    private String text() {
        return new String(in.array(), 0, in.position(), StandardCharsets.ISO_8859_1);
    }

    /** Queues a call; {@link #flush} sends it. */
    void call(String action, boolean reply, byte[] text) {
        int id = next++ & 0xFFFFFF;
        if (reply) {
            sentAt[id & 1023] = System.nanoTime();
        }
        byte[] head = (reply
                        ? "{\"call\":\"" + action + "\",\"id\":" + id + ",\"args\":{\"text\":\""
                        : "{\"call\":\"" + action + "\",\"args\":{\"text\":\"")
                .getBytes(StandardCharsets.US_ASCII);
        int length = head.length + text.length + 3;
        if (out.remaining() < length + 8) {
            ByteBuffer larger = ByteBuffer.allocate(out.capacity() * 2 + length);
            larger.put(out.flip());
            out = larger;
        }
        out.put((byte) 0x81);
        if (length < 126) {
            out.put((byte) (0x80 | length));
        } else {
            out.put((byte) (0x80 | 126)).putShort((short) length);
        }
        int mask = ThreadLocalRandom.current().nextInt();
        out.putInt(mask);
        int start = out.position();
        out.put(head).put(text).put((byte) '"').put((byte) '}').put((byte) '}');
        byte[] array = out.array();
        for (int i = 0; i < length; i++) {
            array[start + i] ^= (byte) (mask >>> (24 - 8 * (i & 3)));
        }
    }

    /** Sends what the socket takes. */
    void flush() throws IOException {
        if (out.position() == 0) {
            return;
        }
        out.flip();
        channel.write(out);
        boolean done = !out.hasRemaining();
        out.compact();
        int interest = done ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE;
        if (key.interestOps() != interest && key.interestOps() != 0) {
            key.interestOps(interest);
        }
    }

    /** Reads no more. */
    void stopReading() {
        key.interestOps(0);
    }

    /** Reads on to the end, whatever comes. The server must have ended the socket, else nothing was shown. */
    void requireEnded() throws IOException {
        key.cancel();
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (System.nanoTime() < end) {
                in.clear();
                if (channel.read(in) < 0) {
                    return;
                }
            }
        } catch (SocketException e) {
            return;
        }
        throw new IOException("A connection that never reads was not cut off");
    }

    /** Takes what came. */
    void read(Receiver receiver) throws IOException {
        int count = channel.read(in);
        if (count < 0) {
            key.cancel();
            channel.close();
            return;
        }
        byte[] array = in.array();
        int end = in.position();
        int at = 0;
        while (end - at >= 2) {
            int length = array[at + 1] & 0x7F;
            int header = 2;
            if (length == 126) {
                if (end - at < 4) {
                    break;
                }
                length = (array[at + 2] & 0xFF) << 8 | array[at + 3] & 0xFF;
                header = 4;
            }
            if (end - at < header + length) {
                break;
            }
            if ((array[at] & 0x0F) == 1) {
                take(array, at + header, length, receiver);
            }
            at += header + length;
        }
        in.position(at).limit(end);
        in.compact();
    }

    private void take(byte[] array, int at, int length, Receiver receiver) {
        if (startsWith(array, at, REPLY)) {
            receiver.replied(this, (int) number(array, at + REPLY.length));
        } else if (startsWith(array, at, EVENT)) {
            receiver.received(this, sentAt(array, at, length));
        } else {
            throw new IllegalStateException("Unexpected: " + new String(array, at, length, StandardCharsets.UTF_8));
        }
    }

    private static long sentAt(byte[] array, int at, int length) {
        for (int i = at + EVENT.length; i < at + length - TIME.length; i++) {
            if (array[i] == '"' && startsWith(array, i, TIME)) {
                return number(array, i + TIME.length);
            }
        }
        return 0;
    }

    private static boolean startsWith(byte[] array, int at, byte[] prefix) {
        for (int i = 0; i < prefix.length; i++) {
            if (array[at + i] != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    private static long number(byte[] array, int at) {
        long number = 0;
        for (int i = at; array[i] >= '0' && array[i] <= '9'; i++) {
            number = number * 10 + array[i] - '0';
        }
        return number;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
