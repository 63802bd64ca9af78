package dev.troupe.server.websocket;

import dev.troupe.runtime.connection.CloseReasons;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The control frames that a server sends (RFC 6455, section 5.5). */
final class ControlFrames {

    private static final int MAX_CONTROL_FRAME = 2 + 125;

    private ControlFrames() {}

    static ByteBuf ping(ByteBufAllocator allocator) {
        return frame(allocator, Opcode.PING, new byte[0]);
    }

    static ByteBuf pong(ByteBufAllocator allocator, byte[] payload) {
        return frame(allocator, Opcode.PONG, payload);
    }

    /**
     * A close frame.
     *
     * @param code the code; {@link PeerClose#NO_CODE} for a frame without one
     * @param reason the reason, cut where it does not fit
     */
    static ByteBuf close(ByteBufAllocator allocator, int code, String reason) {
        if (code == PeerClose.NO_CODE) {
            return frame(allocator, Opcode.CLOSE, new byte[0]);
        }
        byte[] text = CloseReasons.fit(reason).getBytes(StandardCharsets.UTF_8);
        ByteBuffer payload = ByteBuffer.allocate(Short.BYTES + text.length);
        return frame(
                allocator,
                Opcode.CLOSE,
                payload.putShort((short) code).put(text).array());
    }

    private static ByteBuf frame(ByteBufAllocator allocator, int opcode, byte[] payload) {
        ByteBuf out = allocator.directBuffer(MAX_CONTROL_FRAME);
        FrameHeader.write(out, opcode, payload.length);
        return out.writeBytes(payload);
    }
}
