package dev.troupe.samples.proxy;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** In place of the server of the actors: one WebSocket, which does what the test says and nothing by itself. */
final class StubActors implements AutoCloseable {

    private static final Pattern KEY = Pattern.compile("(?i)Sec-WebSocket-Key: *(\\S+)");
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private Socket socket = new Socket();

    StubActors() throws IOException {}

    URI uri() {
        return URI.create("ws://127.0.0.1:" + listener.getLocalPort());
    }

    /** Takes the connection and answers the handshake (RFC 6455, section 4.2.2); reads nothing after that. */
    void accept() throws Exception {
        socket = listener.accept();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) socket.getInputStream().read());
        }
        Matcher key = KEY.matcher(head);
        if (!key.find()) {
            throw new AssertionError("No handshake: " + head);
        }
        byte[] digest =
                MessageDigest.getInstance("SHA-1").digest((key.group(1) + GUID).getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream()
                .write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                + "Sec-WebSocket-Accept: "
                                + Base64.getEncoder().encodeToString(digest) + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
    }

    /** Reads frames of up to 65,535 bytes until so many bytes of messages have come. */
    long read(long bytes) throws IOException {
        socket.setSoTimeout(10_000);
        DataInputStream in = new DataInputStream(socket.getInputStream());
        long read = 0;
        while (read < bytes) {
            in.readByte();
            int length = in.readByte() & 0x7F;
            if (length == 126) {
                length = in.readUnsignedShort();
            }
            in.skipNBytes(4L + length);
            read += length;
        }
        return read;
    }

    /** Sends a close frame with this code and reason. */
    void sendClose(int code, String reason) throws IOException {
        byte[] text = reason.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(frame);
        out.writeByte(0x88);
        out.writeByte(2 + text.length);
        out.writeShort(code);
        out.write(text);
        socket.getOutputStream().write(frame.toByteArray());
    }

    /** Goes without a close frame. */
    void vanish() throws IOException {
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        listener.close();
    }
}
