package dev.troupe.server.websocket;

import dev.troupe.server.deflate.MessageInflater;
import dev.troupe.wire.MessageTooLargeException;
import dev.troupe.wire.Utf8;
import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the frames of one client (RFC 6455, section 5; RFC 7692, section 6). One thread at a time. Between two messages it holds
 * nothing of its client and can read for another one.
 *
 * <p>Promises:
 *
 * <ul>
 *   <li>How the bytes are cut into buffers does not change what is read.
 *   <li>A breach ends with the close code that the standard names for it, and nothing is read after it.
 *   <li>A message that is too large is refused on its declared length, before its bytes are kept.
 *   <li>Text that is not UTF-8 is refused with the byte that spoils it, in whichever frame that comes. Of a large compressed
 *       message that comes in parts, it may be noticed some parts later.
 *   <li>Time is linear in the bytes; what is kept is at most the message so far, doubled, and never more than the limit.
 *   <li>What is kept of a message between two reads is told to the sink, unless it is little.
 *   <li>A compressed message may have as many bytes as any other once it is expanded, and is expanded no further. The decoder
 *       keeps it as it came until it is whole, which is little more than the limit at most.
 * </ul>
 */
final class FrameDecoder {

    private static final int FINAL = 0x80;
    private static final int RESERVED = 0x70;
    private static final int OPCODE = 0x0F;
    private static final int MASKED = 0x80;
    private static final int LENGTH = 0x7F;
    private static final int LENGTH_16 = 126;
    private static final int LENGTH_64 = 127;
    private static final int MAX_CONTROL_LENGTH = 125;
    private static final int MASK_BYTES = 4;
    private static final int FIRST_GUESS = 1_024;
    private static final byte[] NOTHING = {};

    /** So many bytes of a message may be kept without asking: most messages that are cut off between two reads are small. */
    private static final int FREE = 4_096;

    /**
     * How much of a compressed message in parts the server expands without a result: this, and four times what has come of it, the
     * bytes that come out included. A few bytes can expand to the largest message, as often as one byte more of it comes.
     */
    private static final int TRIALS = 65_536;

    private static final int TRIALS_FACTOR = 4;

    private static final String NOT_UTF8 = "Text that is not UTF-8";

    private enum Stage {
        FLAGS,
        LENGTH,
        LONG_LENGTH,
        MASK,
        PAYLOAD,
        OVER
    }

    private FrameSink sink;
    private final int maxMessage;

    private Stage stage = Stage.FLAGS;
    private int opcode;
    private boolean lastFragment;
    private int lengthCode;
    private int bytesMissing;
    private long frameLength;
    private long frameRead;
    private int mask;

    /** What has come of a message; null between messages. */
    private byte @Nullable [] message;

    private int messageLength;
    /** Up to where a text message that is not whole is known to be UTF-8. */
    private int checked;
    /** How many bytes went into expanding and came out of it before the message was whole. */
    private long tried;
    /** How many bytes the sink knows to be kept. */
    private int kept;
    /** Changes whenever a part of a message, or of a control frame outside messages, comes. */
    private int progress;
    /** What that was when it was last asked for. */
    private int lastProgress;

    private boolean text;
    private boolean compressed;
    private boolean fragmented;
    private byte[] control = NOTHING;

    FrameDecoder(FrameSink sink, int maxMessage) {
        this.sink = sink;
        this.maxMessage = maxMessage;
    }

    /**
     * Reads all that is in a buffer.
     *
     * @throws FrameBreach if the peer broke the standard; what comes after that is passed over
     */
    void decode(ByteBuf in) throws FrameBreach {
        try {
            while (in.isReadable() && stage != Stage.OVER) {
                step(in);
            }
            in.skipBytes(in.readableBytes());
            tellKept();
        } catch (FrameBreach e) {
            stop();
            throw e;
        }
    }

    private void tellKept() throws FrameBreach {
        int now = held() > FREE ? held() : 0;
        if (now > kept && !sink.keeps(now - kept)) {
            throw FrameBreach.noRoom();
        }
        if (now < kept) {
            sink.lets(kept - now);
        }
        kept = now;
    }

    /** Reads for another sink from now on; only where nothing is unfinished and nothing was stopped. */
    FrameDecoder turnTo(FrameSink another) {
        sink = another;
        return this;
    }

    /** Whether it reads nothing more. */
    boolean isStopped() {
        return stage == Stage.OVER;
    }

    /** Whether a part of a frame or of a message has come, and the rest has not. */
    boolean isUnfinished() {
        return fragmented || (stage != Stage.FLAGS && stage != Stage.OVER);
    }

    /** Whether a part of a message has come since this was last asked; pings and pongs between its parts do not count. */
    boolean hasGrown() {
        boolean grown = progress != lastProgress;
        lastProgress = progress;
        return grown;
    }

    /** How much work was done for parts of a compressed message that is not whole, in bytes. */
    long tried() {
        return tried;
    }

    /** How many bytes are held for a message that is not whole. */
    int held() {
        byte[] current = message;
        return current == null ? 0 : current.length;
    }

    /** Reads nothing more, and lets go of what it has. */
    void stop() {
        stage = Stage.OVER;
        message = null;
        control = NOTHING;
        if (kept > 0) {
            sink.lets(kept);
            kept = 0;
        }
    }

    private void step(ByteBuf in) throws FrameBreach {
        switch (stage) {
            case FLAGS -> readFlags(in.readByte());
            case LENGTH -> readLength(in.readByte());
            case LONG_LENGTH -> readLongLength(in);
            case MASK -> readMask(in);
            case PAYLOAD -> readPayload(in);
            case OVER -> throw new IllegalStateException("Nothing is read any more");
        }
    }

    private void readFlags(byte flags) throws FrameBreach {
        opcode = flags & OPCODE;
        lastFragment = (flags & FINAL) != 0;
        if (!Opcode.isKnown(opcode)) {
            throw FrameBreach.protocol("No such opcode");
        }
        boolean deflated = (flags & RESERVED) == FrameHeader.COMPRESSED && Opcode.beginsMessage(opcode);
        if ((flags & RESERVED) != 0 && !(deflated && sink.inflater() != null)) {
            throw FrameBreach.protocol("Reserved bits are set");
        }
        if (Opcode.isControl(opcode)) {
            if (!lastFragment) {
                throw FrameBreach.protocol("A control frame in fragments");
            }
        } else if ((opcode == Opcode.CONTINUATION) != fragmented) {
            throw FrameBreach.protocol(fragmented ? "A new message within another" : "A continuation of nothing");
        } else if (!fragmented) {
            compressed = deflated;
        }
        stage = Stage.LENGTH;
    }

    private void readLength(byte code) throws FrameBreach {
        if ((code & MASKED) == 0) {
            throw FrameBreach.protocol("A client frame that is not masked");
        }
        lengthCode = code & LENGTH;
        if (lengthCode > MAX_CONTROL_LENGTH && Opcode.isControl(opcode)) {
            throw FrameBreach.protocol("A control frame over 125 bytes");
        }
        if (lengthCode < LENGTH_16) {
            lengthIs(lengthCode);
        } else {
            frameLength = 0;
            bytesMissing = lengthCode == LENGTH_16 ? Short.BYTES : Long.BYTES;
            stage = Stage.LONG_LENGTH;
        }
    }

    private void readLongLength(ByteBuf in) throws FrameBreach {
        frameLength = (frameLength << Byte.SIZE) | in.readUnsignedByte();
        if (--bytesMissing > 0) {
            return;
        }
        if (frameLength < 0) {
            throw FrameBreach.protocol("The highest bit of the length is set");
        }
        if (frameLength < LENGTH_16 || (lengthCode == LENGTH_64 && frameLength <= 0xFFFF)) {
            throw FrameBreach.protocol("A length in more bytes than it needs");
        }
        lengthIs(frameLength);
    }

    private void lengthIs(long length) throws FrameBreach {
        if (!Opcode.isControl(opcode) && length > mostBytes() - messageLength) {
            throw FrameBreach.tooBig(maxMessage);
        }
        frameLength = length;
        frameRead = 0;
        mask = 0;
        bytesMissing = MASK_BYTES;
        stage = Stage.MASK;
    }

    /** How many bytes the message may have as it comes. */
    private int mostBytes() {
        return compressed ? MessageInflater.mostCompressed(maxMessage) : maxMessage;
    }

    private void readMask(ByteBuf in) throws FrameBreach {
        if (bytesMissing == MASK_BYTES && in.readableBytes() >= MASK_BYTES) {
            mask = in.readInt();
        } else {
            mask = (mask << Byte.SIZE) | in.readUnsignedByte();
            if (--bytesMissing > 0) {
                return;
            }
        }
        beginPayload();
    }

    private void beginPayload() throws FrameBreach {
        stage = Stage.PAYLOAD;
        if (Opcode.isControl(opcode)) {
            control = frameLength == 0 ? NOTHING : new byte[(int) frameLength];
        } else if (opcode != Opcode.CONTINUATION) {
            text = opcode == Opcode.TEXT;
            fragmented = true;
        }
        if (frameLength == 0) {
            frameIsWhole();
        }
    }

    private void readPayload(ByteBuf in) throws FrameBreach {
        int length = (int) Math.min(in.readableBytes(), frameLength - frameRead);
        byte[] into;
        int at;
        if (Opcode.isControl(opcode)) {
            into = control;
            at = (int) frameRead;
        } else {
            into = roomFor(length);
            at = messageLength;
            messageLength += length;
        }
        in.readBytes(into, at, length);
        Mask.apply(into, at, length, mask, frameRead);
        frameRead += length;
        boolean control = Opcode.isControl(opcode);
        if (!control || !fragmented) {
            progress += length;
        }
        boolean frameIsWhole = frameRead == frameLength;
        if (!control && text && !(frameIsWhole && lastFragment)) {
            checkPart(into);
        }
        if (frameIsWhole) {
            frameIsWhole();
        }
    }

    private void checkPart(byte[] soFar) throws FrameBreach {
        if (!compressed) {
            checked = PartialText.check(soFar, checked, messageLength);
            if (checked == PartialText.INVALID) {
                throw FrameBreach.notUtf8(NOT_UTF8);
            }
        } else if (tried <= TRIALS + (TRIALS_FACTOR - 1L) * messageLength) {
            tried += messageLength;
            checkCompressedPart(soFar);
        }
    }

    private void checkCompressedPart(byte[] soFar) throws FrameBreach {
        MessageInflater inflater = sink.inflater();
        if (inflater == null) {
            return;
        }
        try {
            byte[] part = inflater.inflatePart(soFar, messageLength, maxMessage);
            tried += part.length;
            if (PartialText.check(part, 0, part.length) == PartialText.INVALID) {
                throw FrameBreach.notUtf8(NOT_UTF8);
            }
        } catch (MessageTooLargeException e) {
            throw FrameBreach.tooBig(maxMessage);
        } catch (DataFormatException e) {
            throw FrameBreach.notDeflated();
        }
    }

    /**
     * An array in which so many bytes more have room. One frame that comes whole gets exactly what it needs; else the array
     * grows by doubling, since a declared length is only a promise.
     */
    private byte[] roomFor(int more) {
        int needed = messageLength + more;
        byte[] current = message;
        if (current != null && current.length >= needed) {
            return current;
        }
        int wanted = needed;
        boolean comesWhole = current == null && more == frameLength;
        if (!comesWhole) {
            boolean declared = lastFragment && opcode != Opcode.CONTINUATION;
            int most = declared ? (int) frameLength : mostBytes();
            int doubled = current == null ? FIRST_GUESS : (int) Math.min(mostBytes(), current.length * 2L);
            wanted = Math.max(needed, Math.min(most, doubled));
        }
        byte[] grown = current == null ? new byte[wanted] : Arrays.copyOf(current, wanted);
        message = grown;
        return grown;
    }

    private void frameIsWhole() throws FrameBreach {
        stage = Stage.FLAGS;
        if (Opcode.isControl(opcode)) {
            controlIsWhole();
        } else if (lastFragment) {
            messageIsWhole();
        }
    }

    private void controlIsWhole() throws FrameBreach {
        byte[] payload = control;
        control = NOTHING;
        switch (opcode) {
            case Opcode.PING -> sink.onPing(payload);
            case Opcode.PONG -> {
                // That bytes came has said all there is to know.
            }
            default -> {
                stop();
                PeerClose.read(payload, sink);
            }
        }
    }

    private void messageIsWhole() throws FrameBreach {
        byte[] whole = message == null ? NOTHING : message;
        int length = messageLength;
        int known = checked;
        checked = 0;
        tried = 0;
        progress++;
        message = null;
        messageLength = 0;
        fragmented = false;
        MessageInflater inflater = compressed ? sink.inflater() : null;
        if (inflater != null) {
            whole = expand(inflater, whole, length);
            length = whole.length;
        }
        if (text && !Utf8.isValid(whole, known, length - known)) {
            throw FrameBreach.notUtf8(NOT_UTF8);
        }
        sink.onMessage(text, whole, length);
    }

    private byte[] expand(MessageInflater inflater, byte[] deflated, int length) throws FrameBreach {
        try {
            return inflater.inflate(deflated, length, maxMessage);
        } catch (MessageTooLargeException e) {
            throw FrameBreach.tooBig(maxMessage);
        } catch (DataFormatException e) {
            throw FrameBreach.notDeflated();
        }
    }
}
