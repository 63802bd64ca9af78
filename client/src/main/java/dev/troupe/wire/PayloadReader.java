package dev.troupe.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * Reads one value of JSON or CBOR: Jackson's parser, with the rules of the wire and with errors that name their place.
 * Used by one thread.
 *
 * <p>Every {@code read…} method expects to stand on the first token of its value and leaves the reader on the last one.
 * What is malformed, too deep or of the wrong type is a {@link PayloadException}; its text never repeats the payload.
 */
public final class PayloadReader {

    private final JsonParser in;
    private final Payload payload;
    /** Set between {@link #startVariant} and the first {@link #nextMember}, which then finds the parser on a name. */
    private boolean onMemberName;

    private PayloadReader(JsonParser in, Payload payload) {
        this.in = in;
        this.payload = payload;
    }

    /**
     * Reads the whole of {@code payload} as one value.
     *
     * @throws PayloadException if it is malformed, is not such a value, or is followed by anything. An exception that a
     *     constructor or a codec of the user throws becomes one too, with the place of its value.
     */
    public static <T> T read(Payload payload, PayloadType<T> type) throws PayloadException {
        try (JsonParser parser =
                payload.format().factory().createParser(payload.array(), payload.offset(), payload.length())) {
            PayloadReader reader = new PayloadReader(parser, payload);
            return reader.readWhole(type);
        } catch (PayloadException e) {
            throw e;
        } catch (IOException e) {
            throw new PayloadException("", "cannot be read");
        }
    }

    private <T> T readWhole(PayloadType<T> type) throws IOException {
        try {
            if (in.nextToken() == null) {
                throw new PayloadException("", "is missing");
            }
            T value = type.read(this);
            if (in.nextToken() != null) {
                throw new PayloadException("", "is followed by something");
            }
            return value;
        } catch (PayloadException e) {
            throw e;
        } catch (JsonProcessingException e) {
            throw new PayloadException(path(), "is malformed, too deep or too long");
        } catch (RuntimeException e) {
            throw new PayloadException(path(), "is not acceptable");
        }
    }

    /** Enters an object. */
    public void startObject() throws IOException {
        expect(JsonToken.START_OBJECT, "is not an object");
    }

    /**
     * Goes to the next member of the object and stands on its value.
     *
     * @return the name of the member; null at the end of the object
     */
    public @Nullable String nextMember() throws IOException {
        if (onMemberName) {
            onMemberName = false;
        } else {
            in.nextToken();
        }
        if (in.currentToken() == JsonToken.END_OBJECT) {
            return null;
        }
        String name = in.currentName();
        in.nextToken();
        return name;
    }

    /** Passes over a value, whatever it is. */
    public void skip() throws IOException {
        in.skipChildren();
    }

    /**
     * Marks that the member with this number was met.
     *
     * @throws PayloadException if it was met before
     */
    public long once(long seen, int member) throws IOException {
        long bit = 1L << member;
        if ((seen & bit) != 0) {
            throw problem("is given twice");
        }
        return seen | bit;
    }

    /**
     * Checks, at the end of an object, that all members that must be there were met.
     *
     * @param seen a bit for each member that was met
     * @param required a bit for each member that must be
     * @param names the names of the members, in the order of their numbers
     */
    public void require(long seen, long required, String[] names) throws IOException {
        long missing = required & ~seen;
        if (missing != 0) {
            String name = names[Long.numberOfTrailingZeros(missing)];
            String path = path();
            throw new PayloadException(path.isEmpty() ? name : path + "." + name, "is missing");
        }
    }

    /** Enters a list. */
    public void startArray() throws IOException {
        expect(JsonToken.START_ARRAY, "is not a list");
    }

    /** Goes to the next element of the list; false at its end. */
    public boolean nextElement() throws IOException {
        return in.nextToken() != JsonToken.END_ARRAY;
    }

    /** Whether a null stands here. */
    public boolean isNull() {
        return in.currentToken() == JsonToken.VALUE_NULL;
    }

    /** Reads a truth value. */
    public boolean readBoolean() throws IOException {
        return switch (in.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> throw problem("is not true or false");
        };
    }

    /** Reads an integer from -2^7 to 2^7-1. */
    public byte readByte() throws IOException {
        return (byte) readInteger(Byte.MIN_VALUE, Byte.MAX_VALUE);
    }

    /** Reads an integer from -2^15 to 2^15-1. */
    public short readShort() throws IOException {
        return (short) readInteger(Short.MIN_VALUE, Short.MAX_VALUE);
    }

    /** Reads an integer from -2^31 to 2^31-1. */
    public int readInt() throws IOException {
        return (int) readInteger(Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /** Reads an integer from -2^63 to 2^63-1, given as a number or as a decimal string. */
    public long readLong() throws IOException {
        return readInteger(Long.MIN_VALUE, Long.MAX_VALUE);
    }

    private long readInteger(long least, long most) throws IOException {
        long value;
        if (in.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            JsonParser.NumberType type = in.getNumberType();
            if (type == JsonParser.NumberType.BIG_INTEGER) {
                throw problem("is out of range");
            }
            value = in.getLongValue();
        } else if (in.currentToken() == JsonToken.VALUE_STRING) {
            value = decimal(in.getText());
        } else {
            throw problem("is not an integer");
        }
        if (value < least || value > most) {
            throw problem("is out of range");
        }
        return value;
    }

    private long decimal(String text) throws PayloadException {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw problem("is not an integer in range");
        }
    }

    /** Reads a number, or one of the strings {@code NaN}, {@code Infinity} and {@code -Infinity}. */
    public float readFloat() throws IOException {
        return in.currentToken() == JsonToken.VALUE_STRING ? (float) notFinite() : number().getFloatValue();
    }

    /** Reads a number, or one of the strings {@code NaN}, {@code Infinity} and {@code -Infinity}. */
    public double readDouble() throws IOException {
        return in.currentToken() == JsonToken.VALUE_STRING ? notFinite() : number().getDoubleValue();
    }

    private JsonParser number() throws PayloadException {
        if (!in.currentToken().isNumeric()) {
            throw problem("is not a number");
        }
        return in;
    }

    private double notFinite() throws IOException {
        return switch (in.getText()) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> throw problem("is not a number");
        };
    }

    /** Reads an integer of any size, given as a number or as a decimal string. */
    public BigInteger readBigInteger() throws IOException {
        if (in.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            return in.getBigIntegerValue();
        }
        String text = readDecimalText();
        try {
            return new BigInteger(text);
        } catch (NumberFormatException e) {
            throw problem("is not an integer");
        }
    }

    /** Reads a decimal number of any size, given as a number or as a string. */
    public BigDecimal readBigDecimal() throws IOException {
        if (in.currentToken().isNumeric()) {
            return in.getDecimalValue();
        }
        String text = readDecimalText();
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw problem("is not a decimal number");
        }
    }

    /** Bounded, because turning digits into a number costs more than linear time. */
    private String readDecimalText() throws IOException {
        String text = readString();
        if (text.length() > WireFormat.MAX_NUMBER_LENGTH) {
            throw problem("has too many digits");
        }
        return text;
    }

    /** Reads text. */
    public String readString() throws IOException {
        if (in.currentToken() != JsonToken.VALUE_STRING) {
            throw problem("is not a string");
        }
        return in.getText();
    }

    /** Reads a string of one UTF-16 unit. */
    public char readChar() throws IOException {
        String text = readString();
        if (text.length() != 1) {
            throw problem("is not a single character");
        }
        return text.charAt(0);
    }

    /** Reads bytes: base64 in JSON, a byte string (or base64) in CBOR. */
    public byte[] readBytes() throws IOException {
        if (in.currentToken() != JsonToken.VALUE_STRING && in.currentToken() != JsonToken.VALUE_EMBEDDED_OBJECT) {
            throw problem("is not base64");
        }
        try {
            return in.getBinaryValue();
        } catch (JsonProcessingException e) {
            throw problem("is not base64");
        }
    }

    /** Reads a moment in ISO-8601 form. */
    public Instant readInstant() throws IOException {
        String text = readString();
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw problem("is not an instant such as 2026-01-31T12:00:00Z");
        }
    }

    /**
     * Enters an object that is a variant of a sealed type, and finds its {@code type}, wherever in the object it stands.
     * The members are read as those of any object; {@code type} comes among them and is to be skipped.
     */
    public String startVariant() throws IOException {
        startObject();
        in.nextToken();
        onMemberName = true;
        if (in.currentToken() == JsonToken.FIELD_NAME && "type".equals(in.currentName())) {
            in.nextToken();
            String type = readString();
            in.nextToken();
            return type;
        }
        return VariantLookAhead.typeOf(this, payload, in);
    }

    /** A problem with the value on which the reader stands. */
    public PayloadException problem(String problem) {
        return new PayloadException(path(), problem);
    }

    /** The place on which the reader stands. */
    String path() {
        StringBuilder path = new StringBuilder();
        append(path, in.getParsingContext());
        return path.toString();
    }

    private static void append(StringBuilder path, @Nullable JsonStreamContext context) {
        if (context == null || context.inRoot()) {
            return;
        }
        append(path, context.getParent());
        if (context.inArray()) {
            path.append('[').append(Math.max(context.getCurrentIndex(), 0)).append(']');
        } else if (context.getCurrentName() != null) {
            path.append(path.length() == 0 ? "" : ".").append(context.getCurrentName());
        }
    }

    private void expect(JsonToken token, String problem) throws PayloadException {
        if (in.currentToken() != token) {
            throw problem(problem);
        }
    }
}
