package dev.troupe.integration.guide;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.integration.guide.Auction.Ticket;
import dev.troupe.server.TroupeServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import org.junit.jupiter.api.Test;

/** The server of the guide that is behind a proxy. */
class AuctionBehindProxyTest {

    private static String status(int port, String origin) throws IOException {
        try (var proxy = new Socket("127.0.0.1", port)) {
            proxy.getOutputStream()
                    .write(String.join(
                                    "\r\n",
                                    "GET /auctions/actors/auction/vase?number=17 HTTP/1.1",
                                    "Host: internal:8080",
                                    "Forwarded: for=192.0.2.1;proto=https;host=example.org",
                                    "Origin: " + origin,
                                    "Upgrade: websocket",
                                    "Connection: Upgrade",
                                    "Sec-WebSocket-Version: 13",
                                    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                                    "\r\n")
                            .getBytes(ISO_8859_1));
            return new BufferedReader(new InputStreamReader(proxy.getInputStream(), ISO_8859_1)).readLine();
        }
    }

    @Test
    void itServesThePagesThatBrowsersSee() throws IOException {
        var builder = TroupeServer.builder()
                .basePath("/auctions")
                .trustedProxies("127.0.0.1", "10.0.0.0/8")
                .actors(new AuctionActorDefinition())
                .port(0)
                .provide(Register.class, new HouseRegister());
        try (var server = builder.start();
                var auction = AuctionClient.connect(server.uri(), "vase", new Ticket("18"), on -> {})) {
            assertThat(auction.blocking().bids()).isEmpty();
            assertThat(status(server.port(), "https://example.org")).contains(" 101 ");
            assertThat(status(server.port(), "http://internal:8080")).contains(" 403 ");
        }
    }
}
