package dev.troupe.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConstraintRulesTest {

    /** Numbers of every kind, below, at and above 1.5. */
    record Numbers(Number below, Number at, Number above) {}

    static List<Numbers> numbers() {
        return List.of(
                new Numbers(1.25, 1.5, 1.75),
                new Numbers(1.25f, 1.5f, 1.75f),
                new Numbers(Double.NEGATIVE_INFINITY, 1.5, Double.POSITIVE_INFINITY),
                new Numbers(Float.NEGATIVE_INFINITY, 1.5f, Float.POSITIVE_INFINITY),
                new Numbers(new BigDecimal("1.4999"), new BigDecimal("1.50"), new BigDecimal("1.5001")),
                new Numbers(1, 1.5, 2),
                new Numbers(Long.MIN_VALUE, 1.5, Long.MAX_VALUE),
                new Numbers((short) 1, 1.5, (byte) 2),
                new Numbers(BigInteger.ONE, 1.5, BigInteger.TEN.pow(40)));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void comparesNumbersOfEveryKind(Numbers numbers) {
        assertHolds(ConstraintRules.atLeast("1.5"), numbers, false, true, true);
        assertHolds(ConstraintRules.moreThan("1.5"), numbers, false, false, true);
        assertHolds(ConstraintRules.atMost("1.5"), numbers, true, true, false);
        assertHolds(ConstraintRules.lessThan("1.5"), numbers, true, false, false);
    }

    private static void assertHolds(Predicate<Number> rule, Numbers numbers, boolean below, boolean at, boolean above) {
        assertThat(rule.test(numbers.below())).isEqualTo(below);
        assertThat(rule.test(numbers.at())).isEqualTo(at);
        assertThat(rule.test(numbers.above())).isEqualTo(above);
    }

    @Test
    void nothingIsSaidOfWhatIsNoNumber() {
        for (Number none : List.<Number>of(Double.NaN, Float.NaN)) {
            assertThat(ConstraintRules.atLeast("0").test(none)).isFalse();
            assertThat(ConstraintRules.moreThan("0").test(none)).isFalse();
            assertThat(ConstraintRules.atMost("0").test(none)).isFalse();
            assertThat(ConstraintRules.lessThan("0").test(none)).isFalse();
        }
    }

    @Test
    void aBinaryFractionIsTheDecimalThatItIsWrittenAs() {
        assertThat(ConstraintRules.atMost("0.1").test(0.1)).isTrue();
        assertThat(ConstraintRules.atMost("0.1").test(0.1f)).isTrue();
        assertThat(ConstraintRules.atLeast("0.3").test(0.3)).isTrue();
    }

    @Test
    void anExpressionMatchesTheWholeText() {
        Predicate<String> rule = ConstraintRules.matching("[a-z]+", 0);

        assertThat(rule.test("abc")).isTrue();
        assertThat(rule.test("abc1")).isFalse();
        assertThat(ConstraintRules.matching("[a-z]+", Pattern.CASE_INSENSITIVE).test("ABC"))
                .isTrue();
    }

    @Test
    void anExpressionThatRunsOutOfStackDoesNotMatch() {
        assertThat(ConstraintRules.matching("(a|b)*", 0).test("ab".repeat(2_000_000)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@example.org",
                "a@b",
                "ada.lovelace+x@mail.example.org",
                "!#$%&'*+/=?^_`{|}~-@example.org",
                "1@1.2"
            })
    void takesMailboxesInTheirPlainForm(String text) {
        assertThat(ConstraintRules.email().test(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "@example.org",
                "ada@",
                "ada@@example.org",
                ".ada@example.org",
                "ada.@example.org",
                "a..b@example.org",
                "a b@example.org",
                "ada@example..org",
                "ada@-example.org",
                "ada@example-.org",
                "ada@exam_ple.org",
                "ada@example.org\n",
                "\"ada\"@example.org",
                "ada@[127.0.0.1]",
                "ädä@example.org"
            })
    void takesNoOther(String text) {
        assertThat(ConstraintRules.email().test(text)).isFalse();
    }

    @Test
    void mailboxesHaveALength() {
        String domain = "x".repeat(63) + "." + "y".repeat(63) + "." + "z".repeat(61);
        assertThat(ConstraintRules.email().test("l".repeat(64) + "@" + domain)).isTrue();
        assertThat(ConstraintRules.email().test("l".repeat(64) + "@" + domain + "z"))
                .isFalse();
        assertThat(ConstraintRules.email().test("l".repeat(65) + "@example.org"))
                .isFalse();
        assertThat(ConstraintRules.email().test("l@" + "x".repeat(64) + ".org")).isFalse();
    }
}
