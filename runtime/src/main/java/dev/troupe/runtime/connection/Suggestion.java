package dev.troupe.runtime.connection;

import java.util.List;
import java.util.Optional;

/** Finds the name that a client may have meant. */
final class Suggestion {

    private static final int LONGEST_NAME = 64;
    /** Beyond it a guess costs more than it is worth: a client may be wrong as often as it likes. */
    private static final int LONGEST_GUESSED = 24;

    private Suggestion() {}

    /** The name among {@code known} that is nearest to {@code name}, if it is near enough to be a slip. */
    static Optional<String> nearest(String name, List<String> known) {
        if (name.length() > LONGEST_GUESSED) {
            return Optional.empty();
        }
        int best = Math.max(1, name.length() / 3) + 1;
        Optional<String> nearest = Optional.empty();
        for (String candidate : known) {
            if (Math.abs(candidate.length() - name.length()) >= best) {
                continue;
            }
            int distance = distance(name, candidate);
            if (distance < best) {
                best = distance;
                nearest = Optional.of(candidate);
            }
        }
        return nearest;
    }

    /** A name for a sentence: in quotes, and not longer than names are. */
    static String quote(String name) {
        return name.length() <= LONGEST_NAME ? "'" + name + "'" : "'" + name.substring(0, LONGEST_NAME) + "…'";
    }

    /** How many letters are to be changed, added, dropped, or swapped with their neighbour; case does not count. */
    private static int distance(String one, String other) {
        int[] before = new int[other.length() + 1];
        int[] previous = new int[other.length() + 1];
        int[] current = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                boolean same = same(one, i - 1, other, j - 1);
                int least = Math.min(previous[j - 1] + (same ? 0 : 1), Math.min(previous[j], current[j - 1]) + 1);
                boolean swapped = i > 1 && j > 1 && same(one, i - 1, other, j - 2) && same(one, i - 2, other, j - 1);
                current[j] = swapped ? Math.min(least, before[j - 2] + 1) : least;
            }
            int[] free = before;
            before = previous;
            previous = current;
            current = free;
        }
        return previous[other.length()];
    }

    private static boolean same(String one, int i, String other, int j) {
        return Character.toLowerCase(one.charAt(i)) == Character.toLowerCase(other.charAt(j));
    }
}
