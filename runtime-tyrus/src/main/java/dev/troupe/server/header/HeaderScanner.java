package dev.troupe.server.header;

import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Goes through a line of a header field from left to right, once: a list of elements (RFC 9110, section 5.6.1), made of text,
 * quoted strings and signs. Which characters have a place where is for the caller to say. Whatever is passed over takes
 * the blanks behind it along (section 5.6.3). For one thread.
 */
public final class HeaderScanner {

    private final String line;
    private int at;

    /** @param line the value of the field, as it came */
    public HeaderScanner(String line) {
        this.line = line;
        skipBlanks();
    }

    /** Goes on to the next element of the list, past empty ones; false if there is none. */
    public boolean nextElement() {
        while (take(',')) {
            // An empty element says nothing.
        }
        return !isAtEnd();
    }

    /** Whether the element ends here, so that another may follow it, or none. */
    public boolean endsElement() {
        return isAtEnd() || isAt(',');
    }

    /** Whether this sign is next. */
    public boolean isAt(char sign) {
        return !isAtEnd() && line.charAt(at) == sign;
    }

    /** Passes over this sign, if it is next. */
    public boolean take(char sign) {
        if (!isAt(sign)) {
            return false;
        }
        at++;
        skipBlanks();
        return true;
    }

    /** The longest text of these characters that begins here; empty if that is no character at all. */
    public Optional<String> text(IntPredicate characters) {
        int begin = at;
        while (isAtOneOf(characters)) {
            at++;
        }
        String text = line.substring(begin, at);
        skipBlanks();
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /**
     * What a quoted string says (RFC 9110, section 5.6.4), which may be nothing at all; empty if none begins here, or it has no
     * end, or a character in it is not one of these, whether a backslash stands before it or not.
     */
    public Optional<String> quoted(IntPredicate characters) {
        if (!isAt('"')) {
            return Optional.empty();
        }
        at++;
        StringBuilder text = new StringBuilder();
        while (!isAt('"')) {
            if (isAt('\\')) {
                at++;
            }
            if (!isAtOneOf(characters)) {
                return Optional.empty();
            }
            text.append(line.charAt(at++));
        }
        at++;
        skipBlanks();
        return Optional.of(text.toString());
    }

    private boolean isAtOneOf(IntPredicate characters) {
        return !isAtEnd() && characters.test(line.charAt(at));
    }

    private boolean isAtEnd() {
        return at >= line.length();
    }

    private void skipBlanks() {
        while (isAt(' ') || isAt('\t')) {
            at++;
        }
    }
}
