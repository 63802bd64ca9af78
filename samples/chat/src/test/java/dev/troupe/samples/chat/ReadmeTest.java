package dev.troupe.samples.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What README shows of the chat room is what the chat room says. */
class ReadmeTest {

    @Test
    void theFingerprintInItsTranscriptIsThatOfTheProtocol() throws IOException {
        String readme = Files.readString(Path.of("../../README.md"));
        assertThat(Pattern.compile("\"fingerprint\":\"([^\"]*)\"")
                        .matcher(readme)
                        .results())
                .extracting((MatchResult found) -> found.group(1))
                .containsExactly(ChatRoomProtocol.INSTANCE.fingerprint());
    }
}
