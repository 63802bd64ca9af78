package dev.troupe.wire;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloseCodeTest {

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001, 1002, 1003, 1008, 4000, 4001, 4399, 4409, 4500, 4999})
    void anActorClosesWithTheseCodes(int code) {
        assertThatCode(() -> CloseCode.requireForActors(code, "")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                Integer.MIN_VALUE,
                -1,
                0,
                999,
                1004,
                1005,
                1006,
                1007,
                1009,
                1010,
                1011,
                1012,
                1013,
                1015,
                2999,
                3000,
                3999,
                4400,
                4401,
                4403,
                4408,
                4410,
                4429,
                4499,
                5000,
                65_536,
                Integer.MAX_VALUE
            })
    void anActorDoesNotCloseWithThose(int code) {
        assertThatThrownBy(() -> CloseCode.requireForActors(code, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("An actor does not close with " + code);
    }

    @Test
    void aReasonHasAtMostAsManyBytesAsFitAControlFrame() {
        CloseCode.requireForActors(4000, "x".repeat(123));
        CloseCode.requireForActors(4000, "ä".repeat(61) + "x");
        assertThatThrownBy(() -> CloseCode.requireForActors(4000, "x".repeat(124)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("A reason has at most 123 bytes of UTF-8: xxx");
        assertThatThrownBy(() -> CloseCode.requireForActors(4000, "ä".repeat(62)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
