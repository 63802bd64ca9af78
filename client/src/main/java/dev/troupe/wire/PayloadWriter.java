package dev.troupe.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Writes one value as JSON or CBOR: Jackson's generator, with the rules of the wire for values that JSON has no safe form
 * for. Used by one thread.
 *
 * <p>A null where the protocol allows none is a {@link NullPointerException} that names its place:
 * {@code value.message.tags[2] is null and not @Nullable}. The place is worked out after the failure, so a value without
 * such a null costs nothing more.
 */
public final class PayloadWriter {

    /** The largest integer that every JSON reader keeps exactly: 2^53 - 1 (RFC 8259, section 6). */
    public static final long MAX_SAFE_INTEGER = (1L << 53) - 1;

    private static final SerializedString TYPE = new SerializedString(PayloadReader.TYPE);

    private static final BigInteger TOO_LARGE = BigInteger.TEN.pow(WireFormat.MAX_NUMBER_LENGTH);

    private final JsonGenerator out;
    private final WireFormat format;
    private final String root;

    PayloadWriter(JsonGenerator out, WireFormat format) {
        this(out, format, "");
    }

    /** Names places from this root on. */
    private PayloadWriter(JsonGenerator out, WireFormat format, String root) {
        this.out = out;
        this.format = format;
        this.root = root;
    }

    /**
     * Writes the whole of {@code value} as one payload. What the writer of the type throws comes out as it is.
     *
     * @param root what failures call the value: {@code params}
     */
    public static <T> Payload write(WireFormat format, PayloadType<T> type, T value, String root) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator generator = format.factory().createGenerator(bytes)) {
            type.write(new PayloadWriter(generator, format, root), value);
        }
        return new Payload(format, bytes.toByteArray(), 0, bytes.size());
    }

    /** The format being written. */
    public WireFormat format() {
        return format;
    }

    /** Begins an object. */
    public void startObject() throws IOException {
        out.writeStartObject();
    }

    /** Begins a list. */
    public void startArray() throws IOException {
        out.writeStartArray();
    }

    /**
     * Begins the object that stands for a value.
     *
     * @param value the value
     * @throws NullPointerException if {@code value} is null
     */
    public void startObject(@Nullable Object value) throws IOException {
        require(value);
        out.writeStartObject();
    }

    /** Begins the object that stands for a value of a sealed type; the name of its variant comes next. */
    public void startVariant(@Nullable Object value) throws IOException {
        startObject(value);
        out.writeFieldName(TYPE);
    }

    /** Ends the object. */
    public void endObject() throws IOException {
        out.writeEndObject();
    }

    /**
     * Begins the list that stands for a value.
     *
     * @param value the value
     * @throws NullPointerException if {@code value} is null
     */
    public void startArray(@Nullable Object value) throws IOException {
        require(value);
        out.writeStartArray();
    }

    /** Ends the list. */
    public void endArray() throws IOException {
        out.writeEndArray();
    }

    /** Writes the name of the member whose value comes next; a prepared name costs no escaping. */
    void name(SerializableString name) throws IOException {
        out.writeFieldName(name);
    }

    /** Writes the name of the member whose value comes next. */
    public void name(String name) throws IOException {
        out.writeFieldName(name);
    }

    /**
     * Writes the name of the member whose value comes next; it is prepared and costs no escaping.
     *
     * @param member its number
     * @return this writer
     */
    public PayloadWriter name(Members members, int member) throws IOException {
        out.writeFieldName(members.name(member));
        return this;
    }

    /**
     * Writes the name of a member that is left out where it is absent, if there is a value.
     *
     * @param value null where it is absent
     * @return whether the value is to be written now
     */
    public boolean present(Members members, int member, @Nullable Object value) throws IOException {
        if (value == null) {
            return false;
        }
        name(members, member);
        return true;
    }

    /**
     * Writes the name of an optional member, if there is a value.
     *
     * @return whether the value is to be written now
     * @throws NullPointerException if the {@code Optional} itself is null
     */
    public boolean present(Members members, int member, Optional<?> value) throws IOException {
        return begin(members, member, value != null && value.isPresent(), value);
    }

    /** As {@link #present(Members, int, Optional)}. */
    public boolean present(Members members, int member, @Nullable OptionalInt value) throws IOException {
        return begin(members, member, value != null && value.isPresent(), value);
    }

    /** As {@link #present(Members, int, Optional)}. */
    public boolean present(Members members, int member, @Nullable OptionalLong value) throws IOException {
        return begin(members, member, value != null && value.isPresent(), value);
    }

    /** As {@link #present(Members, int, Optional)}. */
    public boolean present(Members members, int member, @Nullable OptionalDouble value) throws IOException {
        return begin(members, member, value != null && value.isPresent(), value);
    }

    private boolean begin(Members members, int member, boolean present, @Nullable Object value) throws IOException {
        if (present || value == null) {
            name(members, member);
            require(value);
        }
        return present;
    }

    /** Writes the null of an absent element. */
    public void writeNull() throws IOException {
        out.writeNull();
    }

    /** Writes a truth value. */
    public void writeBoolean(boolean value) throws IOException {
        out.writeBoolean(value);
    }

    /** Writes a truth value; a null is a {@link NullPointerException} that names its place. */
    public void writeBoolean(@Nullable Boolean value) throws IOException {
        writeBoolean(require(value).booleanValue());
    }

    /** Writes an integer that every reader keeps exactly. */
    public void writeInt(int value) throws IOException {
        out.writeNumber(value);
    }

    /** Writes an integer; a null is a {@link NullPointerException} that names its place. */
    public void writeInt(@Nullable Integer value) throws IOException {
        writeInt(require(value).intValue());
    }

    /** Writes an integer; a null is a {@link NullPointerException} that names its place. */
    public void writeInt(@Nullable Short value) throws IOException {
        writeInt(require(value).intValue());
    }

    /** Writes an integer; a null is a {@link NullPointerException} that names its place. */
    public void writeInt(@Nullable Byte value) throws IOException {
        writeInt(require(value).intValue());
    }

    /** Writes an integer: as a number up to {@link #MAX_SAFE_INTEGER} in size, as a decimal string beyond. */
    public void writeLong(long value) throws IOException {
        if (value >= -MAX_SAFE_INTEGER && value <= MAX_SAFE_INTEGER) {
            out.writeNumber(value);
        } else {
            out.writeString(Long.toString(value));
        }
    }

    /** Writes an integer; a null is a {@link NullPointerException} that names its place. */
    public void writeLong(@Nullable Long value) throws IOException {
        writeLong(require(value).longValue());
    }

    /** Writes a number; NaN and the infinities as strings. */
    public void writeFloat(float value) throws IOException {
        if (Float.isFinite(value)) {
            out.writeNumber(value);
        } else {
            out.writeString(Float.toString(value));
        }
    }

    /** Writes a number; a null is a {@link NullPointerException} that names its place. */
    public void writeFloat(@Nullable Float value) throws IOException {
        writeFloat(require(value).floatValue());
    }

    /** Writes a number; NaN and the infinities as strings. */
    public void writeDouble(double value) throws IOException {
        if (Double.isFinite(value)) {
            out.writeNumber(value);
        } else {
            out.writeString(Double.toString(value));
        }
    }

    /** Writes a number; a null is a {@link NullPointerException} that names its place. */
    public void writeDouble(@Nullable Double value) throws IOException {
        writeDouble(require(value).doubleValue());
    }

    /**
     * Writes a decimal string.
     *
     * @throws IllegalArgumentException if it has more than {@link WireFormat#MAX_NUMBER_LENGTH} digits, which no reader takes
     */
    public void writeBigInteger(@Nullable BigInteger value) throws IOException {
        BigInteger number = require(value);
        if (!isWithinBounds(number)) {
            throw problem("has more than " + WireFormat.MAX_NUMBER_LENGTH + " digits");
        }
        out.writeString(number.toString());
    }

    /**
     * Writes a decimal string.
     *
     * @throws IllegalArgumentException if it has more than {@link WireFormat#MAX_NUMBER_LENGTH} digits, or its scale is that
     *     far from 0, which no reader takes
     */
    public void writeBigDecimal(@Nullable BigDecimal value) throws IOException {
        BigDecimal number = require(value);
        if (!isWithinBounds(number)) {
            throw problem("has more than " + WireFormat.MAX_NUMBER_LENGTH + " digits");
        }
        out.writeString(number.toString());
    }

    static boolean isWithinBounds(BigInteger value) {
        return value.abs().compareTo(TOO_LARGE) < 0;
    }

    static boolean isWithinBounds(BigDecimal value) {
        return Math.abs((long) value.scale()) <= WireFormat.MAX_NUMBER_LENGTH && isWithinBounds(value.unscaledValue());
    }

    /** Writes text. */
    public void writeString(@Nullable String value) throws IOException {
        out.writeString(require(value));
    }

    /** Writes text that was prepared, such as the name of an enum constant. */
    public void writeString(SerializableString value) throws IOException {
        out.writeString(value);
    }

    /** Writes a string of one UTF-16 unit; a null is a {@link NullPointerException} that names its place. */
    public void writeChar(@Nullable Character value) throws IOException {
        writeChar(require(value).charValue());
    }

    /** Writes a string of one UTF-16 unit. */
    public void writeChar(char value) throws IOException {
        out.writeString(String.valueOf(value));
    }

    /** Writes bytes: base64 (RFC 4648, section 4) in JSON, a byte string in CBOR. */
    public void writeBytes(byte @Nullable [] value) throws IOException {
        out.writeBinary(require(value));
    }

    /** Writes a moment in ISO-8601 form, as {@link Instant#toString()}. */
    public void writeInstant(@Nullable Instant value) throws IOException {
        Instant instant = require(value);
        byte[] text = new byte[InstantText.MAX_LENGTH];
        int length = InstantText.format(instant, text);
        if (length > 0) {
            out.writeRawUTF8String(text, 0, length);
        } else {
            out.writeString(instant.toString());
        }
    }

    /**
     * The value, which must be there.
     *
     * @throws NullPointerException if it is null; the message names its place
     */
    <T> T require(@Nullable T value) {
        if (value == null) {
            throw new NullPointerException(path() + " is null and not @Nullable");
        }
        return value;
    }

    /** The place of the value that is written next. */
    String path() {
        return MessagePath.ofNext(root, format, out);
    }

    /** The place of the object whose member is written next. */
    String objectPath() {
        return MessagePath.ofObject(root, format, out);
    }

    /**
     * A problem with the value that is written next, to be thrown.
     *
     * @param problem what is wrong: {@code has a null key}
     */
    IllegalArgumentException problem(String problem) {
        return new IllegalArgumentException(path() + " " + problem);
    }

    /**
     * A problem with an object whose {@code type} is written next, to be thrown: the codec knows no such variant.
     *
     * @param sealedType the sealed type, as the source names it
     * @param value the variant
     */
    public IllegalArgumentException unknownVariant(String sealedType, Object value) {
        String variant = value.getClass().getSimpleName();
        return new IllegalArgumentException(objectPath()
                + " is a " + variant + ", and " + sealedType
                + " had no such variant when the protocol was compiled; compile the protocol again");
    }
}
