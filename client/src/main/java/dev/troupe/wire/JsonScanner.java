package dev.troupe.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Finds the members of a JSON object and passes over their values: checks the grammar (RFC 8259) in one pass over the bytes
 * and decodes nothing. Used by one thread.
 *
 * <p>Nothing here recurses: which brackets are open is one bit each, so that {@link WireFormat#MAX_DEPTH} of them fit into a
 * {@code long}.
 */
final class JsonScanner {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    /** Longer than any integer that is of use, so that what is longer is simply too large. */
    private static final int MAX_DIGITS = 18;

    private final byte[] array;
    private final int end;
    private int at;

    private JsonScanner(byte[] array, int offset, int length) {
        this.array = array;
        this.at = offset;
        this.end = offset + length;
    }

    /** Fills {@code envelope} from the object that stands in this range, alone but for white space. */
    static void scan(byte[] array, int offset, int length, Envelope envelope) throws Malformed {
        JsonScanner scanner = new JsonScanner(array, offset, length);
        scanner.members(envelope);
        scanner.skipSpace();
        if (scanner.at != scanner.end) {
            throw syntax();
        }
    }

    /**
     * Refuses JSON in another encoding than UTF-8 without a byte order mark (RFC 8259, section 8.1): a parser such as Jackson's
     * guesses the encoding, and takes overlong forms.
     */
    static void checkEncoding(Payload payload) throws Malformed {
        byte[] array = payload.array();
        int offset = payload.offset();
        int length = payload.length();
        boolean hasMark = length > 2
                && (array[offset] & 0xFF) == 0xEF
                && (array[offset + 1] & 0xFF) == 0xBB
                && (array[offset + 2] & 0xFF) == 0xBF;
        boolean isWide = false;
        for (int i = offset; i < offset + Math.min(length, 4); i++) {
            isWide |= array[i] == 0;
        }
        if (hasMark || isWide || !Utf8.isValid(array, offset, length)) {
            throw new Malformed("is not JSON in UTF-8");
        }
    }

    private void members(Envelope envelope) throws Malformed {
        if (next() != '{') {
            throw syntax();
        }
        at++;
        if (next() == '}') {
            at++;
            return;
        }
        while (true) {
            EnvelopeMember member = memberName();
            expect(':');
            next();
            int start = at;
            skipValue();
            envelope.add(member, start, at);
            byte after = next();
            at++;
            if (after == '}') {
                return;
            }
            if (after != ',') {
                throw syntax();
            }
        }
    }

    private @Nullable EnvelopeMember memberName() throws Malformed {
        if (next() != '"') {
            throw syntax();
        }
        int start = at + 1;
        boolean plain = skipString();
        if (plain) {
            return EnvelopeMember.ofName(array, start, at - 1);
        }
        return EnvelopeMember.ofName(unescape(start, at - 1));
    }

    /** Rare: nobody but a test writes a name of ours with escapes. */
    private String unescape(int from, int to) throws Malformed {
        try {
            return PayloadReader.read(new Payload(WireFormat.JSON, array, from - 1, to - from + 2), Payloads.STRING);
        } catch (PayloadException e) {
            throw syntax();
        }
    }

    /** Passes over the value that begins here; one bit of {@code open} for each bracket inside: 1 for an object. */
    private void skipValue() throws Malformed {
        long open = 0;
        int depth = 0;
        while (true) {
            byte first = next();
            if (first == '{' || first == '[') {
                at++;
                boolean object = first == '{';
                if (next() != (object ? '}' : ']')) {
                    if (++depth >= WireFormat.MAX_DEPTH) {
                        throw Malformed.tooDeep();
                    }
                    open = open << 1 | (object ? 1 : 0);
                    if (object) {
                        skipName();
                    }
                    continue;
                }
                if (depth + 1 >= WireFormat.MAX_DEPTH) {
                    throw Malformed.tooDeep();
                }
                at++;
            } else {
                skipScalar(first);
            }
            while (depth > 0 && !skipComma((open & 1) != 0)) {
                open >>>= 1;
                depth--;
            }
            if (depth == 0) {
                return;
            }
            if ((open & 1) != 0) {
                skipName();
            }
        }
    }

    /** After a value inside of an object or list: true if another follows, false if the bracket closed. */
    private boolean skipComma(boolean object) throws Malformed {
        byte after = next();
        at++;
        if (after == ',') {
            return true;
        }
        if (after == (object ? '}' : ']')) {
            return false;
        }
        throw syntax();
    }

    private void skipName() throws Malformed {
        if (next() != '"') {
            throw syntax();
        }
        skipString();
        expect(':');
    }

    private void skipScalar(byte first) throws Malformed {
        switch (first) {
            case '"' -> skipString();
            case 't' -> skipLiteral("true");
            case 'f' -> skipLiteral("false");
            case 'n' -> skipLiteral("null");
            default -> skipNumber();
        }
    }

    private void skipLiteral(String literal) throws Malformed {
        if (end - at < literal.length()) {
            throw syntax();
        }
        for (int i = 0; i < literal.length(); i++) {
            if (array[at + i] != literal.charAt(i)) {
                throw syntax();
            }
        }
        at += literal.length();
    }

    private void skipNumber() throws Malformed {
        if (at < end && array[at] == '-') {
            at++;
        }
        if (at < end && array[at] == '0') {
            at++;
        } else {
            skipDigits();
        }
        if (at < end && array[at] == '.') {
            at++;
            skipDigits();
        }
        if (at < end && (array[at] | 0x20) == 'e') {
            at++;
            if (at < end && (array[at] == '+' || array[at] == '-')) {
                at++;
            }
            skipDigits();
        }
    }

    private void skipDigits() throws Malformed {
        int start = at;
        while (at < end && isDigit(array[at])) {
            at++;
        }
        if (at == start) {
            throw syntax();
        }
    }

    /** From the opening quote to after the closing one; whether there was no escape. */
    private boolean skipString() throws Malformed {
        boolean plain = true;
        at++;
        while (true) {
            skipOrdinary();
            if (at >= end) {
                throw syntax();
            }
            byte b = array[at++];
            if (b == '"') {
                return plain;
            }
            if (b != '\\') {
                throw syntax();
            }
            plain = false;
            skipEscape();
        }
    }

    /** Goes to the next quote, backslash or control character: eight bytes at a time, then one by one. */
    private void skipOrdinary() {
        int i = at;
        while (end - i >= Long.BYTES) {
            long eight = (long) LONG.get(array, i);
            long special = zeros(eight ^ ONES * '"') | zeros(eight ^ ONES * '\\') | zeros(eight & ONES * 0xE0);
            if (special != 0) {
                at = i + (Long.numberOfTrailingZeros(special) >>> 3);
                return;
            }
            i += Long.BYTES;
        }
        while (i < end && array[i] != '"' && array[i] != '\\' && (array[i] & 0xE0) != 0) {
            i++;
        }
        at = i;
    }

    /** The lowest bit that is set stands in the lowest byte that is zero; bits above it may be wrong. */
    private static long zeros(long eight) {
        return eight - ONES & ~eight & HIGH_BITS;
    }

    private void skipEscape() throws Malformed {
        if (at >= end) {
            throw syntax();
        }
        switch (array[at++]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {}
            case 'u' -> skipHex();
            default -> throw syntax();
        }
    }

    private void skipHex() throws Malformed {
        if (end - at < 4) {
            throw syntax();
        }
        for (int i = 0; i < 4; i++) {
            if (Character.digit(array[at + i], 16) < 0) {
                throw syntax();
            }
        }
        at += 4;
    }

    private void expect(char wanted) throws Malformed {
        if (next() != wanted) {
            throw syntax();
        }
        at++;
    }

    /** The next byte that is not white space, still to be passed over. */
    private byte next() throws Malformed {
        skipSpace();
        if (at >= end) {
            throw syntax();
        }
        return array[at];
    }

    private void skipSpace() {
        while (at < end && isSpace(array[at])) {
            at++;
        }
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /** Whether a string that was passed over has no escape in it. */
    static boolean isPlain(byte[] array, int from, int to) {
        for (int i = from; i < to; i++) {
            if (array[i] == '\\') {
                return false;
            }
        }
        return true;
    }

    /** The value of a number that was passed over: {@link Long#MAX_VALUE} if it is very large, -1 if it is more than digits. */
    static long digits(byte[] array, int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            if (!isDigit(array[i])) {
                return -1;
            }
            value = i - from < MAX_DIGITS ? value * 10 + (array[i] - '0') : Long.MAX_VALUE;
        }
        return value;
    }

    private static Malformed syntax() {
        return new Malformed("is not JSON");
    }
}
