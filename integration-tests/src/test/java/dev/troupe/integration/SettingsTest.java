package dev.troupe.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings that are not the defaults bite on a real socket. */
class SettingsTest {

    /** A call of so many bytes. */
    private static byte[] call(int id, int bytes) {
        String head = "{\"call\":\"echo\",\"id\":" + id + ",\"args\":{\"text\":\"";
        String text = "x".repeat(bytes - head.length() - 3);
        return (head + text + "\"}}").getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({"1000, false", "1000, true", "200000, false", "200000, true"})
    void aMessageMayHaveAsManyBytesAsWereSetAndNotOneMore(int most, boolean inFragments) throws IOException {
        try (WorkshopServer server = new WorkshopServer(settings -> settings.maxMessageIn(most));
                RawSocket socket = server.connect()) {
            send(socket, call(1, most), inFragments);
            assertThat(socket.reply(1).path("value").asText().length()).isBetween(most - 100, most);

            send(socket, call(2, most + 1), inFragments);
            RawSocket.Frame close = socket.awaitClose();
            assertThat(close.closeCode()).isEqualTo(1009);
            assertThat(close.closeReason()).contains(String.valueOf(most));
            server.bystanderIsWell();
        }
    }

    private static void send(RawSocket socket, byte[] message, boolean inFragments) throws IOException {
        if (inFragments) {
            int half = message.length / 2;
            socket.frame(0x01, Arrays.copyOf(message, half));
            socket.frame(0x80, Arrays.copyOfRange(message, half, message.length));
        } else {
            socket.frame(0x81, message);
        }
    }

    @Test
    void aCallThatNamesNoDeadlineHasTheOneThatWasSet() throws IOException {
        try (WorkshopServer server = new WorkshopServer(settings -> settings.callDeadline(Duration.ofSeconds(1)));
                RawSocket socket = RawSocket.welcomed(server.port(), "another", "ada")) {
            JsonNode error = socket.call("linger", 1, "{}").path("error");

            assertThat(error.path("code").asText()).as("%s", error).isEqualTo("timeout");
            server.bystanderIsWell();
        }
    }
}
