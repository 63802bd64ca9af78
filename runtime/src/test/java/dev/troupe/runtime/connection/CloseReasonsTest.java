package dev.troupe.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloseReasonsTest {

    @Test
    void whatFitsIsLeftAsItIs() {
        assertThat(CloseReasons.fit("")).isEmpty();
        assertThat(CloseReasons.fit("x".repeat(123))).hasSize(123);
        assertThat(CloseReasons.fit("ü".repeat(61) + "x")).hasSize(62);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "ü", "€", "😀", "x😀", "ü€"})
    void whatDoesNotFitIsCutBetweenTwoCharacters(String unit) {
        String fitted = CloseReasons.fit(unit.repeat(200));

        byte[] bytes = fitted.getBytes(StandardCharsets.UTF_8);
        assertThat(bytes.length).isBetween(120, 123);
        assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(fitted);
        assertThat(unit.repeat(200)).startsWith(fitted);
    }
}
