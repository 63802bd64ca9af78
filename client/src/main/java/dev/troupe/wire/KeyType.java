package dev.troupe.wire;

import java.util.function.Function;

/**
 * How a type is written as text: as the name of a member, where it is the key of a map. Immutable; one instance serves all
 * threads.
 *
 * @param <K> the type
 */
public interface KeyType<K> {

    /** The text that {@link #fromText} reads as an equal key. */
    String toText(K key);

    /**
     * Reads a key.
     *
     * @throws RuntimeException if the text is none; what it says is told to nobody
     */
    K fromText(String text);

    /** What a text has to be, to end a sentence that begins with where it stands: {@code is not a date such as 2026-01-31}. */
    String complaint();

    /** A type that is written and read by the two functions. */
    static <K> KeyType<K> of(String complaint, Function<K, String> toText, Function<String, K> fromText) {
        return new KeyType<>() {
            @Override
            public String toText(K key) {
                return toText.apply(key);
            }

            @Override
            public K fromText(String text) {
                return fromText.apply(text);
            }

            @Override
            public String complaint() {
                return complaint;
            }
        };
    }
}
