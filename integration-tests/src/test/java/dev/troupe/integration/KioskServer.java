package dev.troupe.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.troupe.server.TroupeServer;
import dev.troupe.server.TroupeServerBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A server with a kiosk, and a bystander at it who speaks the protocol and must never notice what others do. */
final class KioskServer implements AutoCloseable {

    static final String KIOSK = "/actors/kiosk/main/http";

    final KioskActor.Switches switches = new KioskActor.Switches();
    final TroupeServer server;
    private final List<RawHttp> clients = new ArrayList<>();
    private final RawSocket bystander;
    private int calls;
    private boolean abandoned;

    KioskServer(UnaryOperator<TroupeServerBuilder> more) throws IOException {
        server = more.apply(TroupeServer.builder()
                        .port(0)
                        .actors(new KioskActorDefinition(), new WorkshopActorDefinition())
                        .provide(KioskActor.Switches.class, switches)
                        .provide(WorkshopActor.Lingering.class, new WorkshopActor.Lingering()))
                .start();
        bystander = RawSocket.handshake(server.port(), "/actors/kiosk/main?name=bystander&events=none");
        assertThat(bystander.json().has("welcome")).isTrue();
    }

    RawHttp client() throws IOException {
        return client(0);
    }

    /** @param receiveBuffer as that of {@link RawHttp} */
    RawHttp client(int receiveBuffer) throws IOException {
        RawHttp client = new RawHttp(server.port(), receiveBuffer);
        clients.add(client);
        return client;
    }

    /** The bystander calls an action. */
    JsonNode call(String action, String arguments) throws IOException {
        return bystander.call(action, ++calls, arguments);
    }

    void tell(String text) throws IOException {
        call("tell", "{\"text\":\"" + text + "\"}");
    }

    void awaitLog(String... lines) {
        await().untilAsserted(() -> {
            List<String> log = new ArrayList<>();
            call("log", "{}").path("value").forEach(line -> log.add(line.asText()));
            assertThat(log).contains(lines);
        });
    }

    /** The connection is good for more. */
    static void assertGoesOn(RawHttp client) throws IOException {
        assertThat(client.get(KIOSK + "/on?name=ada").body()).startsWith("GET /on ");
    }

    /** The server has been stopped: there is nothing that a bystander could say. */
    void abandon() {
        abandoned = true;
    }

    /** Fails if the bystander has noticed anything. */
    @Override
    public void close() throws IOException {
        if (abandoned) {
            bystander.close();
            return;
        }
        try {
            assertThat(call("log", "{}").has("value")).isTrue();
            assertThat(server.connections()).isEqualTo(1);
            for (RawHttp client : clients) {
                client.close();
            }
        } finally {
            bystander.close();
            server.close();
        }
    }
}
