package dev.troupe.runtime.connection;

import java.util.function.Consumer;

/**
 * The content of a request of HTTP. The runtime asks for it when the client is let in, and at most once: a transport keeps no
 * byte of it before. Any thread may ask.
 *
 * @param <T> what a transport makes of the bytes
 */
@FunctionalInterface
public interface RequestContent<T> {

    /**
     * Reads the content.
     *
     * @param whole is told the content, now or later, on any thread. It is told nothing if the content does not arrive; the
     *     transport then answers the client itself and says that it has left
     */
    void read(Consumer<? super T> whole);

    /** Content that has arrived already. */
    static <T> RequestContent<T> of(T content) {
        return whole -> whole.accept(content);
    }
}
