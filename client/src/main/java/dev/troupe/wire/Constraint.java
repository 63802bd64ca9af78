package dev.troupe.wire;

import java.util.function.Predicate;

/**
 * A rule that a value from a client has to keep. Generated codecs make them from the constraints in a protocol.
 *
 * @param rule whether a value keeps it; must not change anything, and is asked on any thread
 * @param text what is said of a value that does not: what follows its place ({@code must not be blank}), or a sentence of the
 *     user's that stands alone
 * @param isSentence whether it stands alone
 * @param <T> the type of the value
 */
public record Constraint<T>(Predicate<? super T> rule, String text, boolean isSentence) {

    /** A rule that is broken by a value of which this can be said: {@code must not be blank}. */
    public static <T> Constraint<T> of(Predicate<? super T> rule, String problem) {
        return new Constraint<>(rule, problem, false);
    }

    /** A rule, and the sentence that is said when it is broken; it does not name the place. */
    public static <T> Constraint<T> saying(String sentence, Predicate<? super T> rule) {
        return new Constraint<>(rule, sentence, true);
    }

    /** The rule is never to be asked of null: what may be absent is looked at before. */
    boolean holds(T value) {
        return rule.test(value);
    }
}
