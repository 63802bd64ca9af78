package dev.troupe.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Arguments that do not fit: an error names the place, and never repeats what was sent. */
class BadArgumentsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "echo | {} | args.text is missing",
                "echo | {\"text\":null} | args.text",
                "echo | {\"text\":7} | args.text",
                "echo | [] | args",
                "echo | 7 | args",
                "echo | {\"text\":\"a\",\"text\":\"b\"} | args.text",
                "add | {\"first\":1} | args.second is missing",
                "add | {\"first\":1,\"second\":\"two\"} | args.second",
                "add | {\"first\":1,\"second\":2147483648} | args.second",
                "add | {\"first\":1,\"second\":1.5} | args.second",
                "add | {\"first\":1,\"second\":1e400} | args.second",
                "size | {\"tree\":{\"name\":\"a\",\"children\":[{\"name\":\"b\",\"children\":[]},{\"name\":7}]}} | args.tree.children[1].name",
                "size | {\"tree\":{\"name\":\"a\",\"children\":[{\"name\":\"b\"}]}} | args.tree.children[0].children is missing"
            })
    void areAnsweredByBadArgumentWithThePath(String action, String arguments, String path) throws IOException {
        try (WorkshopServer server = new WorkshopServer();
                RawSocket socket = server.connect()) {
            JsonNode error = socket.call(action, 1, arguments).path("error");

            assertThat(error.path("code").asText()).as("%s", error).isEqualTo("bad_argument");
            assertThat(error.path("message").asText()).contains(path);
            assertThat(socket.call("echo", 5, "{\"text\":\"on\"}").path("value").asText())
                    .isEqualTo("on");
        }
    }

    @Test
    void anUnknownArgumentIsPassedOver() throws IOException {
        try (WorkshopServer server = new WorkshopServer();
                RawSocket socket = server.connect()) {
            assertThat(socket.call("echo", 1, "{\"later\":{\"deep\":[1,2]},\"text\":\"a\",\"more\":null}")
                            .path("value")
                            .asText())
                    .isEqualTo("a");
        }
    }

    @Test
    void deepNestingIsRefusedAndTheConnectionStays() throws IOException {
        try (WorkshopServer server = new WorkshopServer();
                RawSocket socket = server.connect()) {
            int depth = 10_000;
            JsonNode answer =
                    socket.call("echo", 1, "{\"x\":" + "[".repeat(depth) + "]".repeat(depth) + ",\"text\":\"a\"}");
            assertThat(answer.path("error").path("code").asText()).isIn("bad_message", "bad_argument");

            String tree = "{\"name\":\"n\",\"children\":[".repeat(60) + "]}".repeat(60);
            assertThat(socket.call("size", 2, "{\"tree\":" + tree + "}")
                            .path("error")
                            .path("code")
                            .asText())
                    .isIn("bad_message", "bad_argument");
            assertThat(socket.call("echo", 5, "{\"text\":\"on\"}").path("value").asText())
                    .isEqualTo("on");
        }
    }

    @Test
    void aHugeNumberIsRefusedQuickly() throws IOException {
        try (WorkshopServer server = new WorkshopServer();
                RawSocket socket = server.connect()) {
            String digits = "9".repeat(50_000);
            assertThat(socket.call("negate", 1, "{\"number\":" + digits + "}")
                            .path("error")
                            .path("code")
                            .asText())
                    .isIn("bad_message", "bad_argument");
            assertThat(socket.call("negate", 2, "{\"number\":\"" + digits + "\"}")
                            .path("error")
                            .path("code")
                            .asText())
                    .isEqualTo("bad_argument");
            assertThat(socket.call("negate", 3, "{\"number\":\"123456789012345678901234567890\"}")
                            .path("value")
                            .asText())
                    .isEqualTo("-123456789012345678901234567890");
        }
    }
}
