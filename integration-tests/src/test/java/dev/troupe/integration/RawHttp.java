package dev.troupe.integration;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

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

/** One connection of HTTP/1.1, byte by byte; it shares nothing with the code under test. */
final class RawHttp implements Closeable {

    private static final int PATIENCE = 20_000;

    /** The head of a response. */
    record Head(int status, List<String> fields) {

        /** The first field of this name; empty if there is none. */
        String field(String name) {
            return fields(name).stream().findFirst().orElse("");
        }

        List<String> fields(String name) {
            String prefix = name.toLowerCase() + ":";
            return fields.stream()
                    .filter(line -> line.toLowerCase().startsWith(prefix))
                    .map(line -> line.substring(prefix.length()).strip())
                    .toList();
        }
    }

    /** A response. */
    record Response(Head head, String body) {

        int status() {
            return head.status();
        }
    }

    private final Socket socket = new Socket();
    private final InputStream in;

    RawHttp(int port) throws IOException {
        this(port, 0);
    }

    /** @param receiveBuffer how many bytes the kernel takes for it; 0 is its own choice */
    RawHttp(int port, int receiveBuffer) throws IOException {
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        socket.connect(new InetSocketAddress("127.0.0.1", port), PATIENCE);
        socket.setSoTimeout(PATIENCE);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** Sends a request with these header fields, and reads nothing. */
    void send(String method, String target, String body, String... fields) throws IOException {
        StringBuilder text = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n");
        for (String field : fields) {
            text.append(field).append("\r\n");
        }
        if (!body.isEmpty()) {
            text.append("Content-Length: ").append(body.length()).append("\r\n");
        }
        raw(text + "\r\n" + body);
    }

    void raw(String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** Sends a request and reads the whole response. */
    Response ask(String method, String target, String body, String... fields) throws IOException {
        send(method, target, body, fields);
        Head head = head();
        boolean none = method.equals("HEAD") || head.status() == 204 || head.status() == 304;
        return new Response(head, none ? "" : body(head));
    }

    Response get(String target, String... fields) throws IOException {
        return ask("GET", target, "", fields);
    }

    Head head() throws IOException {
        int status = Integer.parseInt(line().split(" ")[1]);
        List<String> fields = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            fields.add(line);
        }
        return new Head(status, fields);
    }

    private String body(Head head) throws IOException {
        if (!head.field("Transfer-Encoding").equals("chunked")) {
            return new String(exactly(Integer.parseInt(head.field("Content-Length"))), UTF_8);
        }
        StringBuilder body = new StringBuilder();
        for (String chunk = chunk(); !chunk.isEmpty(); chunk = chunk()) {
            body.append(chunk);
        }
        return body.toString();
    }

    /** The next chunk; empty if it is the last one. */
    String chunk() throws IOException {
        int length = Integer.parseInt(line(), 16);
        String chunk = new String(exactly(length), UTF_8);
        if (!line().isEmpty()) {
            throw new AssertionError("A chunk is longer than it says");
        }
        return chunk;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = next(); c != '\n'; c = next()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }

    private int next() throws IOException {
        int read = in.read();
        if (read < 0) {
            throw new EOFException();
        }
        return read;
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    /** Whether the next bytes are this text. */
    boolean says(String text) throws IOException {
        return new String(exactly(text.length()), UTF_8).equals(text);
    }

    /** All that comes until the server closes the connection. */
    String rest() throws IOException {
        return new String(in.readAllBytes(), UTF_8);
    }

    /** Whether the server ends the connection before it has sent the last chunk. */
    boolean isCutOff() throws IOException {
        try {
            while (!chunk().isEmpty()) {
                // What was sent before is not looked at.
            }
            return false;
        } catch (EOFException | SocketException e) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
