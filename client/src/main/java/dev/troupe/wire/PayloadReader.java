package dev.troupe.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads one value of JSON or CBOR: Jackson's parser, with the rules of the wire and with errors that name their place.
 * Used by one thread.
 *
 * <p>Every {@code read…} method expects to stand on the first token of its value and leaves the reader on the last one.
 * What is malformed, too deep or of the wrong type is a {@link PayloadException}; its text never repeats the payload.
 */
public final class PayloadReader {

    /** The member of a variant that says which one it is. */
    static final String TYPE = "type";

    private final JsonParser in;
    private final Payload payload;
    private final boolean checksConstraints;
    /** Set between {@link #startVariant} and the first member, which then finds the parser on a name. */
    private boolean onMemberName;
    /** The innermost object that was entered with its members. */
    private OpenObject object = new OpenObject();

    private PayloadReader(JsonParser in, Payload payload, boolean checksConstraints) {
        this.in = in;
        this.payload = payload;
        this.checksConstraints = checksConstraints;
    }

    /**
     * Reads the whole of {@code payload} as one value, whatever the constraints in it: a client takes what it is sent.
     *
     * @throws PayloadException if it is malformed, is not such a value, or is followed by anything. An exception that a
     *     constructor or a codec of the user throws becomes its cause, and it names the place of the value.
     */
    public static <T> T read(Payload payload, PayloadType<T> type) throws PayloadException {
        return read(payload, type, false);
    }

    /**
     * Reads the whole of {@code payload} as one value, and checks each constraint as soon as the value is read that it stands
     * on: before the constructor of the record that the value is a part of.
     *
     * @throws ConstraintException if a constraint is broken
     * @throws PayloadException as {@link #read} does
     */
    public static <T> T readChecked(Payload payload, PayloadType<T> type) throws PayloadException {
        return readChecked(payload, type, BoundedMatch.MOST_LOOKS);
    }

    /**
     * The same with another bound for the patterns among the constraints.
     *
     * @param maxPatternSteps how many characters their matching looks at, back and forth; a text for which that is not enough does
     *     not match
     */
    public static <T> T readChecked(Payload payload, PayloadType<T> type, int maxPatternSteps) throws PayloadException {
        return BoundedMatch.within(maxPatternSteps, () -> read(payload, type, true));
    }

    private static <T> T read(Payload payload, PayloadType<T> type, boolean checksConstraints) throws PayloadException {
        if (payload.isPresent() && !payload.isScanned()) {
            refuseMalformed(payload);
        }
        try (JsonParser parser =
                payload.format().factory().createParser(payload.array(), payload.offset(), payload.length())) {
            PayloadReader reader = new PayloadReader(parser, payload, checksConstraints);
            return reader.readWhole(type);
        } catch (PayloadException e) {
            throw e;
        } catch (IOException e) {
            throw new PayloadException("", "cannot be read");
        }
    }

    /** What stands in a message was looked at with the message; what comes otherwise has not been. */
    private static void refuseMalformed(Payload payload) throws PayloadException {
        try {
            if (payload.format() == WireFormat.CBOR) {
                CborScanner.check(payload);
            } else {
                JsonScanner.checkEncoding(payload);
            }
        } catch (Malformed e) {
            throw new PayloadException("", e.problem());
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
            PayloadException refusal = new PayloadException(path(), "is not acceptable");
            refusal.initCause(e);
            throw refusal;
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
    public @Nullable String nextName() throws IOException {
        if (onMemberName) {
            onMemberName = false;
        } else {
            in.nextToken();
        }
        return nameHere();
    }

    private @Nullable String nameHere() throws IOException {
        if (in.hasToken(JsonToken.END_OBJECT)) {
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

    /** Enters an object whose members are these; {@link #nextMember} is to be called until it answers -1. */
    public void startObject(Members expected) throws IOException {
        startObject();
        startMembers(expected);
    }

    /** As {@link #startObject(Members)} in an object that {@link #startVariant} has entered. */
    public void startMembers(Members expected) {
        object = object.begin(expected);
    }

    /**
     * Goes to the next of the members with which the object was entered, and stands on its value. What has another name is
     * passed over. Members that come in their order cost least.
     *
     * @return the number of the member; -1 at the end of the object
     * @throws PayloadException if the member was met before, or if the object ends without one that must be there
     */
    public int nextMember() throws IOException {
        int next = object.next();
        @Nullable String name;
        if (onMemberName || next < 0) {
            name = nextName();
        } else if (in.nextFieldName(object.name(next))) {
            in.nextToken();
            object.meet(next);
            return next;
        } else {
            name = nameHere();
        }
        for (; name != null; name = nextName()) {
            int member = object.number(name);
            if (member >= 0) {
                return once(member);
            }
            skip();
        }
        object.requireAll(this);
        object = object.end();
        return -1;
    }

    private int once(int member) throws PayloadException {
        if (!object.meet(member)) {
            throw problem("is given twice");
        }
        return member;
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
        return in.hasToken(JsonToken.VALUE_NULL);
    }

    /** Whether text stands here. */
    boolean isString() {
        return in.hasToken(JsonToken.VALUE_STRING);
    }

    /** Reads a truth value. */
    public boolean readBoolean() throws IOException {
        if (in.hasToken(JsonToken.VALUE_TRUE)) {
            return true;
        }
        expect(JsonToken.VALUE_FALSE, "is not true or false");
        return false;
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
        if (isString()) {
            String text = in.getText();
            return DecimalText.parse(text).orElseThrow(() -> problem("is not an integer from -2^63 to 2^63-1"));
        }
        return readInteger(Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /** Reads an integer from 0 to 2^53-1, given as a number. */
    long readId() throws IOException {
        return readInteger(0, PayloadWriter.MAX_SAFE_INTEGER);
    }

    private long readInteger(long least, long most) throws IOException {
        expect(JsonToken.VALUE_NUMBER_INT, "is not an integer");
        refuseTagged();
        if (in.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            throw problem("is out of range");
        }
        long value = in.getLongValue();
        if (value < least || value > most) {
            throw problem("is out of range");
        }
        return value;
    }

    /** Reads a number, or one of the strings {@code NaN}, {@code Infinity} and {@code -Infinity}. */
    public float readFloat() throws IOException {
        if (isString()) {
            return (float) notFinite();
        }
        expectNumber();
        float value = in.getFloatValue();
        return Float.isFinite(value) ? value : (float) notFinite(value);
    }

    /** Reads a number, or one of the strings {@code NaN}, {@code Infinity} and {@code -Infinity}. */
    public double readDouble() throws IOException {
        if (isString()) {
            return notFinite();
        }
        expectNumber();
        double value = in.getDoubleValue();
        return Double.isFinite(value) ? value : notFinite(value);
    }

    private void expectNumber() throws IOException {
        JsonToken token = in.currentToken();
        if (token == null || !token.isNumeric()) {
            throw problem("is not a number");
        }
        refuseTagged();
    }

    /** Jackson 2.21 reads a bignum of CBOR (RFC 8949, section 3.4.3) whose first bit is set with the wrong sign. */
    private void refuseTagged() throws IOException {
        if (payload.format() == WireFormat.JSON) {
            return;
        }
        JsonParser.NumberType type = in.getNumberType();
        boolean large = type == JsonParser.NumberType.BIG_INTEGER || type == JsonParser.NumberType.BIG_DECIMAL;
        if (large && isTag(payload.array()[(int) in.currentTokenLocation().getByteOffset()])) {
            throw problem("is a number with a tag; write a decimal string");
        }
    }

    /** Whether an item of CBOR that begins with this byte has a tag (RFC 8949, section 3.1). */
    private static boolean isTag(byte first) {
        return (first & 0xE0) == 0xC0;
    }

    private double notFinite() throws IOException {
        return switch (in.getText()) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> throw problem("is not a number");
        };
    }

    /** CBOR has numbers that are not finite; in JSON it is a number that is too large. */
    private double notFinite(double value) throws IOException {
        boolean meant = payload.format() == WireFormat.CBOR
                && in.currentToken() == JsonToken.VALUE_NUMBER_FLOAT
                && !Double.isFinite(in.getDoubleValue());
        if (!meant) {
            throw problem("is out of range");
        }
        return value;
    }

    /** Reads an integer of at most {@link WireFormat#MAX_NUMBER_LENGTH} digits, given as a number or as a decimal string. */
    public BigInteger readBigInteger() throws IOException {
        if (in.hasToken(JsonToken.VALUE_NUMBER_INT)) {
            refuseTagged();
            return bounded(in.getBigIntegerValue());
        }
        String text = readDecimalText();
        if (!DecimalText.isDecimal(text)) {
            throw problem("is not an integer");
        }
        return bounded(new BigInteger(text));
    }

    /**
     * Reads a decimal number of at most {@link WireFormat#MAX_NUMBER_LENGTH} digits, with the point at most as far away from
     * them, given as a number or as a string.
     */
    public BigDecimal readBigDecimal() throws IOException {
        JsonToken token = in.currentToken();
        if (token != null && token.isNumeric()) {
            refuseTagged();
            return bounded(readDecimal());
        }
        String text = readDecimalText();
        try {
            return bounded(new BigDecimal(text));
        } catch (NumberFormatException e) {
            throw problem("is not a decimal number");
        }
    }

    /** CBOR has numbers that are not finite, which are no decimal numbers. */
    private BigDecimal readDecimal() throws IOException {
        try {
            return in.getDecimalValue();
        } catch (NumberFormatException e) {
            throw problem("is not a decimal number");
        }
    }

    /** Bounded, because turning digits into a number and back costs more than linear time. */
    private String readDecimalText() throws IOException {
        String text = readString();
        if (text.length() > 2 * WireFormat.MAX_NUMBER_LENGTH) {
            throw problem("has too many digits");
        }
        return text;
    }

    private BigInteger bounded(BigInteger value) throws PayloadException {
        if (!PayloadWriter.isWithinBounds(value)) {
            throw problem("has too many digits");
        }
        return value;
    }

    /** A far exponent holds a large number in few bytes. */
    private BigDecimal bounded(BigDecimal value) throws PayloadException {
        if (!PayloadWriter.isWithinBounds(value)) {
            throw problem("has too many digits");
        }
        return value;
    }

    /** Reads text. */
    public String readString() throws IOException {
        expect(JsonToken.VALUE_STRING, "is not a string");
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
        if (!isString() && !in.hasToken(JsonToken.VALUE_EMBEDDED_OBJECT)) {
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
        expect(JsonToken.VALUE_STRING, "is not an instant such as 2026-01-31T12:00:00Z");
        Instant common = InstantText.parse(in.getTextCharacters(), in.getTextOffset(), in.getTextLength());
        if (common != null) {
            return common;
        }
        try {
            return Instant.parse(in.getText());
        } catch (DateTimeException e) {
            throw problem("is not an instant such as 2026-01-31T12:00:00Z");
        }
    }

    /**
     * Enters an object that is a variant of a sealed type, and finds its {@code type}, wherever in the object it stands.
     * The members are read as those of any object; {@code type} comes among them, unless it was the first, and is to be
     * skipped. Until the first member is asked for, {@link #problem} speaks of the object.
     */
    public String startVariant() throws IOException {
        startObject();
        long start = in.currentTokenLocation().getByteOffset();
        in.nextToken();
        onMemberName = true;
        if (!in.hasToken(JsonToken.FIELD_NAME) || !TYPE.equals(in.currentName())) {
            return VariantLookAhead.typeOf(this, payload, start);
        }
        in.nextToken();
        if (!isString()) {
            onMemberName = false;
            throw problem("is not a string");
        }
        String type = in.getText();
        in.nextToken();
        return type;
    }

    /**
     * Sees to it that the value that was just read keeps a constraint; passes over it where nobody asked for checks.
     *
     * @throws ConstraintException if the value does not keep it
     */
    <T> void check(Constraint<T> constraint, T value) throws ConstraintException {
        if (checksConstraints && !constraint.holds(value)) {
            throw new ConstraintException(path(), constraint);
        }
    }

    /** A problem with the value on which the reader stands. */
    public PayloadException problem(String problem) {
        return new PayloadException(path(), problem);
    }

    /** The place on which the reader stands. */
    String path() {
        JsonStreamContext context = in.getParsingContext();
        boolean isInside = in.hasToken(JsonToken.START_ARRAY) || (onMemberName && in.hasToken(JsonToken.FIELD_NAME));
        return MessagePath.ofReader(isInside ? context.getParent() : context);
    }

    private void expect(JsonToken token, String problem) throws PayloadException {
        if (!in.hasToken(token)) {
            throw problem(problem);
        }
    }
}
