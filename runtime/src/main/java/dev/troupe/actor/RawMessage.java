package dev.troupe.actor;

import dev.troupe.wire.WireFormat;
import dev.troupe.wire.WireMessage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A message for {@linkplain RawSocket raw sockets}, encoded once. Sent to many of them, it is one array of bytes for all, and
 * compressed once for all who have agreed on compression. It never changes, and any thread may use it.
 *
 * <pre>{@code
 * RawMessage news = RawMessage.text("It rains");
 * connections.members("weather").forEach(member -> member.rawSocket().ifPresent(socket -> socket.send(news)));
 * }</pre>
 */
public final class RawMessage {

    private final WireMessage encoded;

    private RawMessage(WireFormat frames, byte[] bytes, Compression compression) {
        byte[] array = new byte[WireMessage.HEADROOM + bytes.length];
        System.arraycopy(bytes, 0, array, WireMessage.HEADROOM, bytes.length);
        encoded = new WireMessage(frames, array, WireMessage.HEADROOM, bytes.length, compressedFrom(compression));
    }

    private static int compressedFrom(Compression compression) {
        return switch (compression) {
            case DEFAULT -> WireMessage.TRANSPORT_DECIDES;
            case ALWAYS -> 0;
            case NEVER -> Integer.MAX_VALUE;
        };
    }

    /** A text message, in UTF-8; half a surrogate pair becomes a question mark. */
    public static RawMessage text(String text) {
        return text(text, Compression.DEFAULT);
    }

    /** A text message, compressed or not. */
    public static RawMessage text(String text, Compression compression) {
        return new RawMessage(WireFormat.JSON, text.getBytes(StandardCharsets.UTF_8), compression);
    }

    /** A binary message. The bytes are copied. */
    public static RawMessage binary(byte[] bytes) {
        return binary(bytes, Compression.DEFAULT);
    }

    /** A binary message, compressed or not. The bytes are copied. */
    public static RawMessage binary(byte[] bytes, Compression compression) {
        return new RawMessage(WireFormat.CBOR, bytes, compression);
    }

    /** Whether it is text; binary if not. */
    public boolean isText() {
        return encoded.format() == WireFormat.JSON;
    }

    /** What it says, a copy: of a text, its UTF-8. */
    public byte[] bytes() {
        return Arrays.copyOfRange(encoded.array(), encoded.offset(), encoded.offset() + encoded.length());
    }

    /** How many bytes it has before compression. */
    public int size() {
        return encoded.length();
    }

    /** As it leaves: shared by all who are sent it, and not to be changed. */
    public WireMessage encoded() {
        return encoded;
    }

    /** Text or binary, and its size: not what it says. */
    @Override
    public String toString() {
        return (isText() ? "text" : "binary") + " of " + size() + " bytes";
    }
}
