package dev.troupe.wire;

import java.util.Random;

/** Writes random JSON as text, with white space and escapes wherever the grammar lets them stand. */
final class RandomJson {

    private static final String[] SPACES = {"", "", "", " ", "\n", "\t", "\r\n", "  "};
    private static final String[] NUMBERS = {
        "0", "-0", "7", "-12", "3.25", "1e5", "-2.5E-3", "9007199254740991", "9007199254740992", "1E+2"
    };
    private static final String[] PIECES = {
        "a",
        "xyz",
        "é",
        "€",
        "😀",
        "\\n",
        "\\\"",
        "\\\\",
        "\\/",
        "\\u00e9",
        "\\ud83d\\ude00",
        "{",
        "]",
        "\u007f",
        ",",
        ":"
    };

    private final Random random;

    RandomJson(Random random) {
        this.random = random;
    }

    String space() {
        return pick(SPACES);
    }

    String number() {
        return pick(NUMBERS);
    }

    /** With its quotes. */
    String string() {
        var text = new StringBuilder("\"");
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(pick(PIECES));
        }
        return text.append('"').toString();
    }

    /** The same characters as {@code name}, some of them as escapes. */
    String name(String name) {
        var text = new StringBuilder("\"");
        boolean escaping = random.nextInt(4) == 0;
        for (char c : name.toCharArray()) {
            if (escaping && random.nextBoolean()) {
                text.append(String.format("\\u%04" + (random.nextBoolean() ? "x" : "X"), (int) c));
            } else {
                text.append(c);
            }
        }
        return text.append('"').toString();
    }

    String value(int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 6)) {
            case 0 -> "true";
            case 1 -> "false";
            case 2 -> "null";
            case 3, 4 -> number();
            case 5 -> string();
            case 6 -> array(depth);
            default -> object(depth);
        };
    }

    String object(int depth) {
        var text = new StringBuilder("{").append(space());
        int members = random.nextInt(4);
        for (int i = 0; i < members; i++) {
            text.append(i == 0 ? "" : ",").append(space()).append(name("m" + i)).append(space());
            text.append(':').append(space()).append(value(depth - 1)).append(space());
        }
        return text.append('}').toString();
    }

    private String array(int depth) {
        var text = new StringBuilder("[").append(space());
        int elements = random.nextInt(4);
        for (int i = 0; i < elements; i++) {
            text.append(i == 0 ? "" : ",")
                    .append(space())
                    .append(value(depth - 1))
                    .append(space());
        }
        return text.append(']').toString();
    }

    private String pick(String[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
