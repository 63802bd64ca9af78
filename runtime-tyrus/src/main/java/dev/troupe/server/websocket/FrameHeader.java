package dev.troupe.server.websocket;

import io.netty.buffer.ByteBuf;

/** Headers of the frames that a server sends: whole and not masked (RFC 6455, section 5.2). */
final class FrameHeader {

    private static final int FINAL = 0x80;

    /** Marks a message as compressed (RFC 7692, section 6). */
    static final int COMPRESSED = 0x40;

    private static final int MAX_LENGTH_7 = 125;
    private static final int LENGTH_16 = 126;
    private static final int LENGTH_64 = 127;
    private static final int MAX_LENGTH_16 = 0xFFFF;

    private FrameHeader() {}

    /** How many bytes the header of a frame with such a payload has. */
    static int size(int payloadLength) {
        if (payloadLength <= MAX_LENGTH_7) {
            return 2;
        }
        return payloadLength <= MAX_LENGTH_16 ? 2 + Short.BYTES : 2 + Long.BYTES;
    }

    /**
     * Writes a header.
     *
     * @param opcode the opcode, with {@link #COMPRESSED} where it holds
     */
    static void write(ByteBuf out, int opcode, int payloadLength) {
        out.writeByte(FINAL | opcode);
        if (payloadLength <= MAX_LENGTH_7) {
            out.writeByte(payloadLength);
        } else if (payloadLength <= MAX_LENGTH_16) {
            out.writeByte(LENGTH_16);
            out.writeShort(payloadLength);
        } else {
            out.writeByte(LENGTH_64);
            out.writeLong(payloadLength);
        }
    }
}
