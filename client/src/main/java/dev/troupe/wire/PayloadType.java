package dev.troupe.wire;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * How one type is read and written. Immutable; one instance serves all threads.
 *
 * @param <T> the type; boxed where it is primitive, nullable where a null stands for an absent value
 */
public interface PayloadType<T extends @Nullable Object> {

    /**
     * Reads a value. On entry the reader stands on the first token of the value, on return on its last.
     *
     * @throws PayloadException if what stands there is not such a value
     */
    T read(PayloadReader in) throws IOException;

    /** Writes {@code value}. */
    void write(PayloadWriter out, T value) throws IOException;

    /** A type that is read and written by the two functions. */
    static <T extends @Nullable Object> PayloadType<T> of(Reader<? extends T> reader, Writer<? super T> writer) {
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
    interface Reader<T extends @Nullable Object> {
        /** Reads a value. */
        T read(PayloadReader in) throws IOException;
    }

    /** Writes a value; see {@link PayloadType#write}. */
    @FunctionalInterface
    interface Writer<T extends @Nullable Object> {
        /** Writes {@code value}. */
        void write(PayloadWriter out, T value) throws IOException;
    }
}
