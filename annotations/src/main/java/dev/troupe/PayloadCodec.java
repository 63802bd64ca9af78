package dev.troupe;

/**
 * Translates a type that Troupe does not know into one that it does: into a {@code String}, a record, a list, whatever
 * may stand in a protocol.
 *
 * <p>One instance serves all threads at once. An exception from {@link #decode} makes the message a bad argument; its text
 * is not sent. An exception from {@link #encode} fails the call.
 *
 * @param <T> the type as the program sees it
 * @param <W> the type that is written in its place
 */
public interface PayloadCodec<T, W> {

    /** Returns what is written for {@code value}. */
    W encode(T value);

    /** Returns the value that {@link #encode} made {@code written} from. */
    T decode(W written);
}
