package dev.troupe.server.http;

import java.io.IOException;
import java.nio.ByteBuffer;

/** The bytes of a page or a file, which can be read piece by piece. Immutable; any thread. */
interface PageContent {

    /** The number of bytes. It stays what it is, also if a file becomes longer. */
    long length();

    /**
     * Reads a piece; may block.
     *
     * @param position from 0 on
     * @param count the number of bytes, all of them within the length
     * @throws IOException if they cannot be read, or are not there any more
     */
    byte[] read(long position, int count) throws IOException;

    /** Bytes in memory, which all readers share. */
    record InMemory(ByteBuffer bytes) implements PageContent {
        @Override
        public long length() {
            return bytes.remaining();
        }

        @Override
        public byte[] read(long position, int count) {
            byte[] piece = new byte[count];
            bytes.get(bytes.position() + (int) position, piece);
            return piece;
        }
    }
}
