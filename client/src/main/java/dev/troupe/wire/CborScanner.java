package dev.troupe.wire;

import org.jspecify.annotations.Nullable;

/**
 * Finds the members of a CBOR map and passes over their values: checks that all of it is well-formed (RFC 8949, appendix C)
 * in one pass over the bytes and decodes nothing. Used by one thread.
 *
 * <p>It takes what JSON could say and no more, because a parser such as Jackson's is lenient: text must be UTF-8, the key of a map
 * must be text, and of the simple values there are false, true and null. References (tags 25 and 256) are refused: a parser that
 * honours them makes many megabytes of one short message. Nothing here recurses.
 */
final class CborScanner {

    /** The simple value {@code null} (RFC 8949, section 3.3). */
    static final byte NULL = (byte) 0xF6;

    // Major types (RFC 8949, section 3.1).
    private static final int UNSIGNED = 0;
    private static final int BYTES = 2;
    private static final int TEXT = 3;
    private static final int ARRAY = 4;
    private static final int MAP = 5;
    private static final int TAG = 6;
    private static final int SIMPLE = 7;

    /** The additional information that says: of indefinite length, or a break. */
    private static final int INDEFINITE = 31;

    private static final int BREAK = 0xFF;
    // Simple values and floating-point numbers (RFC 8949, section 3.3).
    private static final int FALSE = 20;
    private static final int NULL_VALUE = 22;
    private static final int HALF = 25;

    // Tags by which one item stands for another (IANA's registry of CBOR tags).
    private static final long STRING_REFERENCE = 25;
    private static final long STRING_REFERENCE_NAMESPACE = 256;

    // What is still to come in an array or a map, where that is not a number of items.
    private static final int ANY_ITEM = -1;
    private static final int KEY = -2;
    private static final int VALUE = -3;

    private final byte[] array;
    private final int end;
    private int at;

    /** What {@link #head} has read last: its argument as an unsigned number, unless it has none. */
    private long argument;

    private boolean indefinite;

    private CborScanner(byte[] array, int offset, int length) {
        this.array = array;
        this.at = offset;
        this.end = offset + length;
    }

    /** Fills {@code envelope} from the map that stands in this range, alone. */
    static void scan(byte[] array, int offset, int length, Envelope envelope) throws Malformed {
        CborScanner scanner = new CborScanner(array, offset, length);
        scanner.members(envelope);
        if (scanner.at != scanner.end) {
            throw new Malformed("is followed by something");
        }
    }

    /** Passes over the one item that is the payload. */
    static void check(Payload payload) throws Malformed {
        CborScanner scanner = new CborScanner(payload.array(), payload.offset(), payload.length());
        scanner.skipValue(WireFormat.MAX_DEPTH);
        if (scanner.at != scanner.end) {
            throw new Malformed("is followed by something");
        }
    }

    private void members(Envelope envelope) throws Malformed {
        if (head() != MAP) {
            throw new Malformed("is not a map");
        }
        boolean endless = indefinite;
        long count = argument;
        for (long i = 0; endless ? !skipBreak() : i != count; i++) {
            EnvelopeMember member = memberName();
            int start = at;
            skipValue(WireFormat.MAX_DEPTH - 1);
            envelope.add(member, start, at);
        }
    }

    private boolean skipBreak() throws Malformed {
        if (at < end && (array[at] & 0xFF) == BREAK) {
            at++;
            return true;
        }
        return false;
    }

    private @Nullable EnvelopeMember memberName() throws Malformed {
        int start = at;
        if (head() != TEXT || ((array[start] & 0xFF) >> 5) != TEXT) {
            throw new Malformed("has a member whose name is not text");
        }
        boolean chunked = indefinite;
        skipString(TEXT);
        return chunked ? EnvelopeMember.ofName(joined(start)) : EnvelopeMember.ofName(array, at - (int) argument, at);
    }

    /** Rare: nobody but a test writes a name of ours in chunks. */
    private String joined(int start) throws Malformed {
        try {
            return PayloadReader.read(Payload.scanned(WireFormat.CBOR, array, start, at - start), Payloads.STRING);
        } catch (PayloadException e) {
            throw syntax();
        }
    }

    /** Passes over the item that begins here, and all that is inside of it: arrays and maps of at most this depth. */
    private void skipValue(int deepest) throws Malformed {
        int[] open = new int[0];
        // One bit for each of them: whether it is a map of definite length, which has a key wherever an even number is
        // to come.
        long maps = 0;
        int depth = 0;
        while (true) {
            int start = at;
            int type = head();
            if (depth > 0 && isKey(open[depth - 1], (maps >>> (depth - 1) & 1) != 0)) {
                requireKey(type, start);
            }
            if (type == ARRAY || type == MAP) {
                if (depth >= deepest) {
                    throw Malformed.tooDeep();
                }
                int within = within(type);
                if (within != 0) {
                    open = depth == 0 ? new int[deepest] : open;
                    maps = type == MAP && within > 0 ? maps | (1L << depth) : maps & ~(1L << depth);
                    open[depth++] = within;
                    continue;
                }
            } else if (type == SIMPLE && indefinite) {
                if (depth == 0 || (open[depth - 1] != ANY_ITEM && open[depth - 1] != KEY)) {
                    throw syntax();
                }
                depth--;
            } else if (type == BYTES || type == TEXT) {
                skipString(type);
            }
            depth = afterItem(open, depth);
            if (depth == 0) {
                return;
            }
        }
    }

    private static boolean isKey(int expected, boolean inMap) {
        return expected == KEY || (inMap && (expected & 1) == 0);
    }

    /** A key is text without a tag; where a map of indefinite length may end, also a break. */
    private void requireKey(int type, int start) throws Malformed {
        boolean isBreak = type == SIMPLE && indefinite;
        boolean isText = ((array[start] & 0xFF) >> 5) == TEXT;
        if (!isBreak && !isText) {
            throw new Malformed("has a map in it with a key that is not text");
        }
    }

    /** What is to come in an array or map whose head was read. */
    private int within(int type) throws Malformed {
        if (indefinite) {
            return type == MAP ? KEY : ANY_ITEM;
        }
        int bytesOfEach = type == MAP ? 2 : 1;
        if (argument < 0 || argument > (end - at) / bytesOfEach) {
            throw syntax();
        }
        return (int) argument * bytesOfEach;
    }

    /** An item has ended: how many arrays and maps have not ended with it. */
    private static int afterItem(int[] open, int depth) {
        int now = depth;
        while (now > 0) {
            int expected = open[now - 1];
            if (expected < 0) {
                open[now - 1] = expected == KEY ? VALUE : expected == VALUE ? KEY : ANY_ITEM;
                return now;
            }
            open[now - 1] = expected - 1;
            if (expected > 1) {
                return now;
            }
            now--;
        }
        return 0;
    }

    /** Passes over what follows the head of a string. */
    private void skipString(int type) throws Malformed {
        if (!indefinite) {
            skip(type);
            return;
        }
        while (!skipBreak()) {
            if (chunk() != type || indefinite) {
                throw syntax();
            }
            skip(type);
        }
    }

    /** Each chunk of a text is UTF-8 by itself (RFC 8949, section 3.2.3). */
    private void skip(int type) throws Malformed {
        if (argument < 0 || argument > end - at) {
            throw syntax();
        }
        if (type == TEXT && !Utf8.isValid(array, at, (int) argument)) {
            throw new Malformed("has text in it that is not UTF-8");
        }
        at += (int) argument;
    }

    /** Reads the head of an item, after its tags, and gives its major type. */
    private int head() throws Malformed {
        int type = chunk();
        if (type != TAG) {
            return type;
        }
        do {
            if (argument == STRING_REFERENCE || argument == STRING_REFERENCE_NAMESPACE) {
                throw new Malformed("has tag " + argument + " in it: write strings out, however often they come");
            }
            type = chunk();
        } while (type == TAG);
        if (type == SIMPLE && indefinite) {
            throw syntax();
        }
        return type;
    }

    /** Reads a head that may have no tag before it. */
    private int chunk() throws Malformed {
        if (at >= end) {
            throw syntax();
        }
        int first = array[at++] & 0xFF;
        int type = first >> 5;
        int information = first & 0x1F;
        indefinite = information == INDEFINITE;
        if (indefinite) {
            if (type < BYTES || type == TAG) {
                throw syntax();
            }
        } else if (information < 24) {
            argument = information;
        } else {
            readArgument(information);
        }
        if (type == SIMPLE && !indefinite && information < HALF && (information < FALSE || information > NULL_VALUE)) {
            throw new Malformed("has a simple value in it other than false, true and null");
        }
        return type;
    }

    private void readArgument(int information) throws Malformed {
        int bytes = 1 << (information - 24);
        if (information > 27 || end - at < bytes) {
            throw syntax();
        }
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value = (value << 8) | (array[at++] & 0xFF);
        }
        argument = value;
    }

    /** The value of an item that was passed over: {@link Long#MAX_VALUE} if it is very large, -1 if it is more than digits. */
    static long unsigned(byte[] array, int from, int to) {
        CborScanner scanner = new CborScanner(array, from, to - from);
        try {
            if (scanner.head() != UNSIGNED) {
                return -1;
            }
        } catch (Malformed e) {
            return -1;
        }
        return scanner.argument < 0 ? Long.MAX_VALUE : scanner.argument;
    }

    /** Where the characters of an item that was passed over begin, to its end; {@code to} if it is not text in one piece. */
    static int textIn(byte[] array, int from, int to) {
        CborScanner scanner = new CborScanner(array, from, to - from);
        try {
            return scanner.head() == TEXT && !scanner.indefinite ? scanner.at : to;
        } catch (Malformed e) {
            return to;
        }
    }

    private static Malformed syntax() {
        return new Malformed("is not CBOR");
    }
}
