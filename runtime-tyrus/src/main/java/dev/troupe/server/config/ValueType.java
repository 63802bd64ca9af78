package dev.troupe.server.config;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the values of a key are.
 *
 * @param name what it is called in the documentation, with its unit
 * @param expected what a value must be, to go on after "it is not"
 * @param secret whether a value is never shown
 * @param parser reads a value; where it is none, throws {@link IllegalArgumentException}, {@link ArithmeticException} or {@link
 *     DateTimeException}
 * @param <T> what a value is in Java
 */
public record ValueType<T>(String name, String expected, boolean secret, Function<String, T> parser) {

    /** Any text but an empty one. */
    public static final ValueType<String> TEXT = open("text", "a text", Function.identity());

    /** A text that no message shows. */
    public static final ValueType<String> SECRET = new ValueType<>("secret", "a text", true, Function.identity());

    /** Texts with commas between them. */
    public static final ValueType<List<String>> TEXTS =
            open("texts", "texts with commas between them", ValueType::texts);

    /** The path of a file. */
    public static final ValueType<Path> FILE = open("file", "the path of a file", Path::of);

    /** {@code true} or {@code false}. */
    public static final ValueType<Boolean> SWITCH = open("true or false", "true or false", ValueType::truth);

    /** A whole number. */
    public static final ValueType<Integer> NUMBER = open("number", "a whole number", Integer::valueOf);

    /** Bytes: {@code 65536}, {@code 64K}, {@code 1M} or {@code 1G}, where a K is 1,024; at most 2 GiB less one byte. */
    public static final ValueType<Integer> SIZE =
            open("size", "a size such as 65536, 64K or 1M", text -> Math.toIntExact(bytes(text)));

    /** Bytes, as {@link #SIZE}, but without its bound. */
    public static final ValueType<Long> LARGE_SIZE = open("size", "a size such as 65536, 64K or 1M", ValueType::bytes);

    /** {@code 500ms}, {@code 30s}, {@code 10m}, {@code 1h}, {@code 7d}, 0, or as in ISO 8601 ({@code PT30S}). */
    public static final ValueType<Duration> DURATION =
            open("duration", "a duration such as 500ms, 30s, 10m, 1h or PT1.5S", ValueType::duration);

    private static final Pattern BYTES = Pattern.compile("(\\d+)([KMG]?)", Pattern.CASE_INSENSITIVE);
    private static final Pattern TIME = Pattern.compile("(\\d+)(ms|s|m|h|d)", Pattern.CASE_INSENSITIVE);

    /** One of the constants of an enum, in lower case. */
    public static <E extends Enum<E>> ValueType<E> oneOf(Class<E> type) {
        String names = Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return open(names, "one of " + names, text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT)));
    }

    private static <T> ValueType<T> open(String name, String expected, Function<String, T> parser) {
        return new ValueType<>(name, expected, false, parser);
    }

    /**
     * The value that a text stands for. White space around it does not count, unless it is a secret.
     *
     * @throws IllegalArgumentException if it stands for none, saying what is expected
     */
    public T parse(String text) {
        try {
            return parser.apply(secret ? text : text.strip());
        } catch (ArithmeticException | DateTimeException | IllegalArgumentException e) {
            throw new IllegalArgumentException("it is not " + expected, e);
        }
    }

    private static List<String> texts(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    private static boolean truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static long bytes(String text) {
        Matcher matcher = BYTES.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        long unit = switch (matcher.group(2).toUpperCase(Locale.ROOT)) {
            case "K" -> 1L << 10;
            case "M" -> 1L << 20;
            case "G" -> 1L << 30;
            default -> 1;
        };
        return Math.multiplyExact(Long.parseLong(matcher.group(1)), unit);
    }

    private static Duration duration(String text) {
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            return text.equals("0") ? Duration.ZERO : Duration.parse(text);
        }
        ChronoUnit unit = switch (matcher.group(2).toLowerCase(Locale.ROOT)) {
            case "ms" -> ChronoUnit.MILLIS;
            case "s" -> ChronoUnit.SECONDS;
            case "m" -> ChronoUnit.MINUTES;
            case "h" -> ChronoUnit.HOURS;
            default -> ChronoUnit.DAYS;
        };
        return Duration.of(Long.parseLong(matcher.group(1)), unit);
    }
}
