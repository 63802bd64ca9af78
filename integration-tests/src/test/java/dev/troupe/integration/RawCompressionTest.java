package dev.troupe.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.server.TroupeServer;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an actor decides about the compression of each message of a raw socket, as a client sees it. */
@Timeout(60)
class RawCompressionTest {

    private static final String ADDRESS = "/actors/cable/sea/websocket?name=ada";

    private static TroupeServer start() {
        return TroupeServer.builder()
                .port(0)
                .actors(new CableActorDefinition())
                .provide(CableActor.Switches.class, new CableActor.Switches())
                .compression(500)
                .start();
    }

    private static void next(RawSocket socket, int opcode, boolean compressed, byte[] bytes) throws IOException {
        RawSocket.Frame frame = socket.next();
        assertThat(frame.opcode()).isEqualTo(opcode);
        assertThat(frame.compressed()).isEqualTo(compressed);
        assertThat(compressed ? CompressionTest.inflated(frame.payload()) : frame.payload())
                .isEqualTo(bytes);
    }

    private static byte[] dashes(int count) {
        return "-".repeat(count).getBytes(UTF_8);
    }

    @Test
    void eachMessageIsCompressedAsTheActorSays() throws Exception {
        try (TroupeServer server = start();
                RawSocket socket =
                        RawSocket.handshake(server.port(), ADDRESS, "Sec-WebSocket-Extensions: permessage-deflate")) {
            assertThat(socket.next().compressed()).isFalse();
            socket.text("zip");

            next(socket, RawSocket.TEXT, true, dashes(100));
            next(socket, RawSocket.BINARY, true, new byte[100]);
            next(socket, RawSocket.TEXT, false, "i".getBytes(UTF_8));
            next(socket, RawSocket.TEXT, false, dashes(1_000));
            next(socket, RawSocket.BINARY, false, new byte[10_000]);
            next(socket, RawSocket.TEXT, false, dashes(100));
            next(socket, RawSocket.BINARY, true, new byte[1_000]);
        }
    }

    @Test
    void whereNothingWasAgreedOnNothingIsCompressed() throws Exception {
        try (TroupeServer server = start();
                RawSocket socket = RawSocket.handshake(server.port(), ADDRESS)) {
            socket.next();
            socket.text("zip");

            for (int i = 0; i < 7; i++) {
                assertThat(socket.next().compressed()).isFalse();
            }
        }
    }
}
