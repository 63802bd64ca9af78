package dev.troupe.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Where in a message the members of its envelope stand. A scanner fills it, and nothing is decoded before it is asked for.
 * Used by one thread.
 */
final class Envelope {

    /** The largest id; larger ones would not survive a JavaScript client. */
    static final long MAX_ID = PayloadWriter.MAX_SAFE_INTEGER;

    private static final PayloadType<List<String>> NAMES = Payloads.list(Payloads.STRING);

    private static final int KINDS = kindBits();

    private final WireFormat format;
    private final byte[] array;
    private final int[] starts = new int[EnvelopeMember.COUNT];
    private final int[] ends = new int[EnvelopeMember.COUNT];
    private int present;
    private int repeated;
    private boolean strangers;

    Envelope(WireFormat format, byte[] array) {
        this.format = format;
        this.array = array;
    }

    /** Takes note of a member whose value stands from {@code start} to before {@code end}; null for one that means nothing. */
    void add(@Nullable EnvelopeMember member, int start, int end) {
        if (member == null) {
            strangers = true;
            return;
        }
        int bit = member.bit();
        if ((present & bit) != 0) {
            repeated |= bit;
            return;
        }
        present |= bit;
        starts[member.index()] = start;
        ends[member.index()] = end;
    }

    /** Whether it has a member that means nothing. */
    boolean hasStrangers() {
        return strangers;
    }

    /** The members that are kinds, as bits. */
    int kinds() {
        return present & KINDS;
    }

    private static int kindBits() {
        int kinds = 0;
        for (EnvelopeMember member : EnvelopeMember.values()) {
            kinds |= member.isKind() ? member.bit() : 0;
        }
        return kinds;
    }

    WireFormat format() {
        return format;
    }

    boolean has(EnvelopeMember member) {
        return (present & member.bit()) != 0;
    }

    /** Whether it has the member and its value is not null. */
    boolean hasValue(EnvelopeMember member) {
        return has(member) && !isNull(member);
    }

    /** The value, still encoded; absent where there is none or it is null. */
    Payload payload(EnvelopeMember member) {
        return hasValue(member) ? slice(member) : Payload.none(format);
    }

    /** The value, still encoded, also if it is null. */
    Payload slice(EnvelopeMember member) {
        int start = starts[member.index()];
        return Payload.scanned(format, array, start, ends[member.index()] - start);
    }

    /** @throws MessageException if a member that means something is there twice */
    void refuseRepeated() throws MessageException {
        if (repeated != 0) {
            throw bad("'"
                    + EnvelopeMember.at(Integer.numberOfTrailingZeros(repeated)).text() + "' is given twice");
        }
    }

    /** The id, if there is one that can be read and no doubt about it. */
    OptionalLong idIfAny() {
        if (!hasValue(EnvelopeMember.ID) || (repeated & EnvelopeMember.ID.bit()) != 0) {
            return OptionalLong.empty();
        }
        long id = number(EnvelopeMember.ID);
        return id >= 0 && id <= MAX_ID ? OptionalLong.of(id) : OptionalLong.empty();
    }

    /** The id; empty if there is none. */
    OptionalLong id() throws MessageException {
        return hasValue(EnvelopeMember.ID) ? OptionalLong.of(id(EnvelopeMember.ID)) : OptionalLong.empty();
    }

    /** An integer from 0 to {@link #MAX_ID}. */
    long id(EnvelopeMember member) throws MessageException {
        long value = number(member);
        if (value >= 0 && value <= MAX_ID) {
            return value;
        }
        throw bad(member, "is not an integer from 0 to 2^53-1");
    }

    /** An integer from 1; a very large one may come out smaller, but not small. */
    long milliseconds(EnvelopeMember member) throws MessageException {
        long value = number(member);
        if (value < 1) {
            throw bad(member, "is not a positive integer of milliseconds");
        }
        return value;
    }

    /** {@link Long#MAX_VALUE} for a very large one, negative for what is no integer or less than 0. */
    private long number(EnvelopeMember member) {
        int start = starts[member.index()];
        int end = ends[member.index()];
        return format == WireFormat.JSON
                ? JsonScanner.digits(array, start, end)
                : CborScanner.unsigned(array, start, end);
    }

    /** Text. */
    String text(EnvelopeMember member) throws MessageException {
        int start = starts[member.index()];
        int end = ends[member.index()];
        if (format == WireFormat.JSON && array[start] == '"' && JsonScanner.isPlain(array, start + 1, end - 1)) {
            return new String(array, start + 1, end - start - 2, StandardCharsets.UTF_8);
        }
        int text = format == WireFormat.CBOR ? CborScanner.textIn(array, start, end) : end;
        if (text < end) {
            return new String(array, text, end - text, StandardCharsets.UTF_8);
        }
        return value(member, Payloads.STRING);
    }

    /** A list of text. */
    List<String> names(EnvelopeMember member) throws MessageException {
        return value(member, NAMES);
    }

    /** A value of some type. */
    <T> T value(EnvelopeMember member, PayloadType<T> type) throws MessageException {
        try {
            return PayloadReader.read(slice(member), type);
        } catch (PayloadException e) {
            throw bad(e.describe("'" + member.text() + "'"));
        }
    }

    private boolean isNull(EnvelopeMember member) {
        byte first = array[starts[member.index()]];
        return format == WireFormat.JSON ? first == 'n' : first == CborScanner.NULL;
    }

    /** A problem with a member. */
    MessageException bad(EnvelopeMember member, String problem) {
        return bad("'" + member.text() + "' " + problem);
    }

    /** A problem with the message, under the id that it carries. */
    MessageException bad(String problem) {
        return new MessageException(ErrorCode.BAD_MESSAGE.with(problem), idIfAny());
    }
}
