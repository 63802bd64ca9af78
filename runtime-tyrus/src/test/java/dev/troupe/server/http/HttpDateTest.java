package dev.troupe.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;

class HttpDateTest {

    @Test
    void daysHaveTwoDigits() {
        assertThat(HttpDate.text(Instant.parse("1994-11-06T08:49:37Z"))).isEqualTo("Sun, 06 Nov 1994 08:49:37 GMT");
        assertThat(HttpDate.text(Instant.parse("2026-02-28T23:00:01.9Z"))).isEqualTo("Sat, 28 Feb 2026 23:00:01 GMT");
    }

    @Test
    void nowIsNow() {
        Instant said = ZonedDateTime.parse(HttpDate.now(), DateTimeFormatter.RFC_1123_DATE_TIME)
                .toInstant();

        assertThat(Duration.between(said, Instant.now()).abs()).isLessThan(Duration.ofSeconds(30));
    }
}
