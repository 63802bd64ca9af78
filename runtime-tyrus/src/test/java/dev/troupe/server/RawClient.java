package dev.troupe.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.troupe.server.websocket.ClientFrames;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;

/** A client that writes bytes on a socket; it shares nothing with the code under test. */
public final class RawClient implements Closeable {

    private static final int PATIENCE = 10_000;

    /** A frame from the server. */
    public record Frame(int first, byte[] payload) {
        public int opcode() {
            return first & 0x0F;
        }

        public String text() {
            return new String(payload, UTF_8);
        }

        /** As a close frame. */
        public int closeCode() {
            if (opcode() != 8) {
                throw new AssertionError("Not a close frame: " + first + " " + text());
            }
            return payload.length == 0 ? 1005 : (payload[0] & 0xFF) << 8 | payload[1] & 0xFF;
        }

        public String closeReason() {
            return payload.length < 2 ? "" : new String(payload, 2, payload.length - 2, UTF_8);
        }
    }

    /** An HTTP response. */
    public record Response(int status, List<String> headers, byte[] body) {
        public String text() {
            return new String(body, UTF_8);
        }

        public String header(String name) {
            String prefix = name.toLowerCase() + ":";
            return headers.stream()
                    .filter(line -> line.toLowerCase().startsWith(prefix))
                    .map(line -> line.substring(prefix.length()).trim())
                    .findFirst()
                    .orElse("");
        }
    }

    private final Socket socket;
    private final InputStream in;

    public RawClient(int port) throws IOException {
        this(new Socket(), port, 0);
    }

    public RawClient(Socket socket, int port, int receiveBuffer) throws IOException {
        this.socket = socket;
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        if (!socket.isConnected()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), PATIENCE);
        }
        socket.setSoTimeout(PATIENCE);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 65_536);
    }

    /** Opens a WebSocket and reads its welcome. */
    public static RawClient welcomed(int port, String path) throws IOException {
        RawClient client = new RawClient(port);
        Response response = client.upgrade(path);
        if (response.status() != 101) {
            throw new AssertionError(response.status() + " " + response.text());
        }
        Frame welcome = client.frame();
        if (!welcome.text().startsWith("{\"welcome\"")) {
            throw new AssertionError(welcome.text());
        }
        return client;
    }

    public static String upgradeRequest(String path, String... headers) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                + String.join(
                        "", List.of(headers).stream().map(line -> line + "\r\n").toList())
                + "\r\n";
    }

    public Response upgrade(String path, String... headers) throws IOException {
        return http(upgradeRequest(path, headers));
    }

    public Response get(String path, String... headers) throws IOException {
        String lines = String.join(
                "", List.of(headers).stream().map(line -> line + "\r\n").toList());
        return http("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + lines + "\r\n");
    }

    public Response http(String request) throws IOException {
        send(request.getBytes(ISO_8859_1));
        return response(!request.startsWith("HEAD"));
    }

    public Response response(boolean withBody) throws IOException {
        List<String> head = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            head.add(line);
        }
        int status = Integer.parseInt(head.get(0).split(" ")[1]);
        Response response = new Response(status, head.subList(1, head.size()), new byte[0]);
        String length = response.header("Content-Length");
        if (!withBody || length.isEmpty()) {
            return response;
        }
        return new Response(status, response.headers(), exactly(Integer.parseInt(length)));
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = byteOrEnd(); c != '\n'; c = byteOrEnd()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }

    private int byteOrEnd() throws IOException {
        int read = in.read();
        if (read < 0) {
            throw new EOFException();
        }
        return read;
    }

    /** So many bytes, as they come. */
    public byte[] bytes(int length) throws IOException {
        return exactly(length);
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    public void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    public void send(ClientFrames frames) throws IOException {
        send(frames.bytes());
    }

    public void text(String text) throws IOException {
        texts(1, text);
    }

    /** Sends a text so many times in one go: the server cannot close the socket while some are still to be sent. */
    public void texts(int count, String text) throws IOException {
        ClientFrames frames = new ClientFrames(1);
        for (int i = 0; i < count; i++) {
            frames.frame(true, 1, text.getBytes(UTF_8));
        }
        send(frames);
    }

    public void close(int code) throws IOException {
        send(new ClientFrames(1).frame(true, 8, new byte[] {(byte) (code >> 8), (byte) code}));
    }

    /** The next frame, which is neither masked nor in fragments. */
    public Frame frame() throws IOException {
        int first = byteOrEnd();
        int length = byteOrEnd();
        if (length > 127 || (first & 0xF0) != 0x80) {
            throw new AssertionError("A server sends no such frame: " + first + " " + length);
        }
        if (length == 126) {
            length = byteOrEnd() << 8 | byteOrEnd();
        } else if (length == 127) {
            byte[] bytes = exactly(8);
            length = 0;
            for (byte b : bytes) {
                length = length << 8 | b & 0xFF;
            }
        }
        return new Frame(first, exactly(length));
    }

    /** The next close frame; what comes before it is dropped. */
    public Frame closeFrame() throws IOException {
        return frame(8);
    }

    /** The next frame with this opcode; what comes before it is dropped. */
    public Frame frame(int opcode) throws IOException {
        Frame frame = frame();
        while (frame.opcode() != opcode) {
            frame = frame();
        }
        return frame;
    }

    /** Whether the server has closed its half, or all, and nothing is left to read. */
    public boolean isAtEnd() throws IOException {
        try {
            return in.read() < 0;
        } catch (SocketException e) {
            return true;
        }
    }

    /** Sends no more, but goes on reading. */
    public void shutdownOutput() throws IOException {
        socket.shutdownOutput();
    }

    public Socket socket() {
        return socket;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
