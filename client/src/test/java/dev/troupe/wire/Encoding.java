package dev.troupe.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Payloads by themselves, for tests. */
final class Encoding {

    private Encoding() {}

    static <T> Payload write(WireFormat format, PayloadType<T> type, T value) throws IOException {
        return write(format, out -> type.write(out, value));
    }

    /** With other bytes on both sides of it, so that nobody can count from the wrong place. */
    static Payload write(WireFormat format, Content content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.write(new byte[] {'{', '"', (byte) 0xBF});
        try (var generator = format.factory().createGenerator(bytes)) {
            content.write(new PayloadWriter(generator, format));
        }
        bytes.write(new byte[] {'x', '}', (byte) 0xFF});
        return new Payload(format, bytes.toByteArray(), 3, bytes.size() - 6);
    }

    static <T> T roundTrip(WireFormat format, PayloadType<T> type, T value) throws IOException {
        return PayloadReader.read(write(format, type, value), type);
    }

    /** The JSON that is written. */
    static <T> String json(PayloadType<T> type, T value) throws IOException {
        Payload payload = write(WireFormat.JSON, type, value);
        return new String(payload.array(), payload.offset(), payload.length(), java.nio.charset.StandardCharsets.UTF_8);
    }

    interface Content {
        void write(PayloadWriter out) throws IOException;
    }
}
