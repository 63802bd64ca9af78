package dev.troupe.processor.check;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that the user probably meant. */
public final class Suggestion {

    private Suggestion() {}

    /** A question to put behind a message, {@code  Did you mean "name"?} with a space before it; empty if nothing is near. */
    public static String didYouMean(String written, Collection<String> possible) {
        Optional<String> nearest = possible.stream()
                .filter(candidate -> distance(written, candidate) <= Math.max(1, candidate.length() / 3))
                .min((one, other) -> Integer.compare(distance(written, one), distance(written, other)));
        return nearest.map(Suggestion::question).orElse("");
    }

    /** The same, where there is one thing that could be meant; empty if that is nothing. */
    public static String question(String meant) {
        return meant.isEmpty() ? "" : " Did you mean \"" + meant + "\"?";
    }

    /** How many letters have to be changed, added or left out (Levenshtein). Case does not count. */
    private static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
