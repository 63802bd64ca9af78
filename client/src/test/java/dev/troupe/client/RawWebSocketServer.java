package dev.troupe.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** As much of RFC 6455 as a test needs to send a client anything at all; each connection follows the same script. */
final class RawWebSocketServer implements Closeable {

    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    private final Script script;
    /** What scripts failed with; a script that is cut off by its client is not among them unless it minds. */
    final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

    RawWebSocketServer(Script script) throws IOException {
        this.script = script;
        daemon(this::accept).start();
    }

    /** What the server does with a connection. */
    @FunctionalInterface
    interface Script {
        void run(Connection connection) throws Exception;
    }

    URI address() {
        return URI.create("ws://127.0.0.1:" + listening.getLocalPort());
    }

    private static Thread daemon(Runnable body) {
        Thread thread = new Thread(body, "raw-server");
        thread.setDaemon(true);
        return thread;
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                daemon(() -> serve(socket)).start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            script.run(new Connection(socket));
        } catch (Throwable e) {
            failures.add(e);
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }

    /** A frame as it came, unmasked. */
    record Frame(boolean last, int opcode, byte[] payload) {
        String text() {
            return new String(payload, UTF_8);
        }

        int closeCode() {
            return (payload[0] & 0xFF) << 8 | payload[1] & 0xFF;
        }
    }

    /** One client. */
    static final class Connection {

        final Socket socket;
        final String target;
        final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        private final DataInputStream in;
        private final DataOutputStream out;

        Connection(Socket socket) throws IOException {
            this.socket = socket;
            in = new DataInputStream(socket.getInputStream());
            out = new DataOutputStream(socket.getOutputStream());
            target = line().split(" ")[1];
            for (String line = line(); !line.isEmpty(); line = line()) {
                int colon = line.indexOf(':');
                headers.put(line.substring(0, colon), line.substring(colon + 1).trim());
            }
        }

        private String line() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new IOException("the client went away during the handshake");
                }
                line.write(c);
            }
            return line.toString(ISO_8859_1).stripTrailing();
        }

        /** Answers the handshake with what the client offered. */
        Connection upgrade() throws IOException, GeneralSecurityException {
            return upgrade("Sec-WebSocket-Protocol: " + headers.get("Sec-WebSocket-Protocol") + "\r\n");
        }

        Connection upgrade(String moreHeaders) throws IOException, GeneralSecurityException {
            String key = headers.get("Sec-WebSocket-Key") + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(key.getBytes(ISO_8859_1));
            write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(digest) + "\r\n" + moreHeaders
                    + "\r\n");
            return this;
        }

        void refuse(String status, String contentType, String body) throws IOException {
            write("HTTP/1.1 " + status + "\r\nContent-Type: " + contentType
                    + "\r\nConnection: close\r\nContent-Length: " + body.getBytes(UTF_8).length + "\r\n\r\n" + body);
        }

        private void write(String text) throws IOException {
            out.write(text.getBytes(UTF_8));
            out.flush();
        }

        void sendText(String text) throws IOException {
            send(true, TEXT, text.getBytes(UTF_8));
        }

        void send(boolean last, int opcode, byte[] payload) throws IOException {
            out.write((last ? 0x80 : 0) | opcode);
            if (payload.length < 126) {
                out.write(payload.length);
            } else if (payload.length < 65_536) {
                out.write(126);
                out.writeShort(payload.length);
            } else {
                out.write(127);
                out.writeLong(payload.length);
            }
            out.write(payload);
            out.flush();
        }

        void sendClose(int code, String reason) throws IOException {
            ByteArrayOutputStream payload = new ByteArrayOutputStream();
            payload.write(code >> 8);
            payload.write(code);
            payload.writeBytes(reason.getBytes(UTF_8));
            send(true, CLOSE, payload.toByteArray());
        }

        Frame read() throws IOException {
            int first = in.readUnsignedByte();
            int second = in.readUnsignedByte();
            if ((second & 0x80) == 0) {
                throw new IOException("the client's frame is not masked");
            }
            long length = second & 0x7F;
            if (length == 126) {
                length = in.readUnsignedShort();
            } else if (length == 127) {
                length = in.readLong();
            }
            byte[] mask = in.readNBytes(4);
            byte[] payload = in.readNBytes((int) length);
            for (int i = 0; i < payload.length; i++) {
                payload[i] ^= mask[i % 4];
            }
            return new Frame((first & 0x80) != 0, first & 0x0F, payload);
        }

        /** A whole message or a control frame. */
        Frame readMessage() throws IOException {
            Frame frame = read();
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            whole.writeBytes(frame.payload());
            int opcode = frame.opcode();
            while (!frame.last()) {
                frame = read();
                whole.writeBytes(frame.payload());
            }
            return new Frame(true, opcode, whole.toByteArray());
        }

        /** Waits until the client has sent its close, and gives its code. */
        int readClose() throws IOException {
            Frame frame = readMessage();
            while (frame.opcode() != CLOSE) {
                frame = readMessage();
            }
            return frame.closeCode();
        }

        /** Waits until the client has closed the TCP connection, and gives how many bytes came before. */
        int readToEnd() throws IOException {
            try {
                return in.readAllBytes().length;
            } catch (IOException e) {
                return 0;
            }
        }
    }
}
