package dev.troupe.integration;

import static dev.troupe.integration.TrialProcess.times;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Attacks of one anonymous client on a server with a small heap: it survives each, and then serves others. With
 * {@code -Dattacks=long} the numbers are those that once put a server out of service for good.
 */
@Timeout(600)
class AttackTest {

    private static final int SENT_TIMEOUT = 10_000;

    @TempDir
    Path directory;

    private final List<Socket> held = new ArrayList<>();

    @AfterEach
    void leave() throws IOException {
        for (Socket socket : held) {
            socket.close();
        }
        held.clear();
    }

    /** Opens a connection and sends something; a server that refuses either has defended itself. */
    private boolean hold(TrialProcess server, byte[] sent) throws IOException {
        Socket socket = new Socket();
        held.add(socket);
        try {
            socket.setSoTimeout(SENT_TIMEOUT);
            socket.connect(new InetSocketAddress("127.0.0.1", server.port()), SENT_TIMEOUT);
            socket.getOutputStream().write(sent);
            return true;
        } catch (IOException e) {
            socket.close();
            return false;
        }
    }

    @Test
    void bodiesThatAreNotFinishedDoNotUseUpTheHeap() throws IOException {
        byte[] head =
                "POST /actors/none/none/http HTTP/1.1\r\nHost: a\r\nContent-Length: 1048576\r\n\r\n".getBytes(UTF_8);
        byte[] unfinished = Arrays.copyOf(head, head.length + 1_048_575);
        try (TrialProcess server = TrialProcess.start(directory)) {
            for (int body = 0; body < times(70, 620); body++) {
                hold(server, unfinished);
            }
            server.awaitService();
            leave();
            server.awaitService();
        }
    }

    @Test
    void bodiesForARouteThatAreNotFinishedDoNotUseUpTheHeap() throws IOException {
        byte[] head = "POST /notes HTTP/1.1\r\nHost: a\r\nContent-Length: 1048576\r\n\r\n".getBytes(UTF_8);
        byte[] unfinished = Arrays.copyOf(head, head.length + 1_048_575);
        try (TrialProcess server = TrialProcess.start(directory)) {
            for (int body = 0; body < times(70, 150); body++) {
                hold(server, unfinished);
            }
            leave();
            server.awaitService();
        }
    }

    @Test
    void framesThatAreNotFinishedDoNotUseUpTheHeap() throws IOException {
        byte[] upgrade =
                ("GET /actors/trial/frames HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                        .getBytes(UTF_8);
        byte[] whole = RawSocket.masked(0x81, new byte[65_535]);
        byte[] unfinished = Arrays.copyOf(whole, whole.length - 1);
        try (TrialProcess server = TrialProcess.start(directory)) {
            for (int client = 0; client < times(700, 1_800); client++) {
                if (hold(server, upgrade)) {
                    Socket socket = held.get(held.size() - 1);
                    try {
                        readHead(socket.getInputStream());
                        socket.getOutputStream().write(unfinished);
                    } catch (IOException e) {
                        socket.close();
                    }
                }
            }
            leave();
            server.awaitService();
        }
    }

    @Test
    void guessedKeysByHttpDoNotUseUpTheHeap() throws IOException {
        try (TrialProcess server = TrialProcess.start(directory)) {
            try (RawHttp client = new RawHttp(server.port())) {
                for (int key = 0; key < times(10_000, 120_000); key++) {
                    client.ask("POST", "/actors/trial/guessed-" + key + "/call/none", "{}");
                }
            } catch (IOException e) {
                // The server has had enough of this client.
            }
            server.awaitService();
        }
    }

    @Test
    void guessedKeysBySocketsDoNotUseUpTheHeap() throws IOException {
        try (TrialProcess server = TrialProcess.start(directory)) {
            for (int key = 0; key < times(1_000, 120_000); key++) {
                try (RawSocket socket = RawSocket.handshake(server.port(), "/actors/trial/guessed-" + key)) {
                    assertThat(socket.status()).isIn(101, 429, 503);
                } catch (IOException e) {
                    // The server has closed the connection instead.
                }
            }
            server.awaitService();
        }
    }

    @Test
    void anActorThatFillsTheHeapCostsItselfAlone() throws Exception {
        try (TrialProcess server = TrialProcess.start(directory)) {
            for (int round = 0; round < times(2, 10); round++) {
                try (RawSocket client = RawSocket.handshake(server.port(), "/actors/trial/full-" + round)) {
                    client.text("{\"call\":\"fillHeap\",\"id\":1}");
                    client.reply(1);
                } catch (IOException e) {
                    // Its connection met the end of the memory, too.
                }
                server.awaitService();
            }
            server.terminate();
        }
    }

    @Test
    void readersWhoDoNotReadDoNotUseUpTheHeap() throws IOException {
        Files.write(directory.resolve("large.bin"), new byte[times(4, 15) << 20]);
        byte[] request = "GET /files/large.bin HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(ISO_8859_1);
        try (TrialProcess server = TrialProcess.start(directory)) {
            for (int reader = 0; reader < times(60, 200); reader++) {
                hold(server, request);
            }
            leave();
            server.awaitService();
        }
    }

    @Test
    void headerFieldsOfOneBucketDoNotOccupyTheLoops() throws IOException {
        StringBuilder request = new StringBuilder("GET /health HTTP/1.1\r\nHost: a\r\n");
        for (int field = 0; field < 1_024; field++) {
            // Names with one hash: Aa and BB, ten times.
            for (int bit = 0; bit < 10; bit++) {
                request.append((field >> bit & 1) == 0 ? "Aa" : "BB");
            }
            request.append(":\r\n");
        }
        byte[] crowded = request.append("\r\n").toString().getBytes(ISO_8859_1);
        try (TrialProcess server = TrialProcess.start(directory)) {
            for (int client = 0; client < times(50, 2_000); client++) {
                hold(server, crowded);
            }
            leave();
            server.awaitService();
        }
    }

    @Test
    void failuresAndOverflowsDoNotFillTheLog() throws IOException {
        int calls = times(300, 5_000);
        try (TrialProcess server = TrialProcess.start(directory)) {
            int before = server.log().length();
            long began = System.nanoTime();
            for (int call = 0; call < calls; call++) {
                try (RawSocket client = RawSocket.handshake(server.port(), "/actors/trial/line%0A" + call % 3)) {
                    client.text("{\"call\":\"overflow\",\"id\":1}");
                    client.reply(1);
                } catch (IOException e) {
                    // A client that fails often is refused.
                }
            }
            long seconds = (System.nanoTime() - began) / 1_000_000_000 + 2;
            server.awaitService();
            assertThat(server.log().length() - before).isLessThan((int) seconds * 20 * 20_000);
        }
    }

    private static void readHead(InputStream in) throws IOException {
        int ends = 0;
        while (ends < 4) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no answer to the handshake");
            }
            ends = next == '\r' || next == '\n' ? ends + 1 : 0;
        }
    }
}
