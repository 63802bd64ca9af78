package dev.troupe.server.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The time as HTTP writes it (RFC 9110, section 5.6.7): always two digits of the day, which the JDK's own format lacks. */
final class HttpDate {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** The latest second that was asked for, and its text. */
    private record Second(long number, String text) {}

    private static volatile Second latest = new Second(0, text(Instant.EPOCH));

    private HttpDate() {}

    /** The time now; written once a second. Any thread may ask. */
    static String now() {
        Instant now = Instant.now();
        Second known = latest;
        if (known.number != now.getEpochSecond()) {
            known = new Second(now.getEpochSecond(), text(now));
            latest = known;
        }
        return known.text;
    }

    static String text(Instant instant) {
        return FORMAT.format(instant);
    }
}
