package dev.troupe.wire;

import static java.time.temporal.ChronoField.MONTH_OF_YEAR;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Function;

/** The types that can be keys of a map: whatever has one text for each value. */
public final class KeyTypes {

    /** Any text. */
    public static final KeyType<String> STRING = KeyType.of("is not a string", text -> text, text -> text);

    /** {@code true} or {@code false}. */
    public static final KeyType<Boolean> BOOLEAN =
            KeyType.of("is not true or false", String::valueOf, KeyTypes::parseBoolean);

    /** An integer from -2^7 to 2^7-1. */
    public static final KeyType<Byte> BYTE = integer("is not an integer from -2^7 to 2^7-1", Byte::valueOf);

    /** An integer from -2^15 to 2^15-1. */
    public static final KeyType<Short> SHORT = integer("is not an integer from -2^15 to 2^15-1", Short::valueOf);

    /** An integer from -2^31 to 2^31-1. */
    public static final KeyType<Integer> INTEGER = integer("is not an integer from -2^31 to 2^31-1", Integer::valueOf);

    /** An integer from -2^63 to 2^63-1. */
    public static final KeyType<Long> LONG = integer("is not an integer from -2^63 to 2^63-1", Long::valueOf);

    /** An integer of at most {@link WireFormat#MAX_NUMBER_LENGTH} digits. */
    public static final KeyType<BigInteger> BIG_INTEGER = integer("is not an integer", KeyTypes::parseBigInteger);

    /** A decimal number; numbers of another scale are other keys. */
    public static final KeyType<BigDecimal> BIG_DECIMAL =
            KeyType.of("is not a decimal number", BigDecimal::toString, KeyTypes::parseBigDecimal);

    /** One UTF-16 unit. */
    public static final KeyType<Character> CHARACTER =
            KeyType.of("is not a single character", String::valueOf, KeyTypes::parseCharacter);

    /** 36 characters, as {@link UUID#toString}. */
    public static final KeyType<UUID> UUID = KeyType.of("is not a UUID", Object::toString, KeyTypes::parseUuid);

    /** A URI reference (RFC 3986, section 4.1). */
    public static final KeyType<URI> URI = KeyType.of("is not a URI", Object::toString, java.net.URI::create);

    /** {@code 2026-01-31T12:00:00Z}. */
    public static final KeyType<Instant> INSTANT =
            iso("is not an instant such as 2026-01-31T12:00:00Z", Instant::parse);

    /** {@code 2026-01-31}. */
    public static final KeyType<LocalDate> LOCAL_DATE = iso("is not a date such as 2026-01-31", LocalDate::parse);

    /** {@code 12:00:00}. */
    public static final KeyType<LocalTime> LOCAL_TIME = iso("is not a time such as 12:00:00", LocalTime::parse);

    /** {@code 2026-01-31T12:00:00}. */
    public static final KeyType<LocalDateTime> LOCAL_DATE_TIME =
            iso("is not a date and time such as 2026-01-31T12:00:00", LocalDateTime::parse);

    /** {@code 2026-01-31T12:00:00+01:00}. */
    public static final KeyType<OffsetDateTime> OFFSET_DATE_TIME =
            iso("is not a date and time such as 2026-01-31T12:00:00+01:00", OffsetDateTime::parse);

    /** {@code 12:00:00+01:00}. */
    public static final KeyType<OffsetTime> OFFSET_TIME =
            iso("is not a time such as 12:00:00+01:00", OffsetTime::parse);

    /** {@code 2026-01-31T12:00:00+01:00[Europe/Paris]}. */
    public static final KeyType<ZonedDateTime> ZONED_DATE_TIME =
            iso("is not a date and time such as 2026-01-31T12:00:00+01:00[Europe/Paris]", ZonedDateTime::parse);

    /** {@code 2026}; a sign where there are more than four digits. */
    public static final KeyType<Year> YEAR =
            KeyType.of("is not a year such as 2026", YearForm.YEAR::format, text -> Year.parse(text, YearForm.YEAR));

    /** {@code 2026-01}; a sign where the year has more than four digits. */
    public static final KeyType<YearMonth> YEAR_MONTH = KeyType.of(
            "is not a month such as 2026-01",
            YearForm.YEAR_MONTH::format,
            text -> YearMonth.parse(text, YearForm.YEAR_MONTH));

    /** {@code --01-31}. */
    public static final KeyType<MonthDay> MONTH_DAY = iso("is not a day such as --01-31", MonthDay::parse);

    /** {@code PT1H30M}. */
    public static final KeyType<Duration> DURATION = iso("is not a duration such as PT1H30M", Duration::parse);

    /** {@code P1Y2M3D}. */
    public static final KeyType<Period> PERIOD = iso("is not a period such as P1Y2M3D", Period::parse);

    /** {@code Europe/Paris}, or an offset. */
    public static final KeyType<ZoneId> ZONE_ID =
            KeyType.of("is not a time zone such as Europe/Paris", ZoneId::getId, ZoneId::of);

    /** {@code +01:00}, or {@code Z}. */
    public static final KeyType<ZoneOffset> ZONE_OFFSET =
            KeyType.of("is not an offset such as +01:00", ZoneOffset::getId, ZoneOffset::of);

    /** {@code MONDAY}. */
    public static final KeyType<DayOfWeek> DAY_OF_WEEK = allOf(DayOfWeek.class);

    /** {@code JANUARY}. */
    public static final KeyType<Month> MONTH = allOf(Month.class);

    private KeyTypes() {}

    /**
     * An enum, as {@link Payloads#enumeration}.
     *
     * @param type the enum
     * @param constants the name of each constant; {@code RED=rouge} where it is called otherwise on the wire
     * @throws IllegalArgumentException if two constants have the same name on the wire
     */
    public static <E extends Enum<E>> KeyType<E> enumeration(Class<E> type, String... constants) {
        EnumNames<E> names = new EnumNames<>(type, constants);
        return KeyType.of(names.complaint(), constant -> names.name(constant).getValue(), text -> {
            E constant = names.constant(text);
            if (constant == null) {
                throw new IllegalArgumentException("no such constant");
            }
            return constant;
        });
    }

    private static <E extends Enum<E>> KeyType<E> allOf(Class<E> type) {
        return enumeration(
                type, Arrays.stream(type.getEnumConstants()).map(Enum::name).toArray(String[]::new));
    }

    private static <K> KeyType<K> iso(String complaint, Function<CharSequence, K> parse) {
        return KeyType.of(complaint, Object::toString, parse::apply);
    }

    /** One text for each number: no plus sign, no zeros in front, no digits but those of ASCII. */
    private static <K extends Number> KeyType<K> integer(String complaint, Function<String, K> parse) {
        return KeyType.of(complaint, Object::toString, text -> {
            K number = parse.apply(text);
            if (!number.toString().equals(text)) {
                throw new NumberFormatException("another form of a number");
            }
            return number;
        });
    }

    private static BigInteger parseBigInteger(String text) {
        refuseLong(text);
        return new BigInteger(text);
    }

    private static BigDecimal parseBigDecimal(String text) {
        refuseLong(text);
        BigDecimal number = new BigDecimal(text);
        if (!PayloadWriter.isWithinBounds(number)) {
            throw new NumberFormatException("too many digits");
        }
        return number;
    }

    private static void refuseLong(String text) {
        if (text.length() > WireFormat.MAX_NUMBER_LENGTH + 1) {
            throw new NumberFormatException("too many digits");
        }
    }

    private static Boolean parseBoolean(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }

    private static Character parseCharacter(String text) {
        if (text.length() != 1) {
            throw new IllegalArgumentException("not a single character");
        }
        return text.charAt(0);
    }

    /** {@link java.util.UUID#fromString} alone would take shorter forms too. */
    private static UUID parseUuid(String text) {
        if (text.length() != 36) {
            throw new IllegalArgumentException("not 36 characters");
        }
        return java.util.UUID.fromString(text);
    }

    /** {@code toString} of these two does not write the sign that their {@code parse} asks for beyond four digits. */
    private static final class YearForm {

        static final DateTimeFormatter YEAR = new DateTimeFormatterBuilder()
                .appendValue(ChronoField.YEAR, 4, 10, SignStyle.EXCEEDS_PAD)
                .toFormatter(java.util.Locale.ROOT);

        static final DateTimeFormatter YEAR_MONTH = new DateTimeFormatterBuilder()
                .append(YEAR)
                .appendLiteral('-')
                .appendValue(MONTH_OF_YEAR, 2)
                .toFormatter(java.util.Locale.ROOT);
    }
}
