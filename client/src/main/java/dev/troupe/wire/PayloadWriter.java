package dev.troupe.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Objects;

/**
 * Writes one value as JSON or CBOR: Jackson's generator, with the rules of the wire for values that JSON has no safe form
 * for. Used by one thread.
 */
public final class PayloadWriter {

    /** The largest integer that every JSON reader keeps exactly: 2^53 - 1 (RFC 8259, section 6). */
    public static final long MAX_SAFE_INTEGER = (1L << 53) - 1;

    private static final BigInteger TOO_LARGE = BigInteger.TEN.pow(WireFormat.MAX_NUMBER_LENGTH);

    private final JsonGenerator out;
    private final WireFormat format;

    PayloadWriter(JsonGenerator out, WireFormat format) {
        this.out = out;
        this.format = format;
    }

    /** Writes the whole of {@code value} as one payload. What the writer of the type throws comes out as it is. */
    public static <T> Payload write(WireFormat format, PayloadType<T> type, T value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator generator = format.factory().createGenerator(bytes)) {
            type.write(new PayloadWriter(generator, format), value);
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

    /** Ends the object. */
    public void endObject() throws IOException {
        out.writeEndObject();
    }

    /** Begins a list. */
    public void startArray() throws IOException {
        out.writeStartArray();
    }

    /** Ends the list. */
    public void endArray() throws IOException {
        out.writeEndArray();
    }

    /** Writes the name of the member whose value comes next; a prepared name costs no escaping. */
    public void name(SerializableString name) throws IOException {
        out.writeFieldName(name);
    }

    /** Writes the name of the member whose value comes next. */
    public void name(String name) throws IOException {
        out.writeFieldName(name);
    }

    /** Writes the null of an absent element. */
    public void writeNull() throws IOException {
        out.writeNull();
    }

    /** Writes a truth value. */
    public void writeBoolean(boolean value) throws IOException {
        out.writeBoolean(value);
    }

    /** Writes an integer that every reader keeps exactly. */
    public void writeInt(int value) throws IOException {
        out.writeNumber(value);
    }

    /** Writes an integer: as a number up to {@link #MAX_SAFE_INTEGER} in size, as a decimal string beyond. */
    public void writeLong(long value) throws IOException {
        if (value >= -MAX_SAFE_INTEGER && value <= MAX_SAFE_INTEGER) {
            out.writeNumber(value);
        } else {
            out.writeString(Long.toString(value));
        }
    }

    /** Writes a number; NaN and the infinities as strings. */
    public void writeFloat(float value) throws IOException {
        if (Float.isFinite(value)) {
            out.writeNumber(value);
        } else {
            out.writeString(Float.toString(value));
        }
    }

    /** Writes a number; NaN and the infinities as strings. */
    public void writeDouble(double value) throws IOException {
        if (Double.isFinite(value)) {
            out.writeNumber(value);
        } else {
            out.writeString(Double.toString(value));
        }
    }

    /**
     * Writes a decimal string.
     *
     * @throws IllegalArgumentException if it has more than {@link WireFormat#MAX_NUMBER_LENGTH} digits, which no reader takes
     */
    public void writeBigInteger(BigInteger value) throws IOException {
        if (!isWithinBounds(value)) {
            throw new IllegalArgumentException("an integer of more than " + WireFormat.MAX_NUMBER_LENGTH + " digits");
        }
        out.writeString(value.toString());
    }

    /**
     * Writes a decimal string.
     *
     * @throws IllegalArgumentException if it has more than {@link WireFormat#MAX_NUMBER_LENGTH} digits, or its scale is that
     *     far from 0, which no reader takes
     */
    public void writeBigDecimal(BigDecimal value) throws IOException {
        if (!isWithinBounds(value)) {
            throw new IllegalArgumentException("a number of more than " + WireFormat.MAX_NUMBER_LENGTH + " digits");
        }
        out.writeString(value.toString());
    }

    static boolean isWithinBounds(BigInteger value) {
        return value.abs().compareTo(TOO_LARGE) < 0;
    }

    static boolean isWithinBounds(BigDecimal value) {
        return Math.abs((long) value.scale()) <= WireFormat.MAX_NUMBER_LENGTH && isWithinBounds(value.unscaledValue());
    }

    /** Writes text. */
    public void writeString(String value) throws IOException {
        out.writeString(Objects.requireNonNull(value));
    }

    /** Writes text that was prepared, such as the name of an enum constant. */
    public void writeString(SerializableString value) throws IOException {
        out.writeString(value);
    }

    /** Writes a string of one UTF-16 unit. */
    public void writeChar(char value) throws IOException {
        out.writeString(String.valueOf(value));
    }

    /** Writes bytes: base64 (RFC 4648, section 4) in JSON, a byte string in CBOR. */
    public void writeBytes(byte[] value) throws IOException {
        out.writeBinary(Objects.requireNonNull(value));
    }

    /** Writes a moment in ISO-8601 form, as {@link Instant#toString()}. */
    public void writeInstant(Instant value) throws IOException {
        byte[] text = new byte[InstantText.MAX_LENGTH];
        int length = InstantText.format(value, text);
        if (length > 0) {
            out.writeRawUTF8String(text, 0, length);
        } else {
            out.writeString(value.toString());
        }
    }
}
