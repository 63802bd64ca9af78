package dev.troupe.server.websocket;

import java.io.ByteArrayOutputStream;
import java.util.Random;

/** Writes frames as a client would, or as it would not; knows nothing of the code under test. */
public final class ClientFrames {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Random random;

    public ClientFrames(long seed) {
        this.random = new Random(seed);
    }

    public ClientFrames frame(boolean last, int opcode, byte[] payload) {
        return frame((last ? 0x80 : 0) | opcode, true, payload);
    }

    /** A frame with any first byte. */
    public ClientFrames frame(int first, boolean masked, byte[] payload) {
        out.write(first);
        int flag = masked ? 0x80 : 0;
        if (payload.length < 126) {
            out.write(flag | payload.length);
        } else if (payload.length < 65_536) {
            out.write(flag | 126);
            out.write(payload.length >> 8);
            out.write(payload.length);
        } else {
            longLength(flag, payload.length);
        }
        payload(masked, payload);
        return this;
    }

    /** No more than the header of a frame of this length, with the mask. */
    public ClientFrames header(int first, long length) {
        out.write(first);
        longLength(0x80, length);
        out.writeBytes(new byte[4]);
        return this;
    }

    public ClientFrames raw(int... bytes) {
        for (int b : bytes) {
            out.write(b);
        }
        return this;
    }

    private void longLength(int flag, long length) {
        out.write(flag | 127);
        for (int shift = 56; shift >= 0; shift -= 8) {
            out.write((int) (length >>> shift));
        }
    }

    private void payload(boolean masked, byte[] payload) {
        if (!masked) {
            out.writeBytes(payload);
            return;
        }
        byte[] key = new byte[4];
        random.nextBytes(key);
        out.writeBytes(key);
        for (int i = 0; i < payload.length; i++) {
            out.write(payload[i] ^ key[i % 4]);
        }
    }

    public byte[] bytes() {
        return out.toByteArray();
    }
}
