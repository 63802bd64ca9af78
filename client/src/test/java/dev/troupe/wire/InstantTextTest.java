package dev.troupe.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code java.time} is the oracle. */
class InstantTextTest {

    private static final long YEAR_0 = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
    private static final long YEAR_10000 =
            Instant.parse("+10000-01-01T00:00:00Z").getEpochSecond();

    /** Every fifth day, over more than five times the 400 years after which the calendar repeats itself. */
    @Test
    void everyDayOfTheCalendarIsWrittenAndReadAsByJavaTime() {
        for (long second = YEAR_0; second < YEAR_10000; second += 5 * 86_400) {
            check(Instant.ofEpochSecond(second));
        }
    }

    @Test
    void momentsAreWrittenAndReadAsByJavaTime() {
        var random = new Random(1);
        int[] nanos = {0, 1, 999, 1_000, 1_001, 1_000_000, 123_000_000, 999_999_999, 100, 120_000};
        for (int round = 0; round < 50_000; round++) {
            long second = YEAR_0 + (long) (random.nextDouble() * (YEAR_10000 - YEAR_0));
            check(Instant.ofEpochSecond(
                    second, round % 2 == 0 ? random.nextInt(1_000_000_000) : nanos[random.nextInt(nanos.length)]));
        }
        check(Instant.ofEpochSecond(YEAR_0));
        check(Instant.ofEpochSecond(YEAR_10000 - 1, 999_999_999));
    }

    private static void check(Instant instant) {
        byte[] text = new byte[InstantText.MAX_LENGTH];
        String written = new String(text, 0, InstantText.format(instant, text), US_ASCII);
        if (!written.equals(instant.toString())) {
            throw new AssertionError(written + " for " + instant);
        }
        if (!instant.equals(parse(written))) {
            throw new AssertionError(parse(written) + " from " + written);
        }
    }

    @Test
    void otherYearsAreLeftToJavaTime() {
        byte[] text = new byte[InstantText.MAX_LENGTH];
        assertThat(InstantText.format(Instant.ofEpochSecond(YEAR_0 - 1), text)).isZero();
        assertThat(InstantText.format(Instant.ofEpochSecond(YEAR_10000), text)).isZero();
        assertThat(InstantText.format(Instant.MIN, text)).isZero();
        assertThat(InstantText.format(Instant.MAX, text)).isZero();
    }

    @Test
    void mutatedTextIsReadAsByJavaTimeOrNotAtAll() {
        var random = new Random(2);
        String alphabet = "0123456789-:.TZtz+ ";
        int read = 0;
        for (int round = 0; round < 50_000; round++) {
            var text = new StringBuilder("2024-02-29T23:59:59.123456789Z");
            if (random.nextBoolean()) {
                text.delete(19, 20 + random.nextInt(10));
            }
            for (int i = random.nextInt(3); i >= 0; i--) {
                text.setCharAt(random.nextInt(text.length()), alphabet.charAt(random.nextInt(alphabet.length())));
            }
            Instant parsed = parse(text.toString());
            if (parsed != null) {
                read++;
                assertThat(Instant.parse(text)).as(text.toString()).isEqualTo(parsed);
            }
        }
        assertThat(read).isGreaterThan(1_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2026-01-31",
                "2026-01-31T12:00:00",
                "2026-01-31T12:00Z",
                "2026-01-31T12:00:00.1234567890Z",
                "2026-02-29T12:00:00Z",
                "1900-02-29T12:00:00Z",
                "2026-13-01T12:00:00Z",
                "2026-00-01T12:00:00Z",
                "2026-01-00T12:00:00Z",
                "2026-04-31T12:00:00Z",
                "2026-01-31T24:00:01Z",
                "2026-01-31T12:60:00Z",
                "2026-01-31T12:00:61Z",
                "2026-01-31 12:00:00Z"
            })
    void whatIsNoMomentIsRefused(String text) {
        assertThat(parse(text)).isNull();
        assertThat(refusal(text)).contains("is not an instant such as 2026-01-31T12:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-31T12:00:00+01:00",
                "2026-01-31t12:00:00z",
                "+12026-01-31T12:00:00Z",
                "-0001-01-31T12:00:00Z",
                "2026-01-31T24:00:00Z",
                "2026-01-31T12:00:00.Z",
                "2016-12-31T23:59:60Z"
            })
    void lessCommonFormsAreReadAsByJavaTime(String text) throws Exception {
        assertThat(parse(text)).isNull();
        assertThat(PayloadReader.read(Payload.json('"' + text + '"'), Payloads.INSTANT))
                .isEqualTo(Instant.parse(text));
    }

    private static String refusal(String text) {
        try {
            return PayloadReader.read(Payload.json('"' + text + '"'), Payloads.INSTANT)
                    .toString();
        } catch (PayloadException e) {
            return e.problem();
        }
    }

    private static Instant parse(String text) {
        try {
            return InstantText.parse(("[" + text + "]").toCharArray(), 1, text.length());
        } catch (DateTimeException e) {
            throw new AssertionError(text, e);
        }
    }
}
