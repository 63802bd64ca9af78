package dev.troupe;

/**
 * Translates a type that Troupe does not know into one that it does: into a {@code String}, a record, a list, whatever
 * may stand in a protocol.
 *
 * <p>{@link UseCodec} names the codec. The generated code makes one instance, by the constructor without parameters, and that
 * instance serves all threads at once. Server and client use the same codec.
 *
 * @param <T> the type as the program sees it
 * @param <W> the type that is written in its place
 */
public interface PayloadCodec<T, W> {

    /**
     * Returns what is written for a value. Called by the thread that writes the message: on the server in the turn of the actor,
     * on the client in the call.
     *
     * @param value the value, never null
     * @return what is written; null is an error that names the place of the value
     * @throws RuntimeException if the value cannot be written. On the server that fails the call as {@code internal}, on the
     *     client as {@code bad_argument}.
     */
    W encode(T value);

    /**
     * Returns the value that {@link #encode} made {@code written} from. Called by the thread that reads the message: on the server
     * in the turn of the actor, on the client where replies and events are handed out.
     *
     * @param written what was read, never null
     * @return the value; null counts as an exception
     * @throws RuntimeException if there is no such value. On the server that makes the call a {@code bad_argument}, on the client
     *     the reply a {@code bad_message}. The other side is told the place, never the text of the exception.
     */
    T decode(W written);
}
