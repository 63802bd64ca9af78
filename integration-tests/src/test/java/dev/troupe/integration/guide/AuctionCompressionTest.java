package dev.troupe.integration.guide;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.integration.guide.Auction.Ticket;
import dev.troupe.server.TroupeServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The server of the guide that compresses. */
class AuctionCompressionTest {

    private static final String HANDSHAKE = String.join(
            "\r\n",
            "GET /actors/auction/vase?number=17 HTTP/1.1",
            "Host: localhost",
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
            "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits",
            "\r\n");

    @Test
    void itAgreesWithClientsThatOfferItAndServesTheOthers() throws IOException {
        var builder = TroupeServer.builder()
                .compression(1_024)
                .actors(new AuctionActorDefinition())
                .port(0)
                .provide(Register.class, new HouseRegister());
        try (var server = builder.start();
                var socket = new Socket("127.0.0.1", server.port());
                var auction = AuctionClient.connect(server.uri(), "vase", new Ticket("18"), on -> {})) {
            socket.getOutputStream().write(HANDSHAKE.getBytes(ISO_8859_1));

            assertThat(head(socket))
                    .anySatisfy(line ->
                            assertThat(line).startsWithIgnoringCase("sec-websocket-extensions: permessage-deflate"));
            assertThat(auction.blocking().bids()).isEmpty();
        }
    }

    private static List<String> head(Socket socket) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1)).lines();
        return lines.takeWhile(line -> !line.isEmpty()).toList();
    }
}
