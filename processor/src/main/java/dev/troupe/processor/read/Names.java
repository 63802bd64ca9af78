package dev.troupe.processor.read;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Derives names for generated code and gives each of them out once. Two names that differ in case alone count as one, since
 * they would share a class file on some file systems.
 */
final class Names {

    /** Replaces a name without letters and digits, since {@code _} is not an identifier. */
    private static final String NO_LETTERS = "sign";

    /** In bytes of UTF-8: less than half of a file name, beside the name of the protocol and what is added. */
    private static final int LONGEST_STEM = 100;

    private static final Pattern BETWEEN_WORDS =
            Pattern.compile("(?<=[\\p{Ll}0-9])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");

    private final Set<String> taken = new HashSet<>();

    Names(String... reserved) {
        for (String name : reserved) {
            take(name);
        }
    }

    /** {@code lastSeenAt} and {@code LastSeenAt} become {@code LAST_SEEN_AT}, {@code HTTPGone} becomes {@code HTTP_GONE}. */
    static String constant(String name) {
        return words(name).toUpperCase(Locale.ROOT);
    }

    /** {@code RoomFull} becomes {@code room_full}; the same as a declared error does at run time. */
    static String snake(String name) {
        return words(name).toLowerCase(Locale.ROOT);
    }

    private static String words(String name) {
        return BETWEEN_WORDS.matcher(name).replaceAll("_");
    }

    /** {@code post} becomes {@code Post}. */
    static String capitalized(String name) {
        int first = name.codePointAt(0);
        return new StringBuilder()
                .appendCodePoint(Character.toTitleCase(first))
                .append(name, Character.charCount(first), name.length())
                .toString();
    }

    /**
     * The first part of the name of a nested class, capitalized. It is shortened, since a file name has at most 255 bytes on most file
     * systems.
     */
    static String classStem(String name) {
        StringBuilder stem = new StringBuilder();
        int bytes = 0;
        for (int c : capitalized(name).codePoints().toArray()) {
            bytes += Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > LONGEST_STEM) {
                break;
            }
            stem.appendCodePoint(c);
        }
        return stem.toString();
    }

    /** What is left of a name on the wire when it has to be a Java identifier. */
    static String identifier(String wireName) {
        StringBuilder text = new StringBuilder();
        boolean upper = false;
        for (int c : wireName.codePoints().toArray()) {
            if (!Character.isJavaIdentifierPart(c) || Character.isIdentifierIgnorable(c)) {
                upper = true;
            } else {
                text.appendCodePoint(upper ? Character.toUpperCase(c) : c);
                upper = false;
            }
        }
        if (text.toString().matches("_?")) {
            return NO_LETTERS;
        }
        boolean starts = text.length() > 0 && Character.isJavaIdentifierStart(text.codePointAt(0));
        return starts ? text.toString() : "_" + text;
    }

    boolean isFree(String name) {
        return !taken.contains(name.toUpperCase(Locale.ROOT));
    }

    void take(String name) {
        taken.add(name.toUpperCase(Locale.ROOT));
    }

    /** Gives out the first of the candidates that is free, or the last of them with a number. */
    String give(List<String> candidates) {
        for (String candidate : candidates) {
            if (isFree(candidate)) {
                take(candidate);
                return candidate;
            }
        }
        String last = candidates.get(candidates.size() - 1);
        for (int number = 2; ; number++) {
            String numbered = last + "_" + number;
            if (isFree(numbered)) {
                take(numbered);
                return numbered;
            }
        }
    }

    String give(String... candidates) {
        return give(List.of(candidates));
    }
}
