package dev.troupe.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Where in a message the members of its envelope stand. A scanner fills it and decodes nothing. Used by one thread.
 *
 * <p>A message has few of the members that there are, so there is room for few at first.
 */
final class Envelope {

    /** The largest id; larger ones would not survive a JavaScript client. */
    static final long MAX_ID = PayloadWriter.MAX_SAFE_INTEGER;

    private static final PayloadType<List<String>> NAMES = Payloads.list(Payloads.STRING);

    /** How many members most messages have at most: a call with a timeout has four. */
    private static final int FEW = 4;

    private static final int KINDS = kindBits();

    private final WireFormat format;
    private final byte[] array;

    /** The start and the end of each member that is there, in the order of their indexes. */
    private int[] spans = new int[2 * FEW];

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
        int at = place(member);
        int used = 2 * Integer.bitCount(present);
        if (used == spans.length) {
            spans = Arrays.copyOf(spans, 2 * EnvelopeMember.COUNT);
        }
        System.arraycopy(spans, at, spans, at + 2, used - at);
        spans[at] = start;
        spans[at + 1] = end;
        present |= bit;
    }

    /** Where the span of a member is, or would be. */
    private int place(EnvelopeMember member) {
        return 2 * Integer.bitCount(present & (member.bit() - 1));
    }

    /** 0 if it is not there, as its end. */
    private int start(EnvelopeMember member) {
        return has(member) ? spans[place(member)] : 0;
    }

    private int end(EnvelopeMember member) {
        return has(member) ? spans[place(member) + 1] : 0;
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
        int start = start(member);
        return Payload.scanned(format, array, start, end(member) - start);
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
        int start = start(member);
        int end = end(member);
        return format == WireFormat.JSON
                ? JsonScanner.digits(array, start, end)
                : CborScanner.unsigned(array, start, end);
    }

    /** Text. */
    String text(EnvelopeMember member) throws MessageException {
        int start = start(member);
        int end = end(member);
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
        byte first = array[start(member)];
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
