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
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/**
 * One client's WebSocket: masks what it sends, answers pings, and looks at no more of what it receives than it must. Used by one
 * thread.
 */
final class LoadSocket implements AutoCloseable {

    /** Is told what came. */
    interface Receiver {
        /** A text, valid until this returns. */
        void received(byte[] array, int at, int length);
    }

    private static final int TEXT = 0x1;
    private static final int PING = 0x9;
    private static final int PONG = 0xA;

    private static final int RECEIVE_BUFFER = 64 * 1024;
    private static final int FIRST_BUFFER = 8 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final SocketChannel channel;
    private final SelectionKey key;
    private final Receiver receiver;
    private ByteBuffer in = ByteBuffer.allocate(FIRST_BUFFER);
    private ByteBuffer out = ByteBuffer.allocate(FIRST_BUFFER);

    /**
     * Connects.
     *
     * @param header a line of the handshake, ended; may be empty
     * @param welcome how what the server says first ends; empty if it says nothing
     */
    LoadSocket(int port, String path, String header, String welcome, Selector selector, Receiver receiver)
            throws IOException {
        this.receiver = receiver;
        channel = SocketChannel.open();
        // Small, so that what is not read stays with the server rather than with the kernel.
        channel.socket().setReceiveBufferSize(RECEIVE_BUFFER);
        channel.connect(new InetSocketAddress("127.0.0.1", port));
        channel.socket().setTcpNoDelay(true);
        String request = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + "Sec-WebSocket-Version: 13\r\n" + header + "\r\n";
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        awaitOpen(welcome);
        channel.configureBlocking(false);
        key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    private void awaitOpen(String welcome) throws IOException {
        while (true) {
            int count = channel.read(in);
            String text = new String(in.array(), 0, in.position(), StandardCharsets.ISO_8859_1);
            int body = text.indexOf("\r\n\r\n");
            if (count < 0 || body > 0 && !text.startsWith("HTTP/1.1 101")) {
                throw new IOException("The server refused: " + text);
            }
            if (body > 0 && text.indexOf(welcome, body) >= 0) {
                in.clear();
                return;
            }
        }
    }

    /** Queues a text, in one frame; {@link #flush} sends it. */
    void send(byte[] text) {
        queue(TEXT, text);
    }

    private void queue(int opcode, byte[] payload) {
        int length = payload.length;
        if (out.remaining() < length + 8) {
            ByteBuffer larger = ByteBuffer.allocate(out.capacity() * 2 + length);
            larger.put(out.flip());
            out = larger;
        }
        out.put((byte) (0x80 | opcode));
        if (length < 126) {
            out.put((byte) (0x80 | length));
        } else {
            out.put((byte) (0x80 | 126)).putShort((short) length);
        }
        int mask = ThreadLocalRandom.current().nextInt();
        out.putInt(mask);
        int start = out.position();
        out.put(payload);
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

    /** Takes what came. A server that ends a connection whose client reads has less to do than the others, and fails the run. */
    void read() throws IOException {
        if (channel.read(in) < 0) {
            throw new IOException("The server has ended a connection");
        }
        int end = in.position();
        int taken = takeFrames(in.array(), end);
        if (taken == 0 && end == in.capacity()) {
            ByteBuffer larger = ByteBuffer.allocate(in.capacity() * 2);
            larger.put(in.flip());
            in = larger;
        } else {
            in.position(taken).limit(end);
            in.compact();
        }
    }

    /** Passes on the frames that are whole, and returns where the next one begins. */
    private int takeFrames(byte[] array, int end) {
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
            int opcode = array[at] & 0x0F;
            if (opcode == TEXT) {
                receiver.received(array, at + header, length);
            } else if (opcode == PING) {
                queue(PONG, Arrays.copyOfRange(array, at + header, at + header + length));
            }
            at += header + length;
        }
        return at;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
