package dev.troupe.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource({
        "0000, \\u0000",
        "000A, \\n",
        "000D, \\r",
        "001B, \\u001b",
        "0085, \\u0085",
        "200B, \\u200b",
        "2028, \\u2028",
        "2029, \\u2029",
        "202E, \\u202e",
        "D800, \\ud800",
        "FEFF, \\ufeff",
        "E0041, \\udb40\\udc41",
    })
    void charactersThatDisturbALineAreEscaped(String hex, String escaped) {
        String character = Character.toString(Integer.parseInt(hex, 16));

        String fitted = CloseReasons.fit("a" + character + "ü");

        assertThat(fitted).isEqualTo("a" + escaped + "ü");
        assertThat(CloseReasons.fit(fitted)).isEqualTo(fitted);
    }

    @Test
    void aTextIsNotCutWithinAnEscape() {
        // Each escape has 6 bytes: 20 of them fit, and the 3 bytes that are left take no part of another one.
        assertThat(CloseReasons.fit("\u202e".repeat(100))).isEqualTo("\\u202e".repeat(20));
        assertThat(CloseReasons.fit("\u202e".repeat(10_000))).isEqualTo("\\u202e".repeat(20));
        assertThat(CloseReasons.fit("x".repeat(122) + "\n")).isEqualTo("x".repeat(122));
        assertThat(CloseReasons.fit("x".repeat(121) + "\n")).isEqualTo("x".repeat(121) + "\\n");
    }
}
