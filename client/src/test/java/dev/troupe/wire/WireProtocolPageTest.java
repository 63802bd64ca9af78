package dev.troupe.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What docs/wire-protocol.md shows and lists is what the code does. */
class WireProtocolPageTest {

    private static final Path PAGE = Path.of("..", "docs", "wire-protocol.md");

    @Test
    void everyMessageThatItShowsIsRead() throws Exception {
        List<String> ofClients = shown("-> ");
        List<String> ofServers = shown("<- ");

        assertThat(ofClients).hasSizeGreaterThan(5);
        assertThat(ofServers).hasSizeGreaterThan(5);
        for (String message : ofClients) {
            byte[] bytes = message.getBytes(UTF_8);
            assertThat(MessageReader.fromClient(WireFormat.JSON, bytes, 0, bytes.length))
                    .isNotNull();
        }
        for (String message : ofServers) {
            byte[] bytes = message.getBytes(UTF_8);
            assertThat(MessageReader.fromServer(WireFormat.JSON, bytes, 0, bytes.length))
                    .isNotInstanceOf(ServerMessage.Unknown.class);
        }
    }

    private static List<String> shown(String arrow) throws IOException {
        return lines().stream()
                .filter(line -> line.startsWith(arrow))
                .map(line -> line.substring(arrow.length()))
                .toList();
    }

    @Test
    void everyErrorCodeHasItsRow() throws Exception {
        List<String> rows = lines();
        for (ErrorCode code : ErrorCode.values()) {
            String row = "| `%s` | %s | %s | "
                    .formatted(
                            code.code(),
                            code.retryable() ? "yes" : "no",
                            code.outcome().name().toLowerCase(Locale.ROOT));
            assertThat(rows).as(row).anyMatch(line -> line.startsWith(row));
        }
    }

    @Test
    void everyCloseCodeHasItsRow() throws Exception {
        List<String> rows = lines();
        var codes = Arrays.stream(CloseCode.class.getFields())
                .filter(field -> !field.getName().startsWith("MAX_"))
                .toList();
        assertThat(codes).hasSizeGreaterThan(15);
        for (var code : codes) {
            String row = "| " + code.getInt(null) + " | ";
            assertThat(rows).as(row).anyMatch(line -> line.startsWith(row));
        }
    }

    private static List<String> lines() throws IOException {
        return Files.readAllLines(PAGE);
    }
}
