package dev.troupe.samples.proxy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Opening handshakes by hand, since the JDK's client tells no status apart from the others. */
final class Handshakes {

    private Handshakes() {}

    /** What a handshake is answered with. */
    static int status(int port, String path, String upgrade, String... headers) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return status(socket, path, upgrade, headers);
        }
    }

    /** What a handshake is answered with; nothing is read of what comes after the answer's head. */
    static int status(Socket socket, String path, String upgrade, String... headers) throws IOException {
        String more =
                String.join("", Stream.of(headers).map(line -> line + "\r\n").toList());
        String host = more.startsWith("Host:") ? "" : "Host: 127.0.0.1\r\n";
        socket.setSoTimeout(10_000);
        socket.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\n" + host + more + "Upgrade: " + upgrade
                                + "\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        InputStream in = socket.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("No answer but " + head);
            }
            head.append((char) next);
        }
        return Integer.parseInt(head.substring(0, head.indexOf("\r\n")).split(" ")[1]);
    }
}
