package dev.troupe.wire;

import dev.troupe.PayloadCodec;
import java.lang.reflect.RecordComponent;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The payload types that the library knows, and those that are made of others. Generated codecs name them. */
public final class Payloads {

    /** Text. */
    public static final PayloadType<String> STRING =
            PayloadType.of(PayloadReader::readString, PayloadWriter::writeString);

    /** A truth value. */
    public static final PayloadType<Boolean> BOOLEAN =
            PayloadType.of(PayloadReader::readBoolean, PayloadWriter::writeBoolean);

    /** An integer of 8 bits. */
    public static final PayloadType<Byte> BYTE =
            PayloadType.of(PayloadReader::readByte, (out, value) -> out.writeInt(value));

    /** An integer of 16 bits. */
    public static final PayloadType<Short> SHORT =
            PayloadType.of(PayloadReader::readShort, (out, value) -> out.writeInt(value));

    /** An integer of 32 bits. */
    public static final PayloadType<Integer> INTEGER =
            PayloadType.of(PayloadReader::readInt, (out, value) -> out.writeInt(value));

    /** An integer of 64 bits: a decimal string beyond 2^53-1 in size. */
    public static final PayloadType<Long> LONG =
            PayloadType.of(PayloadReader::readLong, (out, value) -> out.writeLong(value));

    /** A number of 32 bits. */
    public static final PayloadType<Float> FLOAT =
            PayloadType.of(PayloadReader::readFloat, (out, value) -> out.writeFloat(value));

    /** A number of 64 bits. */
    public static final PayloadType<Double> DOUBLE =
            PayloadType.of(PayloadReader::readDouble, (out, value) -> out.writeDouble(value));

    /** A string of one UTF-16 unit. */
    public static final PayloadType<Character> CHARACTER =
            PayloadType.of(PayloadReader::readChar, (out, value) -> out.writeChar(value));

    /** Bytes: base64 in JSON, a byte string in CBOR. */
    public static final PayloadType<byte[]> BYTES = PayloadType.of(PayloadReader::readBytes, PayloadWriter::writeBytes);

    /** A decimal string. */
    public static final PayloadType<BigInteger> BIG_INTEGER =
            PayloadType.of(PayloadReader::readBigInteger, PayloadWriter::writeBigInteger);

    /** A decimal string. */
    public static final PayloadType<BigDecimal> BIG_DECIMAL =
            PayloadType.of(PayloadReader::readBigDecimal, PayloadWriter::writeBigDecimal);

    /** A string of 36 characters. */
    public static final PayloadType<UUID> UUID = text(KeyTypes.UUID);

    /** A string. */
    public static final PayloadType<URI> URI = text(KeyTypes.URI);

    /** {@code 2026-01-31T12:00:00Z}. */
    public static final PayloadType<Instant> INSTANT =
            PayloadType.of(PayloadReader::readInstant, PayloadWriter::writeInstant);

    /** {@code 2026-01-31}. */
    public static final PayloadType<LocalDate> LOCAL_DATE = text(KeyTypes.LOCAL_DATE);

    /** {@code 12:00:00}. */
    public static final PayloadType<LocalTime> LOCAL_TIME = text(KeyTypes.LOCAL_TIME);

    /** {@code 2026-01-31T12:00:00}. */
    public static final PayloadType<LocalDateTime> LOCAL_DATE_TIME = text(KeyTypes.LOCAL_DATE_TIME);

    /** {@code 2026-01-31T12:00:00+01:00}. */
    public static final PayloadType<OffsetDateTime> OFFSET_DATE_TIME = text(KeyTypes.OFFSET_DATE_TIME);

    /** {@code 12:00:00+01:00}. */
    public static final PayloadType<OffsetTime> OFFSET_TIME = text(KeyTypes.OFFSET_TIME);

    /** {@code 2026-01-31T12:00:00+01:00[Europe/Paris]}. */
    public static final PayloadType<ZonedDateTime> ZONED_DATE_TIME = text(KeyTypes.ZONED_DATE_TIME);

    /** {@code "2026"}, a string. */
    public static final PayloadType<Year> YEAR = text(KeyTypes.YEAR);

    /** {@code 2026-01}. */
    public static final PayloadType<YearMonth> YEAR_MONTH = text(KeyTypes.YEAR_MONTH);

    /** {@code --01-31}. */
    public static final PayloadType<MonthDay> MONTH_DAY = text(KeyTypes.MONTH_DAY);

    /** {@code PT1H30M}. */
    public static final PayloadType<Duration> DURATION = text(KeyTypes.DURATION);

    /** {@code P1Y2M3D}. */
    public static final PayloadType<Period> PERIOD = text(KeyTypes.PERIOD);

    /** {@code Europe/Paris}. */
    public static final PayloadType<ZoneId> ZONE_ID = text(KeyTypes.ZONE_ID);

    /** {@code +01:00}. */
    public static final PayloadType<ZoneOffset> ZONE_OFFSET = text(KeyTypes.ZONE_OFFSET);

    /** {@code MONDAY}. */
    public static final PayloadType<DayOfWeek> DAY_OF_WEEK = text(KeyTypes.DAY_OF_WEEK);

    /** {@code JANUARY}. */
    public static final PayloadType<Month> MONTH = text(KeyTypes.MONTH);

    /** An integer of 32 bits, or null. */
    public static final PayloadType<OptionalInt> OPTIONAL_INT =
            PayloadType.of(in -> in.isNull() ? OptionalInt.empty() : OptionalInt.of(in.readInt()), (out, value) -> {
                if (out.require(value).isPresent()) {
                    out.writeInt(value.getAsInt());
                } else {
                    out.writeNull();
                }
            });

    /** An integer of 64 bits, or null. */
    public static final PayloadType<OptionalLong> OPTIONAL_LONG =
            PayloadType.of(in -> in.isNull() ? OptionalLong.empty() : OptionalLong.of(in.readLong()), (out, value) -> {
                if (out.require(value).isPresent()) {
                    out.writeLong(value.getAsLong());
                } else {
                    out.writeNull();
                }
            });

    /** A number of 64 bits, or null. */
    public static final PayloadType<OptionalDouble> OPTIONAL_DOUBLE = PayloadType.of(
            in -> in.isNull() ? OptionalDouble.empty() : OptionalDouble.of(in.readDouble()), (out, value) -> {
                if (out.require(value).isPresent()) {
                    out.writeDouble(value.getAsDouble());
                } else {
                    out.writeNull();
                }
            });

    /** A list of truth values. */
    public static final PayloadType<boolean[]> BOOLEAN_ARRAY = ArrayPayloads.BOOLEANS;

    /** A list of integers of 16 bits. */
    public static final PayloadType<short[]> SHORT_ARRAY = ArrayPayloads.SHORTS;

    /** A list of strings of one UTF-16 unit. */
    public static final PayloadType<char[]> CHAR_ARRAY = ArrayPayloads.CHARS;

    /** A list of integers of 32 bits. */
    public static final PayloadType<int[]> INT_ARRAY = ArrayPayloads.INTS;

    /** A list of integers of 64 bits. */
    public static final PayloadType<long[]> LONG_ARRAY = ArrayPayloads.LONGS;

    /** A list of numbers of 32 bits. */
    public static final PayloadType<float[]> FLOAT_ARRAY = ArrayPayloads.FLOATS;

    /** A list of numbers of 64 bits. */
    public static final PayloadType<double[]> DOUBLE_ARRAY = ArrayPayloads.DOUBLES;

    private Payloads() {}

    /** A string, read and written as a key of that type is. */
    public static <T> PayloadType<T> text(KeyType<T> type) {
        return PayloadType.of(
                in -> {
                    String text = in.readString();
                    try {
                        return type.fromText(text);
                    } catch (RuntimeException e) {
                        throw in.problem(type.complaint());
                    }
                },
                (out, value) -> out.writeString(type.toText(out.require(value))));
    }

    /**
     * An enum: the name of a constant. The constants are found by their names when the codec is loaded. So the enum may have
     * changed since: its order does not matter, and a constant that was added or removed is an error only where it is met.
     *
     * @param type the enum
     * @param constants the name of each constant; {@code RED=rouge} where it is called otherwise on the wire
     * @throws IllegalArgumentException if two constants have the same name on the wire
     */
    public static <E extends Enum<E>> PayloadType<E> enumeration(Class<E> type, String... constants) {
        return new EnumPayload<>(new EnumNames<>(type, constants));
    }

    /**
     * A record of another library, whose components are passed to the constructor by position. That library may have been compiled
     * anew since, with its components in another order.
     *
     * @param type the record
     * @param payload how it is read and written
     * @param components the names of the components, in the order that the codec was compiled with
     * @throws IllegalStateException if the record has the same components in another order
     */
    public static <T extends Record> PayloadType<T> compiled(
            Class<? super T> type, PayloadType<T> payload, String... components) {
        List<String> expected = List.of(components);
        List<String> present = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        if (!present.equals(expected) && present.size() == expected.size() && present.containsAll(expected)) {
            throw new IllegalStateException("The components of " + type.getName() + " are " + present
                    + ", and the protocol was compiled with " + expected + ". Compile the protocol again.");
        }
        return payload;
    }

    /** An object without members, as the arguments of an action without parameters are. Members that come are skipped. */
    public static <T> PayloadType<T> empty(T value) {
        return new EmptyPayload<>(value);
    }

    /** An object with one member, which must be there, as the arguments of an action with one parameter are. */
    public static <T> PayloadType<T> member(String name, PayloadType<T> type) {
        return new MemberPayload<>(name, type);
    }

    /** A list; what is read cannot be changed. */
    public static <T extends @Nullable Object> PayloadType<List<T>> list(PayloadType<T> element) {
        return CollectionPayloads.list(element);
    }

    /** A list without repetition; what is read cannot be changed, and keeps its order. A repeated element is an error. */
    public static <T extends @Nullable Object> PayloadType<Set<T>> set(PayloadType<T> element) {
        return CollectionPayloads.set(element);
    }

    /** An object with a member for each entry; what is read cannot be changed, and keeps its order. */
    public static <K, V extends @Nullable Object> PayloadType<Map<K, V>> map(KeyType<K> key, PayloadType<V> value) {
        return CollectionPayloads.map(key, value);
    }

    /**
     * A list.
     *
     * @param create makes an array of that length
     */
    public static <T extends @Nullable Object> PayloadType<T[]> array(PayloadType<T> element, IntFunction<T[]> create) {
        PayloadType<List<T>> list = list(element);
        return PayloadType.of(
                in -> {
                    List<T> read = list.read(in);
                    return read.toArray(create);
                },
                (out, value) -> {
                    out.startArray(value);
                    for (T each : value) {
                        element.write(out, each);
                    }
                    out.endArray();
                });
    }

    /** A value, or null where it is absent. As a member of an object it is left out instead. */
    public static <T> PayloadType<Optional<T>> optional(PayloadType<T> type) {
        return PayloadType.of(in -> in.isNull() ? Optional.empty() : Optional.of(type.read(in)), (out, value) -> {
            if (out.require(value).isPresent()) {
                type.write(out, value.get());
            } else {
                out.writeNull();
            }
        });
    }

    /** A value, or null. As a member of an object a null is left out instead. */
    @SuppressWarnings("NullAway") // it takes every T for one that is never null
    public static <T> PayloadType<@Nullable T> nullable(PayloadType<T> type) {
        return PayloadType.of(in -> in.isNull() ? null : type.read(in), (out, value) -> {
            if (value == null) {
                out.writeNull();
            } else {
                type.write(out, value);
            }
        });
    }

    /**
     * A value that has to keep some rules. They are looked at in their order where a server reads arguments and params, and
     * nowhere else.
     */
    @SafeVarargs
    public static <T> PayloadType<T> constrained(PayloadType<T> type, Constraint<T>... constraints) {
        List<Constraint<T>> all = new ArrayList<>(constraints.length);
        for (Constraint<T> constraint : constraints) {
            all.add(constraint);
        }
        return PayloadType.of(
                in -> {
                    T value = type.read(in);
                    for (Constraint<T> constraint : all) {
                        in.check(constraint, value);
                    }
                    return value;
                },
                type::write);
    }

    /** What a codec of the user's makes of another type. */
    public static <T, W> PayloadType<T> converted(PayloadCodec<T, W> codec, PayloadType<W> wire) {
        return PayloadType.of(
                in -> {
                    T value = codec.decode(wire.read(in));
                    if (value == null) {
                        throw new NullPointerException(
                                in.path() + ": " + codec.getClass().getSimpleName() + ".decode returned null");
                    }
                    return value;
                },
                (out, value) -> {
                    W encoded = codec.encode(out.require(value));
                    if (encoded == null) {
                        throw new NullPointerException(
                                out.path() + ": " + codec.getClass().getSimpleName() + ".encode returned null");
                    }
                    wire.write(out, encoded);
                });
    }
}
