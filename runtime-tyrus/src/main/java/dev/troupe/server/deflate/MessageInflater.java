package dev.troupe.server.deflate;

import dev.troupe.wire.MessageTooLargeException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Expands messages that were compressed each by itself (RFC 7692, section 7.2.2). One thread at a time.
 *
 * <p>Promises:
 *
 * <ul>
 *   <li>It stops as soon as there is one byte more than allowed, whatever the message would have become.
 *   <li>A message that ends within a block is refused, as is one that goes on after its end.
 *   <li>A message in which more than 256 blocks call themselves the last is refused: each costs a beginning, however little it
 *       holds, and a sender needs none, or one for each time that it flushes (section 7.2.3.4).
 *   <li>Between messages it keeps 64 KiB of room at most, beside native memory of some 40 KB from its first message until it
 *       is closed.
 * </ul>
 */
public final class MessageInflater implements AutoCloseable {

    static final int KEPT = 65_536;

    /** How many blocks of a message may call themselves the last one. */
    static final int MOST_LAST_BLOCKS = 256;

    /**
     * What a sender takes off the end of a message, and an empty last block. Only who stands between two blocks before the
     * latter comes to its end.
     */
    private static final byte[] END = {0, 0, -1, -1, 1, 0, 0, -1, -1};

    private static final byte[] NOTHING = {};
    private static final int FIRST_ROOM = 4_096;

    private @Nullable Inflater inflater;
    private byte[] room = NOTHING;
    private int length;
    private int lastBlocks;
    private boolean closed;

    /**
     * The most bytes that a compressed message may have. Compressing makes a message of random bytes a little larger; this is
     * what zlib's {@code deflateBound} allows for, and some more.
     *
     * @param most how many bytes the expanded message may have
     */
    public static int mostCompressed(int most) {
        return (int) Math.min(Integer.MAX_VALUE, 64L + most + most / 8 + most / 64);
    }

    /**
     * Expands one message. One of no bytes is empty, though it is no block of DEFLATE.
     *
     * @param compressed begins with the message
     * @param size how many bytes of it are the message
     * @param most how many bytes the expanded message may have
     * @return the expanded message
     * @throws MessageTooLargeException if it would have more
     * @throws DataFormatException if it is none
     */
    public byte[] inflate(byte[] compressed, int size, int most) throws MessageTooLargeException, DataFormatException {
        return inflate(compressed, size, most, true);
    }

    private byte[] inflate(byte[] compressed, int size, int most, boolean whole)
            throws MessageTooLargeException, DataFormatException {
        Inflater open = open();
        if (size == 0) {
            return NOTHING;
        }
        length = 0;
        lastBlocks = 0;
        try {
            expand(open, compressed, size, most);
            if (whole) {
                expand(open, END, END.length, most);
                if (!open.finished()) {
                    throw new DataFormatException("It ends within a block");
                }
            }
            return Arrays.copyOf(room, length);
        } finally {
            open.reset();
            if (room.length > KEPT) {
                room = NOTHING;
            }
        }
    }

    /**
     * Expands the beginning of a message as far as it goes.
     *
     * @param compressed begins with the message
     * @param size how many bytes of it have come
     * @param most how many bytes the expanded message may have
     * @throws MessageTooLargeException if it has more
     * @throws DataFormatException if no message begins so
     */
    public byte[] inflatePart(byte[] compressed, int size, int most)
            throws MessageTooLargeException, DataFormatException {
        return inflate(compressed, size, most, false);
    }

    /** How many bytes of room it keeps. */
    int held() {
        return room.length;
    }

    /** How often the latest message made it begin anew. */
    int lastBlocks() {
        return lastBlocks;
    }

    private void expand(Inflater open, byte[] from, int size, int most)
            throws MessageTooLargeException, DataFormatException {
        open.setInput(from, 0, size);
        while (true) {
            makeRoom(most);
            int read = open.inflate(room, length, room.length - length);
            length += read;
            if (length > most) {
                throw new MessageTooLargeException(most);
            }
            if (open.finished()) {
                int rest = open.getRemaining();
                if (rest == 0) {
                    return;
                }
                // A block that calls itself the last one may be followed by others (section 7.2.3.4).
                if (lastBlocks == MOST_LAST_BLOCKS) {
                    throw new DataFormatException("It has more than " + MOST_LAST_BLOCKS + " last blocks");
                }
                lastBlocks++;
                open.reset();
                open.setInput(from, size - rest, rest);
            } else if (length < room.length && open.needsInput()) {
                return;
            }
        }
    }

    /** Room for one byte more than is allowed is enough to see that there are too many. */
    private void makeRoom(int most) {
        if (length == room.length) {
            long wanted = Math.max(FIRST_ROOM, room.length * 2L);
            room = Arrays.copyOf(room, (int) Math.max(length + 1L, Math.min(most + 1L, wanted)));
        }
    }

    private Inflater open() {
        if (closed) {
            throw new IllegalStateException("Closed");
        }
        Inflater open = inflater;
        if (open == null) {
            open = new Inflater(true);
            inflater = open;
        }
        return open;
    }

    /** Gives the native memory back. Nothing can be expanded any more. */
    @Override
    public void close() {
        closed = true;
        room = NOTHING;
        Inflater open = inflater;
        inflater = null;
        if (open != null) {
            open.end();
        }
    }
}
