package dev.troupe.processor.write;

/**
 * Writes source in ASCII, so that it means the same under every encoding: a compiler writes and reads generated files in the
 * encoding of the user's sources, and replaces in silence what that cannot hold.
 */
final class AsciiSource {

    private AsciiSource() {}

    /**
     * The same source with a Unicode escape (JLS 3.3) for each other character, in literals, names and comments alike. No such
     * character stands after an odd number of backslashes: literals have theirs in pairs.
     */
    static String escaped(String source) {
        int first = firstToEscape(source);
        if (first == source.length()) {
            return source;
        }
        StringBuilder escaped = new StringBuilder(source.length() + 64).append(source, 0, first);
        for (int i = first; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c < 0x80) {
                escaped.append(c);
            } else {
                escaped.append("\\u").append(java.util.HexFormat.of().toHexDigits(c));
            }
        }
        return escaped.toString();
    }

    private static int firstToEscape(String source) {
        int at = 0;
        while (at < source.length() && source.charAt(at) < 0x80) {
            at++;
        }
        return at;
    }
}
