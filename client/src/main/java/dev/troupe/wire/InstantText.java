package dev.troupe.wire;

import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Moments as text, for the years 0 to 9999 and without allocating: what {@link Instant#toString} writes and
 * {@link Instant#parse} reads, several times faster. Everything less common is left to {@code java.time}.
 */
final class InstantText {

    /** {@code 2026-01-31T12:00:00.123456789Z}. */
    static final int MAX_LENGTH = 30;

    private static final int SECONDS_PER_DAY = 86_400;
    private static final int NANOS_PER_MILLI = 1_000_000;
    private static final int LENGTH_TO_SECONDS = 19;

    /** Seconds of 0000-01-01T00:00:00Z and of 10000-01-01T00:00:00Z, counted from 1970. */
    private static final long FIRST = -62_167_219_200L;

    private static final long AFTER_LAST = 253_402_300_800L;

    /** Days from 0000-03-01, where the calendar of Gregory repeats itself every 400 years, to 1970-01-01. */
    private static final int DAYS_TO_1970 = 719_468;

    private static final int DAYS_PER_ERA = 146_097;

    private InstantText() {}

    /** Writes ASCII into {@code out} and returns how much; 0 if the year is not of four digits. */
    static int format(Instant instant, byte[] out) {
        long seconds = instant.getEpochSecond();
        if (seconds < FIRST || seconds >= AFTER_LAST) {
            return 0;
        }
        writeDate(Math.floorDiv(seconds, SECONDS_PER_DAY), out);
        int ofDay = Math.floorMod(seconds, SECONDS_PER_DAY);
        out[10] = 'T';
        writeTwo(out, 11, ofDay / 3_600);
        out[13] = ':';
        writeTwo(out, 14, ofDay / 60 % 60);
        out[16] = ':';
        writeTwo(out, 17, ofDay % 60);
        int end = writeFraction(instant.getNano(), out);
        out[end] = 'Z';
        return end + 1;
    }

    /** Years are counted from March, so that a leap day is the last day of one. */
    private static void writeDate(long epochDay, byte[] out) {
        int days = (int) epochDay + DAYS_TO_1970;
        int era = Math.floorDiv(days, DAYS_PER_ERA);
        int dayOfEra = days - era * DAYS_PER_ERA;
        int yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int monthFromMarch = (5 * dayOfYear + 2) / 153;
        int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        int year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
        writeTwo(out, 0, year / 100);
        writeTwo(out, 2, year % 100);
        out[4] = '-';
        writeTwo(out, 5, month);
        out[7] = '-';
        writeTwo(out, 8, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1);
    }

    /** In groups of three digits, as few as there is need for; returns where the text goes on. */
    private static int writeFraction(int nanos, byte[] out) {
        if (nanos == 0) {
            return LENGTH_TO_SECONDS;
        }
        out[LENGTH_TO_SECONDS] = '.';
        int at = LENGTH_TO_SECONDS + 1;
        writeThree(out, at, nanos / NANOS_PER_MILLI);
        at += 3;
        if (nanos % NANOS_PER_MILLI != 0) {
            writeThree(out, at, nanos / 1_000 % 1_000);
            at += 3;
            if (nanos % 1_000 != 0) {
                writeThree(out, at, nanos % 1_000);
                at += 3;
            }
        }
        return at;
    }

    private static void writeTwo(byte[] out, int at, int value) {
        out[at] = (byte) ('0' + value / 10);
        out[at + 1] = (byte) ('0' + value % 10);
    }

    private static void writeThree(byte[] out, int at, int value) {
        out[at] = (byte) ('0' + value / 100);
        writeTwo(out, at + 1, value % 100);
    }

    /** The moment, or null if the text is of a less common form, or of none. */
    static @Nullable Instant parse(char[] text, int offset, int length) {
        if (!hasCommonForm(text, offset, length)) {
            return null;
        }
        int year = 100 * two(text, offset) + two(text, offset + 2);
        int month = two(text, offset + 5);
        int day = two(text, offset + 8);
        int hour = two(text, offset + 11);
        int minute = two(text, offset + 14);
        int second = two(text, offset + 17);
        boolean exists = month >= 1
                && month <= 12
                && day >= 1
                && (day <= 28 || day <= YearMonth.of(year, month).lengthOfMonth())
                && hour <= 23
                && minute <= 59
                && second <= 59;
        if (!exists) {
            return null;
        }
        long seconds = epochDay(year, month, day) * SECONDS_PER_DAY + hour * 3_600L + minute * 60L + second;
        return Instant.ofEpochSecond(seconds, nanos(text, offset, length));
    }

    /** {@code dddd-dd-ddTdd:dd:ddZ}, with one to nine digits of a second or without. */
    private static boolean hasCommonForm(char[] text, int offset, int length) {
        if (length < LENGTH_TO_SECONDS + 1 || length > MAX_LENGTH || length == LENGTH_TO_SECONDS + 2) {
            return false;
        }
        for (int i = 0; i < length - 1; i++) {
            char c = text[offset + i];
            boolean fits = switch (i) {
                case 4, 7 -> c == '-';
                case 10 -> c == 'T';
                case 13, 16 -> c == ':';
                case LENGTH_TO_SECONDS -> c == '.';
                default -> c >= '0' && c <= '9';
            };
            if (!fits) {
                return false;
            }
        }
        return text[offset + length - 1] == 'Z';
    }

    private static int two(char[] text, int at) {
        return 10 * (text[at] - '0') + text[at + 1] - '0';
    }

    private static int nanos(char[] text, int offset, int length) {
        int nanos = 0;
        for (int i = LENGTH_TO_SECONDS + 1; i < MAX_LENGTH - 1; i++) {
            nanos = 10 * nanos + (i < length - 1 ? text[offset + i] - '0' : 0);
        }
        return nanos;
    }

    private static long epochDay(int year, int month, int day) {
        int yearFromMarch = month <= 2 ? year - 1 : year;
        int era = Math.floorDiv(yearFromMarch, 400);
        int yearOfEra = yearFromMarch - era * 400;
        int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return (long) era * DAYS_PER_ERA + dayOfEra - DAYS_TO_1970;
    }
}
