package dev.troupe.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one turn sends to a client that reads: however much it is, the client has done nothing wrong. */
@Timeout(60)
class BurstTest {

    @ParameterizedTest
    @ValueSource(ints = {1_100, 5_000, 20_000})
    void aClientThatReadsAtOnceGetsAllThatOneTurnSends(int events) throws IOException {
        try (WorkshopServer server = new WorkshopServer();
                RawSocket socket = RawSocket.welcomed(server.port(), "another", "ada")) {
            flood(socket, 1, events, 10);
            server.bystanderIsWell();
        }
    }

    @Test
    void burstsMayFollowEachOther() throws IOException {
        try (WorkshopServer server = new WorkshopServer(settings -> settings.outboundBytes(300_000));
                RawSocket socket = RawSocket.welcomed(server.port(), "another", "ada")) {
            for (int burst = 1; burst <= 100; burst++) {
                flood(socket, burst, 24, 10_000);
            }
            server.bystanderIsWell();
        }
    }

    private static void flood(RawSocket socket, int id, int events, int characters) throws IOException {
        socket.text("{\"call\":\"flood\",\"id\":" + id + ",\"args\":{\"events\":" + events + ",\"characters\":"
                + characters + "}}");
        for (int i = 0; i < events; i++) {
            assertThat(socket.json().has("event")).isTrue();
        }
        assertThat(socket.json().path("reply").asInt()).isEqualTo(id);
    }
}
