package dev.troupe.server.deflate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExtensionHeaderTest {

    private static List<String> read(String... lines) {
        return ExtensionHeader.read(List.of(lines)).orElseThrow().stream()
                .map(ExtensionOffer::text)
                .toList();
    }

    @Test
    void offersComeInTheirOrderFromAllLines() {
        assertThat(read("first; a; b=1, second", "third;c=\"x\""))
                .containsExactly("first; a; b=1", "second", "third; c=x");
    }

    @Test
    void blanksAndEmptyElementsMeanNothing() {
        assertThat(read(" ,, first\t;a =\t1 ,", "", " ")).containsExactly("first; a=1");
        assertThat(read()).isEmpty();
    }

    @Test
    void aQuotedValueIsTheTokenInIt() {
        assertThat(read("x; a=\"1\\5\"")).containsExactly("x; a=15");
    }

    @Test
    void aParameterMayBeThereTwice() {
        assertThat(read("x; a; a=2")).containsExactly("x; a; a=2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b",
                "a;",
                "a; ;b",
                "; a",
                "a; b=",
                "a; =1",
                "a; b==1",
                "a; b=1 2",
                "a=1",
                "a; b=\"1",
                "a; b=\"\"",
                "a; b=\"1, c\"",
                "a; b=\"1\\",
                "a; b=\"1\"2",
                "a/b",
                "ä",
                "a\0b",
                "a, b; \"c\""
            })
    void whatIsAgainstTheGrammarIsMalformed(String line) {
        assertThat(ExtensionHeader.read(List.of("fine", line))).isEmpty();
    }
}
