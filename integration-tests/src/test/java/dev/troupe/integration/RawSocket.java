package dev.troupe.integration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A WebSocket client of a few lines, which can do everything wrong. One thread. */
final class RawSocket implements AutoCloseable {

    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private String responseHead = "";

    /** What came; compressed if the first reserved bit says so (RFC 7692, section 6). */
    record Frame(int opcode, boolean compressed, byte[] payload) {
        String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }

        int closeCode() {
            return payload.length < 2 ? 1005 : (payload[0] & 0xFF) << 8 | payload[1] & 0xFF;
        }

        String closeReason() {
            return new String(
                    payload, Math.min(2, payload.length), Math.max(0, payload.length - 2), StandardCharsets.UTF_8);
        }
    }

    private RawSocket(int port, String path, String moreHeaders) throws IOException {
        this("127.0.0.1", port, path, moreHeaders);
    }

    private RawSocket(String from, int port, String path, String moreHeaders) throws IOException {
        socket = new Socket("127.0.0.1", port, InetAddress.getByName(from), 0);
        socket.setSoTimeout(15_000);
        in = new DataInputStream(new java.io.BufferedInputStream(socket.getInputStream()));
        out = socket.getOutputStream();
        raw(("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
                        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" + moreHeaders + "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Sends a handshake and reads the head of the answer, whatever it is. */
    static RawSocket handshake(int port, String path, String... headers) throws IOException {
        RawSocket socket = sending(port, path, headers);
        socket.takeHead();
        return socket;
    }

    /** Sends a handshake and does not wait for the answer. */
    static RawSocket sending(int port, String path, String... headers) throws IOException {
        StringBuilder more = new StringBuilder();
        for (String header : headers) {
            more.append(header).append("\r\n");
        }
        return new RawSocket(port, path, more.toString());
    }

    /** Sends a handshake from another address of this machine and reads the head of the answer. */
    static RawSocket from(String address, int port, String path) throws IOException {
        RawSocket socket = new RawSocket(address, port, path, "");
        socket.takeHead();
        return socket;
    }

    /** Reads the head of the answer to the handshake; its status. */
    int takeHead() throws IOException {
        responseHead = readHead();
        return status();
    }

    /** The body of an answer that is no upgrade. */
    JsonNode body() throws IOException {
        String length = responseHead.replaceFirst("(?is).*\r\ncontent-length: *(\\d+)\r\n.*", "$1");
        byte[] body = new byte[Integer.parseInt(length)];
        in.readFully(body);
        return MAPPER.readTree(body);
    }

    /** Connects to the workshop and takes the welcome. */
    static RawSocket welcomed(int port, String key, String name) throws IOException {
        RawSocket socket = handshake(port, "/actors/workshop/" + key + "?name=" + name);
        if (socket.status() != 101) {
            throw new IOException(socket.responseHead);
        }
        JsonNode first = socket.json();
        if (!first.has("welcome")) {
            throw new IOException("not a welcome: " + first);
        }
        return socket;
    }

    private String readHead() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("no answer to the handshake: " + head);
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    int status() {
        return Integer.parseInt(responseHead.substring(9, 12));
    }

    String head() {
        return responseHead;
    }

    /** Sends bytes as they are. */
    void raw(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    void text(String text) throws IOException {
        frame(0x80 | TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a masked frame whose first byte is as given. */
    void frame(int firstByte, byte[] payload) throws IOException {
        raw(masked(firstByte, payload));
    }

    static byte[] masked(int firstByte, byte[] payload) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(firstByte);
        if (payload.length < 126) {
            frame.write(0x80 | payload.length);
        } else if (payload.length < 65_536) {
            frame.write(0x80 | 126);
            frame.write(payload.length >>> 8);
            frame.write(payload.length);
        } else {
            frame.write(0x80 | 127);
            for (int shift = 56; shift >= 0; shift -= 8) {
                frame.write((int) ((long) payload.length >>> shift));
            }
        }
        byte[] mask = {0x12, 0x34, (byte) 0xAB, (byte) 0xCD};
        frame.writeBytes(mask);
        for (int i = 0; i < payload.length; i++) {
            frame.write(payload[i] ^ mask[i & 3]);
        }
        return frame.toByteArray();
    }

    /** The next frame; a socket that ends is an {@link EOFException}. */
    Frame next() throws IOException {
        try {
            int first = in.readUnsignedByte();
            long length = in.readUnsignedByte();
            if (length == 126) {
                length = in.readUnsignedShort();
            } else if (length == 127) {
                length = in.readLong();
            }
            byte[] payload = new byte[(int) length];
            in.readFully(payload);
            return new Frame(first & 0x0F, (first & 0x40) != 0, payload);
        } catch (SocketException e) {
            throw new EOFException(e.getMessage());
        }
    }

    /** How many bytes have come that were not read. */
    int available() throws IOException {
        return in.available();
    }

    /** The next message that is not a ping. */
    JsonNode json() throws IOException {
        Frame frame = next();
        while (frame.opcode() == PING || frame.opcode() == PONG) {
            frame = next();
        }
        if (frame.opcode() != TEXT) {
            throw new IOException("not text: " + frame.opcode() + " " + frame.closeCode() + " " + frame.closeReason());
        }
        return MAPPER.readTree(frame.payload());
    }

    /** The next reply to this id, whatever comes before it. */
    JsonNode reply(long id) throws IOException {
        JsonNode message = json();
        while (message.path("reply").asLong(-1) != id) {
            message = json();
        }
        return message;
    }

    /** The close frame, whatever comes before it. */
    Frame awaitClose() throws IOException {
        return await(CLOSE);
    }

    /** The next frame with this opcode, whatever comes before it. */
    Frame await(int opcode) throws IOException {
        Frame frame = next();
        while (frame.opcode() != opcode) {
            frame = next();
        }
        return frame;
    }

    /** Calls and waits for the reply. */
    JsonNode call(String action, long id, String arguments) throws IOException {
        text("{\"call\":\"" + action + "\",\"id\":" + id + ",\"args\":" + arguments + "}");
        return reply(id);
    }

    /** Sends nothing more, and still reads. */
    void endStream() throws IOException {
        socket.shutdownOutput();
    }

    /** Sends nothing more, and leaves without a word. */
    void vanish() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
