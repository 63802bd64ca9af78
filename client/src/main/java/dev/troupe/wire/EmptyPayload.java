package dev.troupe.wire;

import java.io.IOException;

/**
 * An object without members.
 *
 * @param value the one value, which is immutable; it is the same for each object that is read
 */
record EmptyPayload<T>(T value) implements PayloadType<T> {

    @Override
    public T read(PayloadReader in) throws IOException {
        in.startObject();
        while (in.nextName() != null) {
            in.skip();
        }
        return value;
    }

    @Override
    public void write(PayloadWriter out, T written) throws IOException {
        out.startObject(written);
        out.endObject();
    }
}
