package dev.troupe.runtime.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.client.BoundedLog;
import dev.troupe.runtime.turn.LogCapture;
import dev.troupe.wire.WireError;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TracedFailureTest {

    @Test
    void aClientIsToldTheNumbersThatTheLogHasAndNoOthers() {
        List<WireError> told = new ArrayList<>();
        String text;
        try (LogCapture written = LogCapture.of(TracedFailureTest.class)) {
            BoundedLog.limit(3);
            BoundedLog log = BoundedLog.of(TracedFailureTest.class);
            // However slow the machine is, more than fit into each second that passes.
            for (int i = 0; i < 1_000; i++) {
                told.add(TracedFailure.log(log, "kind", () -> "It", new IllegalStateException("secret")));
            }
            text = written.text();
        }
        assertThat(told)
                .allMatch(error ->
                        error.code().equals("internal") && !error.message().contains("secret"));
        List<String> traces = told.stream()
                .flatMap(error -> error.metadata().values().stream())
                .toList();
        assertThat(traces).hasSizeBetween(3, 900).allMatch(trace -> text.contains("It failed, trace " + trace));
    }
}
