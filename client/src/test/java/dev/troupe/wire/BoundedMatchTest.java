package dev.troupe.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedMatchTest {

    /** Each would take longer than anybody waits. */
    @ParameterizedTest
    @ValueSource(
            strings = {"(a+)+b", "a*a*a*a*b", "(a|a)*b", "(a*)*\\1b", "(.*)*,(.*)*b", "(a|aa)+$b", "([a-z]+)*[0-9]"})
    void aTextForWhichTheBoundIsNotEnoughDoesNotMatch(String expression) {
        Predicate<String> rule = ConstraintRules.matching(expression, 0);
        assertThat(rule.test("a".repeat(60_000))).isFalse();
        assertThat(rule.test("a".repeat(64))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 12, 13, 1_000, 60_000})
    void aTextThatMatchesMatchesHoweverLongItIs(int length) {
        assertThat(ConstraintRules.matching("[a-z]+", 0).test("a".repeat(length)))
                .isTrue();
        assertThat(ConstraintRules.matching("[a-z]+", 0).test("a".repeat(length) + "1"))
                .isFalse();
        assertThat(ConstraintRules.matching("^A+\\b.*$", Pattern.CASE_INSENSITIVE)
                        .test("a".repeat(length) + " x"))
                .isTrue();
        assertThat(ConstraintRules.matching("(a+)-\\1", 0).test("a".repeat(length) + "-" + "a".repeat(length)))
                .isTrue();
    }

    @Test
    void matchesOfOneDecodingShareOneBound() throws PayloadException {
        Predicate<String> slow = ConstraintRules.matching("a*a*a*a*b", 0);
        Predicate<String> quick = ConstraintRules.matching("a+", 0);
        String text = "a".repeat(2_000);
        boolean within = BoundedMatch.within(BoundedMatch.MOST_LOOKS, () -> slow.test(text) || quick.test(text));
        assertThat(within).as("nothing is left for the second match").isFalse();
        assertThat(BoundedMatch.<Boolean>within(BoundedMatch.MOST_LOOKS, () -> quick.test(text)))
                .as("of the next decoding")
                .isTrue();
        assertThat(slow.test(text) || quick.test(text)).as("outside any").isTrue();
    }

    @Test
    void aDecodingMayHaveAnotherBound() throws PayloadException {
        Predicate<String> rule = ConstraintRules.matching("a+", 0);
        assertThat(BoundedMatch.<Boolean>within(200, () -> rule.test("a".repeat(100))))
                .isTrue();
        assertThat(BoundedMatch.<Boolean>within(50, () -> rule.test("a".repeat(100))))
                .isFalse();
    }

    @Test
    void aDecodingThatFailsEnds() {
        assertThatThrownBy(() -> BoundedMatch.within(BoundedMatch.MOST_LOOKS, () -> {
                    throw new PayloadException("", "cannot be read");
                }))
                .isInstanceOf(PayloadException.class);
        assertThat(ConstraintRules.matching("a*a*a*a*b", 0).test("a".repeat(2_000)))
                .isFalse();
        assertThat(ConstraintRules.matching("a+", 0).test("a".repeat(64))).isTrue();
    }

    @Test
    void anAddressOfMailIsMatchedWithinTheBound() {
        assertThat(ConstraintRules.email().test("ada@" + "a".repeat(60) + ".example.org"))
                .isTrue();
        assertThat(ConstraintRules.email().test("a.".repeat(32) + "@" + "a-".repeat(100)))
                .isFalse();
    }
}
