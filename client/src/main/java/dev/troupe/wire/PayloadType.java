package dev.troupe.wire;

import java.io.IOException;

/**
 * How one type is read and written. Immutable; one instance serves all threads.
 *
 * @param <T> the type; boxed where it is primitive
 */
public interface PayloadType<T> {

    /**
     * Reads a value. On entry the reader stands on the first token of the value, on return on its last.
     *
     * @throws PayloadException if what stands there is not such a value
     */
    T read(PayloadReader in) throws IOException;

    /** Writes {@code value}. */
    void write(PayloadWriter out, T value) throws IOException;

    /** A type that is read and written by the two functions. */
    static <T> PayloadType<T> of(Reader<? extends T> reader, Writer<? super T> writer) {
        return new PayloadType<>() {
            @Override
            public T read(PayloadReader in) throws IOException {
                return reader.read(in);
            }

            @Override
            public void write(PayloadWriter out, T value) throws IOException {
                writer.write(out, value);
            }
        };
    }

    /** Reads a value; see {@link PayloadType#read}. */
    @FunctionalInterface
    interface Reader<T> {
        /** Reads a value. */
        T read(PayloadReader in) throws IOException;
    }

    /** Writes a value; see {@link PayloadType#write}. */
    @FunctionalInterface
    interface Writer<T> {
        /** Writes {@code value}. */
        void write(PayloadWriter out, T value) throws IOException;
    }
}
