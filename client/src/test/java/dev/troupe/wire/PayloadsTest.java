package dev.troupe.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.io.SerializedString;
import dev.troupe.PayloadCodec;
import java.io.IOException;
import java.lang.reflect.Modifier;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PayloadsTest {

    private enum Color {
        RED,
        GREEN
    }

    private static final PayloadType<Color> COLOR = Payloads.enumeration(Color.class, "RED=red", "GREEN=grün");
    private static final KeyType<Color> COLOR_KEY = KeyTypes.enumeration(Color.class, "RED=red", "GREEN=grün");

    /** The name of a constant, and values of its type. */
    static List<Arguments> values() {
        UUID uuid = UUID.fromString("00000000-0000-0000-0000-0123456789ab");
        ZoneOffset offset = ZoneOffset.ofHoursMinutesSeconds(-3, -30, -15);
        LocalDateTime time = LocalDateTime.parse("2024-02-29T23:59:59.000000001");
        LocalDateTime twice = LocalDateTime.parse("2026-10-25T02:30");
        return List.of(
                of("STRING", "", "a", "é€😀\u0000\n\"\\\u2028", "x".repeat(10_000), "😀".repeat(5_000)),
                of("BOOLEAN", true, false),
                of("BYTE", Byte.MIN_VALUE, (byte) 0, Byte.MAX_VALUE),
                of("SHORT", Short.MIN_VALUE, (short) 0, Short.MAX_VALUE),
                of("INTEGER", Integer.MIN_VALUE, 0, Integer.MAX_VALUE),
                of("LONG", Long.MIN_VALUE, -(1L << 53), -(1L << 53) + 1, 0L, (1L << 53) - 1, 1L << 53, Long.MAX_VALUE),
                of("FLOAT", 0f, -0f, 1.1f, Float.MIN_VALUE, Float.MAX_VALUE, Float.NaN, Float.NEGATIVE_INFINITY),
                of("DOUBLE", 0.0, -0.0, 0.1, Double.MIN_VALUE, Double.MAX_VALUE, Double.NaN, Double.POSITIVE_INFINITY),
                of("CHARACTER", 'a', '\u0000', 'é', '"'),
                of("BIG_INTEGER", BigInteger.ZERO, BigInteger.TEN.pow(399).negate(), BigInteger.ONE.shiftLeft(64)),
                of(
                        "BIG_DECIMAL",
                        BigDecimal.ZERO,
                        new BigDecimal("1.10"),
                        new BigDecimal("-1E+400"),
                        BigDecimal.valueOf(1, 400)),
                of("UUID", uuid, new UUID(-1, -1)),
                of("URI", URI.create("http://a/b?c#d"), URI.create("x"), URI.create("")),
                of("INSTANT", Instant.EPOCH, Instant.MIN, Instant.MAX, Instant.parse("2026-01-31T12:00:00.120Z")),
                of("LOCAL_DATE", LocalDate.MIN, LocalDate.MAX, LocalDate.EPOCH),
                of("LOCAL_TIME", LocalTime.MIN, LocalTime.MAX, LocalTime.of(1, 2)),
                of("LOCAL_DATE_TIME", LocalDateTime.MIN, LocalDateTime.MAX, time),
                of("OFFSET_DATE_TIME", OffsetDateTime.MIN, OffsetDateTime.MAX, time.atOffset(offset)),
                of(
                        "OFFSET_TIME",
                        OffsetTime.MIN,
                        OffsetTime.MAX,
                        time.toLocalTime().atOffset(offset)),
                of(
                        "ZONED_DATE_TIME",
                        time.atZone(offset),
                        time.atZone(ZoneId.of("UTC+01:00")),
                        twice.atZone(ZoneId.of("Europe/Paris")).withEarlierOffsetAtOverlap(),
                        twice.atZone(ZoneId.of("Europe/Paris")).withLaterOffsetAtOverlap()),
                of(
                        "YEAR",
                        Year.of(Year.MIN_VALUE),
                        Year.of(Year.MAX_VALUE),
                        Year.of(0),
                        Year.of(33),
                        Year.of(10_000),
                        Year.of(-1)),
                of(
                        "YEAR_MONTH",
                        YearMonth.of(2026, 1),
                        YearMonth.of(-5, 12),
                        YearMonth.of(12_345, 6),
                        YearMonth.of(33, 4)),
                of("MONTH_DAY", MonthDay.of(2, 29), MonthDay.of(12, 1)),
                of(
                        "DURATION",
                        Duration.ZERO,
                        Duration.ofMillis(-1),
                        Duration.ofSeconds(Long.MAX_VALUE, 999_999_999),
                        Duration.ofMinutes(90)),
                of("PERIOD", Period.ZERO, Period.of(1, -2, 3), Period.of(Integer.MIN_VALUE, 0, Integer.MAX_VALUE)),
                of("ZONE_ID", ZoneId.of("Europe/Paris"), ZoneId.of("UTC"), ZoneId.of("GMT+2"), offset),
                of("ZONE_OFFSET", ZoneOffset.UTC, offset, ZoneOffset.MAX),
                of("DAY_OF_WEEK", (Object[]) DayOfWeek.values()),
                of("MONTH", (Object[]) Month.values()));
    }

    private static Arguments of(String constant, Object... values) {
        return Arguments.of(constant, List.of(values));
    }

    @ParameterizedTest
    @MethodSource("values")
    void everyTypeIsReadAsWritten(String constant, List<Object> values) throws Exception {
        PayloadType<Object> type = constant(Payloads.class, constant);
        for (WireFormat format : WireFormat.values()) {
            for (Object value : values) {
                assertThat(Encoding.roundTrip(format, type, value)).isEqualTo(value);
            }
            PayloadType<List<Object>> list = Payloads.list(type);
            assertThat(Encoding.roundTrip(format, list, values)).isEqualTo(values);
        }
    }

    @ParameterizedTest
    @MethodSource("values")
    void everyTypeThatCanBeAKeyIsReadAsWritten(String constant, List<Object> values) throws Exception {
        if (List.of("FLOAT", "DOUBLE").contains(constant)) {
            return;
        }
        Map<Object, Integer> map = new LinkedHashMap<>();
        values.stream()
                .filter(value -> !value.equals("x".repeat(10_000)) && !value.equals("😀".repeat(5_000)))
                .forEach(value -> map.put(value, map.size()));
        PayloadType<Map<Object, Integer>> type =
                Payloads.map(PayloadsTest.<KeyType<Object>>constant(KeyTypes.class, constant), Payloads.INTEGER);
        for (WireFormat format : WireFormat.values()) {
            assertThat(Encoding.roundTrip(format, type, map)).containsExactlyEntriesOf(map);
        }
    }

    @Test
    void noConstantIsLeftOut() {
        List<String> tested =
                values().stream().map(each -> (String) each.get()[0]).toList();
        List<String> elsewhere = List.of("BYTES", "OPTIONAL_INT", "OPTIONAL_LONG", "OPTIONAL_DOUBLE");
        assertThat(Arrays.stream(Payloads.class.getFields())
                        .map(java.lang.reflect.Field::getName)
                        .filter(name -> !name.endsWith("_ARRAY") && !elsewhere.contains(name)))
                .containsExactlyInAnyOrderElementsOf(tested);
    }

    @SuppressWarnings("unchecked")
    private static <C> C constant(Class<?> holder, String name) throws ReflectiveOperationException {
        var field = holder.getField(name);
        assertThat(Modifier.isStatic(field.getModifiers())).isTrue();
        return (C) field.get(null);
    }

    @ParameterizedTest
    @EnumSource
    void arraysAreReadAsWritten(WireFormat format) throws Exception {
        for (int length : new int[] {0, 1, 7, 8, 9, 100}) {
            int[] ints = new int[length];
            long[] longs = new long[length];
            boolean[] booleans = new boolean[length];
            short[] shorts = new short[length];
            char[] chars = new char[length];
            float[] floats = new float[length];
            double[] doubles = new double[length];
            String[] strings = new String[length];
            byte[] bytes = new byte[length];
            for (int i = 0; i < length; i++) {
                ints[i] = i * 1_000_003;
                longs[i] = i * 1_000_000_000_000_037L;
                booleans[i] = i % 3 == 0;
                shorts[i] = (short) (i * 401);
                chars[i] = (char) (i * 331);
                floats[i] = i / 3f;
                doubles[i] = i / 3.0;
                strings[i] = "s" + i;
                bytes[i] = (byte) (i * 37);
            }
            assertThat(Encoding.roundTrip(format, Payloads.INT_ARRAY, ints)).isEqualTo(ints);
            assertThat(Encoding.roundTrip(format, Payloads.LONG_ARRAY, longs)).isEqualTo(longs);
            assertThat(Encoding.roundTrip(format, Payloads.BOOLEAN_ARRAY, booleans))
                    .isEqualTo(booleans);
            assertThat(Encoding.roundTrip(format, Payloads.SHORT_ARRAY, shorts)).isEqualTo(shorts);
            assertThat(Encoding.roundTrip(format, Payloads.CHAR_ARRAY, chars)).isEqualTo(chars);
            assertThat(Encoding.roundTrip(format, Payloads.FLOAT_ARRAY, floats)).isEqualTo(floats);
            assertThat(Encoding.roundTrip(format, Payloads.DOUBLE_ARRAY, doubles))
                    .isEqualTo(doubles);
            assertThat(Encoding.roundTrip(format, Payloads.BYTES, bytes)).isEqualTo(bytes);
            assertThat(Encoding.roundTrip(format, Payloads.array(Payloads.STRING, String[]::new), strings))
                    .isEqualTo(strings);
            byte[][] nested = {bytes, new byte[0]};
            assertThat(Encoding.roundTrip(format, Payloads.array(Payloads.BYTES, byte[][]::new), nested))
                    .isDeepEqualTo(nested);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsAbsentIsReadAsWritten(WireFormat format) throws Exception {
        var optionals = Payloads.list(Payloads.optional(Payloads.STRING));
        assertThat(Encoding.roundTrip(format, optionals, List.of(Optional.empty(), Optional.of("a"))))
                .containsExactly(Optional.empty(), Optional.of("a"));
        var nullables = Payloads.list(Payloads.nullable(Payloads.STRING));
        assertThat(Encoding.roundTrip(format, nullables, Arrays.asList("a", null)))
                .containsExactly("a", null);
        for (var each : List.of(OptionalInt.empty(), OptionalInt.of(-7))) {
            assertThat(Encoding.roundTrip(format, Payloads.OPTIONAL_INT, each)).isEqualTo(each);
        }
        for (var each : List.of(OptionalLong.empty(), OptionalLong.of(Long.MAX_VALUE))) {
            assertThat(Encoding.roundTrip(format, Payloads.OPTIONAL_LONG, each)).isEqualTo(each);
        }
        for (var each : List.of(OptionalDouble.empty(), OptionalDouble.of(Double.NaN))) {
            assertThat(Encoding.roundTrip(format, Payloads.OPTIONAL_DOUBLE, each))
                    .isEqualTo(each);
        }
    }

    @ParameterizedTest
    @EnumSource
    void enumsAreReadAsWritten(WireFormat format) throws Exception {
        for (Color color : Color.values()) {
            assertThat(Encoding.roundTrip(format, COLOR, color)).isEqualTo(color);
        }
        var byColor = Payloads.map(COLOR_KEY, Payloads.LONG);
        assertThat(Encoding.roundTrip(format, byColor, Map.of(Color.GREEN, 1L)))
                .containsExactly(Map.entry(Color.GREEN, 1L));
    }

    @Test
    void constantsAreFoundByTheirNames() throws Exception {
        PayloadType<Color> reordered = Payloads.enumeration(Color.class, "GREEN=grün", "RED=red");
        assertThat(Encoding.json(reordered, Color.RED)).isEqualTo("\"red\"");
        assertThat(read(reordered, "\"grün\"")).isEqualTo(Color.GREEN);
        assertThat(Encoding.json(Payloads.enumeration(Color.class, "RED==a=b"), Color.RED))
                .isEqualTo("\"=a=b\"");
    }

    @Test
    void constantsThatCameOrWentAreErrorsOnlyWhereTheyAreMet() throws Exception {
        PayloadType<Color> other = Payloads.enumeration(Color.class, "RED", "BLUE");
        KeyType<Color> otherKey = KeyTypes.enumeration(Color.class, "RED", "BLUE");

        assertThat(read(other, "\"RED\"")).isEqualTo(Color.RED);
        assertThat(Encoding.json(other, Color.RED)).isEqualTo("\"RED\"");
        for (String gone : List.of("BLUE", "GREEN")) {
            assertThat(refusal(other, "\"" + gone + "\"")).isEqualTo("args is not one of RED, BLUE");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Encoding.json(Payloads.list(other), List.of(Color.RED, Color.GREEN)))
                .withMessage("[1] is GREEN, and Color had no such constant when the protocol was compiled;"
                        + " compile the protocol again");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Encoding.json(
                        Payloads.list(Payloads.map(otherKey, Payloads.LONG)), List.of(Map.of(Color.GREEN, 1L))))
                .withMessageStartingWith("[0] has a key that is GREEN, and Color had no such constant");
    }

    @Test
    void twoConstantsOfOneNameOnTheWireAreNoticedWhenTheCodecIsLoaded() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Payloads.enumeration(Color.class, "RED=?", "GREEN=?"))
                .withMessageContaining("RED and GREEN have the same name on the wire, \"?\"");
        assertThatIllegalArgumentException().isThrownBy(() -> KeyTypes.enumeration(Color.class, "RED", "GREEN=RED"));
    }

    @Test
    void collectionsKeepTheirOrderAndCannotBeChanged() throws Exception {
        List<String> list = read(Payloads.list(Payloads.STRING), "[\"b\",\"a\",\"b\"]");
        Set<String> set = read(Payloads.set(Payloads.STRING), "[\"b\",\"a\",\"c\"]");
        Map<String, Long> map = read(Payloads.map(KeyTypes.STRING, Payloads.LONG), "{\"b\":1,\"a\":2}");

        assertThat(list).containsExactly("b", "a", "b");
        assertThat(set).containsExactly("b", "a", "c");
        assertThat(map.keySet()).containsExactly("b", "a");
        assertThatThrownBy(() -> list.add("x")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> set.add("x")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> map.put("x", 1L)).isInstanceOf(UnsupportedOperationException.class);
        assertThat(Encoding.roundTrip(WireFormat.CBOR, Payloads.set(Payloads.STRING), new LinkedHashSet<>(set)))
                .containsExactly("b", "a", "c");
    }

    @Test
    void valuesStandInTheFormThatTheWireAsksFor() throws Exception {
        assertThat(Encoding.json(Payloads.LONG, (1L << 53) - 1)).isEqualTo("9007199254740991");
        assertThat(Encoding.json(Payloads.LONG, 1L << 53)).isEqualTo("\"9007199254740992\"");
        assertThat(Encoding.json(Payloads.LONG, -(1L << 53))).isEqualTo("\"-9007199254740992\"");
        assertThat(Encoding.json(Payloads.BIG_INTEGER, BigInteger.ONE)).isEqualTo("\"1\"");
        assertThat(Encoding.json(Payloads.BIG_DECIMAL, new BigDecimal("1.10"))).isEqualTo("\"1.10\"");
        assertThat(Encoding.json(Payloads.DOUBLE, Double.NEGATIVE_INFINITY)).isEqualTo("\"-Infinity\"");
        assertThat(Encoding.json(Payloads.FLOAT, Float.NaN)).isEqualTo("\"NaN\"");
        assertThat(Encoding.json(Payloads.BYTES, new byte[] {(byte) 0xFB, (byte) 0xFF, 0}))
                .isEqualTo("\"+/8A\"");
        assertThat(Encoding.json(Payloads.STRING, "😀é\ud800")).isEqualTo("\"😀é\\uD800\"");
        assertThat(Encoding.json(Payloads.YEAR, Year.of(2026))).isEqualTo("\"2026\"");
        assertThat(Encoding.json(Payloads.OPTIONAL_INT, OptionalInt.empty())).isEqualTo("null");
        assertThat(Encoding.json(COLOR, Color.GREEN)).isEqualTo("\"grün\"");
    }

    @Test
    void aCodecOfTheUserStandsBetween() throws Exception {
        PayloadType<StringBuilder> type = Payloads.converted(
                new PayloadCodec<StringBuilder, List<String>>() {
                    @Override
                    public List<String> encode(StringBuilder value) {
                        return List.of(value.toString().split(" "));
                    }

                    @Override
                    public StringBuilder decode(List<String> written) {
                        if (written.isEmpty()) {
                            throw new IllegalStateException("secret");
                        }
                        return new StringBuilder(String.join(" ", written));
                    }
                },
                Payloads.list(Payloads.STRING));

        assertThat(Encoding.json(type, new StringBuilder("a b"))).isEqualTo("[\"a\",\"b\"]");
        assertThat(read(type, "[\"a\",\"b\"]")).hasToString("a b");
        assertThat(refusal(Payloads.list(type), "[[\"a\"],[]]")).isEqualTo("args[1] is not acceptable");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "UUID             | '1-1-1-1-1'",
                "UUID             | '00000000-0000-0000-0000-00000000000g'",
                "URI              | 'a b'",
                "LOCAL_DATE       | '2026-02-29'",
                "LOCAL_TIME       | '25:00'",
                "LOCAL_DATE_TIME  | '2026-01-31'",
                "OFFSET_DATE_TIME | '2026-01-31T12:00:00'",
                "OFFSET_TIME      | '12:00'",
                "ZONED_DATE_TIME  | '2026-01-31T12:00:00+01:00[Nowhere/Town]'",
                "YEAR             | '26'",
                "YEAR_MONTH       | '2026-13'",
                "MONTH_DAY        | '01-31'",
                "DURATION         | '90'",
                "PERIOD           | 'P1H'",
                "ZONE_ID          | 'Nowhere/Town'",
                "ZONE_OFFSET      | '+19:00'",
                "DAY_OF_WEEK      | 'monday'",
                "MONTH            | 7",
                "BYTES            | 'a?'",
                "BYTES            | 7",
                "CHARACTER        | 'ab'",
                "CHARACTER        | ''",
                "INSTANT          | 0",
                "OPTIONAL_INT     | 'a'",
                "INT_ARRAY        | 1",
            })
    void whatIsNotOfTheTypeIsRefusedWithoutRepeatingIt(String constant, String json) throws Exception {
        String refusal = refusal(constant(Payloads.class, constant), json.replace('\'', '"'));

        assertThat(refusal).startsWith("args is not ");
        assertThat(refusal).doesNotContain("Nowhere", "a?", "P1H", "000g");
    }

    @ParameterizedTest
    @CsvSource({
        "INTEGER,+1",
        "INTEGER,01",
        "INTEGER,2147483648",
        "LONG,1.0",
        "BOOLEAN,TRUE",
        "UUID,1-1-1-1-1",
        "CHARACTER,ab"
    })
    void whatIsNoKeyIsRefused(String constant, String key) throws Exception {
        var type = Payloads.map(PayloadsTest.<KeyType<Object>>constant(KeyTypes.class, constant), Payloads.LONG);

        assertThat(refusal(type, "{\"" + key + "\":1}")).contains("has a key that is not ");
    }

    @Test
    void numbersThatNoReaderTakesAreNotWritten() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Encoding.json(Payloads.BIG_INTEGER, BigInteger.TEN.pow(401)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Encoding.json(Payloads.BIG_DECIMAL, new BigDecimal("1E+401")));
    }

    @Test
    void repetitionIsRefused() throws Exception {
        assertThat(refusal(Payloads.set(Payloads.LONG), "[1,2,\"1\"]")).isEqualTo("args[2] is in the set already");
        assertThat(refusal(Payloads.map(KeyTypes.STRING, Payloads.LONG), "{\"a\":1,\"b\":2,\"a\":3}"))
                .isEqualTo("args.a is given twice");
        assertThat(refusal(Payloads.map(KeyTypes.UUID, Payloads.LONG), bothCases()))
                .endsWith("is given twice");
    }

    private static String bothCases() {
        String uuid = "abcdefab-0000-0000-0000-000000000000";
        return "{\"" + uuid + "\":1,\"" + uuid.toUpperCase(java.util.Locale.ROOT) + "\":2}";
    }

    @Test
    void nullIsNoElement() throws Exception {
        assertThat(refusal(Payloads.list(Payloads.STRING), "[\"a\",null]")).isEqualTo("args[1] is not a string");
        assertThat(refusal(Payloads.INT_ARRAY, "[null]")).isEqualTo("args[0] is not an integer");
        assertThat(refusal(Payloads.map(KeyTypes.STRING, Payloads.BOOLEAN), "{\"a\":null}"))
                .isEqualTo("args.a is not true or false");
        assertThat(refusal(Payloads.list(Payloads.STRING), "null")).isEqualTo("args is not a list");
        assertThat(refusal(Payloads.DOUBLE, "null")).isEqualTo("args is not a number");
    }

    @ParameterizedTest
    @EnumSource(WireFormat.class)
    void anEmptyObjectIsTheOneValueAndSkipsMembers(WireFormat format) throws IOException {
        PayloadType<Object> type = Payloads.empty("nothing");
        Payload members = Encoding.write(format, out -> {
            out.startObject();
            out.name(new SerializedString("unknown"));
            out.startArray();
            out.writeInt(1);
            out.endArray();
            out.endObject();
        });

        assertThat(PayloadReader.read(members, type)).isEqualTo("nothing");
        assertThat(Encoding.roundTrip(format, type, "nothing")).isEqualTo("nothing");
        assertThat(Encoding.json(type, "nothing")).isEqualTo("{}");
        assertThatThrownBy(() -> Encoding.write(format, type, null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> PayloadReader.read(Encoding.write(format, Payloads.INTEGER, 1), type))
                .isInstanceOf(PayloadException.class);
    }

    private static <T> T read(PayloadType<T> type, String json) throws PayloadException {
        return PayloadReader.read(Payload.json(json), type);
    }

    private static String refusal(PayloadType<?> type, String json) throws IOException {
        var refusals = new ArrayList<String>();
        try {
            refusals.add("read: " + read(type, json));
        } catch (PayloadException e) {
            refusals.add(e.describe("args"));
        }
        return refusals.get(0);
    }
}
