package dev.troupe.server.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that was probably meant. */
final class NearestName {

    private NearestName() {}

    /** Of these, the one with the fewest letters to change; the first in the alphabet of several. Empty if there are none. */
    static Optional<String> to(String meant, Collection<String> names) {
        return names.stream()
                .min(Comparator.<String>comparingInt(name -> distance(meant, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** The number of letters to add, to drop or to replace (Levenshtein). */
    static int distance(String from, String to) {
        int[] previous = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            previous[column] = column;
        }
        for (int row = 1; row <= from.length(); row++) {
            int[] current = new int[to.length() + 1];
            current[0] = row;
            for (int column = 1; column <= to.length(); column++) {
                int replaced = previous[column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(replaced, 1 + Math.min(previous[column], current[column - 1]));
            }
            previous = current;
        }
        return previous[to.length()];
    }
}
