package dev.troupe.wire;

import java.util.regex.Pattern;

/**
 * Matches text from a client with a bounded number of steps, since some expressions take exponential time for some texts
 * ({@code (a+)+b}), and nothing stops a thread that matches.
 *
 * <p>Promises, for any number of threads:
 *
 * <ul>
 *   <li>A match looks at {@value #MOST_LOOKS} characters at most, back and forth, unless its decoding has another bound; all matches
 *       {@linkplain #within within} one decoding share the bound.
 *   <li>A text for which that is not enough, or the stack is not, does not match.
 * </ul>
 */
final class BoundedMatch {

    /** The most characters that are looked at, unless the decoding says otherwise: about a tenth of a second. */
    static final int MOST_LOOKS = 10_000_000;

    /** No expression takes long for a text that is not longer. */
    private static final int SHORT = 12;

    private static final ThreadLocal<BoundedMatch> OF_THREAD = ThreadLocal.withInitial(BoundedMatch::new);

    private long left;
    private int decodings;

    private BoundedMatch() {}

    /** Decodes; what is matched meanwhile shares one bound. */
    interface Decoding<T> {
        T decode() throws PayloadException;
    }

    /**
     * Runs a decoding on the calling thread.
     *
     * @param mostLooks how many characters its matches look at together, at most
     */
    static <T> T within(int mostLooks, Decoding<T> decoding) throws PayloadException {
        BoundedMatch match = OF_THREAD.get();
        if (match.decodings++ == 0) {
            match.left = mostLooks;
        }
        try {
            return decoding.decode();
        } finally {
            match.decodings--;
        }
    }

    /** Whether the expression matches the whole text, found out within the bound. */
    static boolean matches(Pattern pattern, String text) {
        try {
            return text.length() <= SHORT
                    ? pattern.matcher(text).matches()
                    : OF_THREAD.get().isMatch(pattern, text);
        } catch (StackOverflowError | TooLong tooLong) {
            return false;
        }
    }

    private boolean isMatch(Pattern pattern, String text) {
        if (decodings == 0) {
            left = MOST_LOOKS;
        }
        return pattern.matcher(new Looked(text, 0, text.length())).matches();
    }

    private char look(String text, int index) {
        if (--left < 0) {
            throw new TooLong();
        }
        return text.charAt(index);
    }

    /** Too many characters were looked at. */
    private static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private TooLong() {
            super("Matching takes too long", null, false, false);
        }
    }

    /** A part of a text whose characters are counted when they are looked at. */
    private final class Looked implements CharSequence {
        private final String text;
        private final int start;
        private final int end;

        Looked(String text, int start, int end) {
            this.text = text;
            this.start = start;
            this.end = end;
        }

        @Override
        public int length() {
            return end - start;
        }

        @Override
        public char charAt(int index) {
            return look(text, start + index);
        }

        @Override
        public CharSequence subSequence(int from, int to) {
            return new Looked(text, start + from, start + to);
        }

        @Override
        public String toString() {
            return text.substring(start, end);
        }
    }
}
