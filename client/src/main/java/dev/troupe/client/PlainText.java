package dev.troupe.client;

import java.text.MessageFormat;
import org.jspecify.annotations.Nullable;

/**
 * Text that keeps to its line: control, format and separator characters, and halves of surrogate pairs, are written as
 * {@code \n}, {@code \r}, {@code \t} or {@code \}{@code uXXXX}.
 */
public final class PlainText {

    /** The most characters of a line before they are escaped. */
    static final int MAX_LENGTH = 4_096;

    private PlainText() {}

    /** The text, cut where it is longer than a line may be. */
    public static String of(@Nullable Object value) {
        String text = String.valueOf(value);
        boolean cut = text.length() > MAX_LENGTH;
        String kept = cut ? text.substring(0, MAX_LENGTH) : text;
        String plain = isPlain(kept) ? kept : escape(kept);
        return cut ? plain + "… (" + text.length() + " characters)" : plain;
    }

    static String format(String format, @Nullable Object @Nullable [] arguments) {
        if (arguments == null || arguments.length == 0) {
            return format;
        }
        Object[] plain = new Object[arguments.length];
        for (int i = 0; i < plain.length; i++) {
            plain[i] = String.valueOf(arguments[i]);
        }
        return MessageFormat.format(format, plain);
    }

    /** Whether there is nothing to escape, and the text is no longer than a line may be. */
    static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            if (isEscaped(point)) {
                return false;
            }
            i += Character.charCount(point);
        }
        return text.length() <= MAX_LENGTH;
    }

    private static String escape(String text) {
        StringBuilder plain = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> {
            if (!isEscaped(point)) {
                plain.appendCodePoint(point);
            } else if (point == '\n') {
                plain.append("\\n");
            } else if (point == '\r') {
                plain.append("\\r");
            } else if (point == '\t') {
                plain.append("\\t");
            } else {
                for (char half : Character.toChars(point)) {
                    plain.append(String.format("\\u%04x", (int) half));
                }
            }
        });
        return plain.toString();
    }

    private static boolean isEscaped(int point) {
        if (point >= ' ' && point < 0x7f) {
            return false;
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}
