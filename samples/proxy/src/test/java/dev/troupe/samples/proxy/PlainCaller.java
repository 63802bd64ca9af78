package dev.troupe.samples.proxy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** A client that writes its frames by hand (RFC 6455, section 5.2): it sends what the JDK's refuses to send. */
final class PlainCaller implements AutoCloseable {

    private static final int FINAL_CLOSE = 0x88;
    private static final int MASKED = 0x80;
    private static final int LARGEST_CONTROL_PAYLOAD = 125;

    private final Socket socket;

    PlainCaller(int port, String path) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        int status = Handshakes.status(socket, path, "websocket");
        if (status != 101) {
            socket.close();
            throw new AssertionError("The handshake is answered with " + status);
        }
    }

    /** Sends a close frame with this code and reason. */
    void sendClose(int code, String reason) throws IOException {
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        payload.write(code >> 8);
        payload.write(code);
        payload.writeBytes(reason.getBytes(UTF_8));
        send(payload.toByteArray());
    }

    /** Sends a close frame without a code. */
    void sendClose() throws IOException {
        send(new byte[0]);
    }

    private void send(byte[] payload) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(frame);
        out.writeByte(FINAL_CLOSE);
        out.writeByte(MASKED | payload.length);
        // A mask of zeros masks nothing.
        out.writeInt(0);
        out.write(payload);
        socket.getOutputStream().write(frame.toByteArray());
    }

    /** Code and reason of the close frame that comes, such as {@code 4000 Good bye}; what comes before it is passed over. */
    String closed() throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        int opcode = in.readUnsignedByte();
        int length = in.readUnsignedByte();
        while (opcode != FINAL_CLOSE && length <= LARGEST_CONTROL_PAYLOAD) {
            in.skipNBytes(length);
            opcode = in.readUnsignedByte();
            length = in.readUnsignedByte();
        }
        if (opcode != FINAL_CLOSE || length < 2) {
            throw new AssertionError("No close frame with a code: " + opcode + ", " + length + " bytes");
        }
        int code = in.readUnsignedShort();
        return (code + " " + new String(in.readNBytes(length - 2), UTF_8)).strip();
    }

    /** Whether the next thing that comes is the end of the connection. */
    boolean isEnded() throws IOException {
        return socket.getInputStream().read() < 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
