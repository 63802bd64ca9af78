package dev.troupe.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.troupe.runtime.authentication.CreatePolicy;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTypeTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "65536, 65536", "64K, 65536", "64k, 65536", "1M, 1048576", "1G, 1073741824", "' 5 ', 5"})
    void aSizeIsInBytes(String text, int bytes) {
        assertThat(ValueType.SIZE.parse(text)).isEqualTo(bytes);
        assertThat(ValueType.LARGE_SIZE.parse(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "K", "-1", "1.5M", "64KB", "64 K", "2G", "9223372036854775807G", "many"})
    void whatIsNoSizeIsRefused(String text) {
        assertThatThrownBy(() -> ValueType.SIZE.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("it is not a size such as 65536, 64K or 1M");
    }

    @Test
    void aLargeSizeMayBeMoreThanTwoGibibytes() {
        assertThat(ValueType.LARGE_SIZE.parse("3G")).isEqualTo(3_221_225_472L);
    }

    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "500ms, PT0.5S",
        "30s, PT30S",
        "30S, PT30S",
        "10m, PT10M",
        "1h, PT1H",
        "7d, PT168H",
        "PT1.5S, PT1.5S",
        "P1D, PT24H"
    })
    void aDurationHasAUnitOrIsAsInIso8601(String text, Duration duration) {
        assertThat(ValueType.DURATION.parse(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "30", "30 s", "s", "-1s", "soon", "1y", "9223372036854775807d", "99999999999999999999s"})
    void whatIsNoDurationIsRefused(String text) {
        assertThatThrownBy(() -> ValueType.DURATION.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("it is not a duration such as 500ms");
    }

    @Test
    void textsHaveCommasBetweenThem() {
        assertThat(ValueType.TEXTS.parse(" a, b ,,c")).containsExactly("a", "b", "c");
    }

    @Test
    void switchesAreTrueOrFalseAndNothingElse() {
        assertThat(ValueType.SWITCH.parse("TRUE ")).isTrue();
        assertThat(ValueType.SWITCH.parse("false")).isFalse();
        assertThatThrownBy(() -> ValueType.SWITCH.parse("yes")).hasMessage("it is not true or false");
    }

    @Test
    void aChoiceIsOneOfTheNamesOfAnEnum() {
        ValueType<CreatePolicy> type = ValueType.oneOf(CreatePolicy.class);
        assertThat(type.parse("nobody")).isEqualTo(CreatePolicy.NOBODY);
        assertThatThrownBy(() -> type.parse("somebody")).hasMessage("it is not one of everyone, authenticated, nobody");
    }

    @Test
    void spaceAroundASecretBelongsToIt() {
        assertThat(ValueType.SECRET.parse(" s ")).isEqualTo(" s ");
        assertThat(ValueType.TEXT.parse(" s ")).isEqualTo("s");
    }
}
