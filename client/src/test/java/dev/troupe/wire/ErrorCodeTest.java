package dev.troupe.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.ActorException;
import dev.troupe.Outcome;
import java.util.Arrays;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorCodeTest {

    @ParameterizedTest
    @EnumSource
    void isACodeThatAnActorCouldHave(ErrorCode code) {
        assertThat(new ActorException(code.code(), "").code()).isEqualTo(code.code());
        assertThat(code.with("why")).isEqualTo(new WireError(code.code(), "why", code.retryable(), java.util.Map.of()));
    }

    @Test
    void aFailureThatSaysSoDidNotRun() {
        assertThat(ErrorCode.TIMEOUT.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(ErrorCode.TIMEOUT.notRun("too late").metadata()).containsEntry("outcome", "not_run");
    }

    @Test
    void isToldApartByItsCode() {
        assertThat(new HashSet<>(
                        Arrays.stream(ErrorCode.values()).map(ErrorCode::code).toList()))
                .hasSameSizeAs(ErrorCode.values());
    }
}
