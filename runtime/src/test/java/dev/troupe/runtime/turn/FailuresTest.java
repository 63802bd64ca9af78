package dev.troupe.runtime.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.ActorException;
import dev.troupe.Outcome;
import dev.troupe.runtime.room.RoomProtocol;
import dev.troupe.wire.WireError;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FailuresTest {

    private final Failures failures = new Failures(RoomProtocol.INSTANCE);

    @Test
    void whatAnActorExceptionSaysReachesTheClient() {
        ActorException told = new ActorException("full", "No place", true, Map.of("places", "3"), Outcome.FAILED);

        assertThat(failures.describe(told, "here"))
                .isEqualTo(new WireError("full", "No place", true, Map.of("places", "3")));
    }

    @Test
    void aSubclassOfADeclaredFailureHasTheCodeOfThatFailure() {
        class LongMuted extends Probe.Muted {
            private static final long serialVersionUID = 1L;

            LongMuted() {
                super("for an hour");
            }
        }
        Failures probe = new Failures(Probe.PROTOCOL);

        assertThat(probe.describe(new LongMuted(), "here").code()).isEqualTo("quiet_please");
        assertThat(probe.describe(new Probe.Muted("now"), "here").code()).isEqualTo("quiet_please");
        assertThat(probe.describe(new ActorException("full", "No place"), "here")
                        .code())
                .isEqualTo("full");
    }

    @Test
    void aTextThatIsTooLongIsCutBetweenCharacters() {
        try (LogCapture log = LogCapture.of(Failures.class)) {
            String text = "x".repeat(Failures.MAX_TEXT - 2) + "\uD83C\uDFAD and more";

            WireError error = failures.describe(new ActorException("full", text), "here");

            assertThat(error.message()).isEqualTo("x".repeat(Failures.MAX_TEXT - 2) + '…');
            assertThat(log.text()).contains("here failed with 8201 characters of text; the client is told 8192");
        }
    }

    @Test
    void aTextOfTheGreatestLengthIsWhole() {
        String text = "x".repeat(Failures.MAX_TEXT);

        assertThat(failures.describe(new ActorException("full", text), "here").message())
                .isEqualTo(text);
    }

    @Test
    void metadataThatIsTooLongIsLeftOut() {
        Map<String, String> metadata = Map.of("list", "x".repeat(Failures.MAX_TEXT));
        ActorException told = new ActorException("full", "No place", false, metadata, Outcome.FAILED);

        WireError error = failures.describe(told, "here");

        assertThat(error.metadata()).isEmpty();
        assertThat(error.message()).isEqualTo("No place");
    }
}
