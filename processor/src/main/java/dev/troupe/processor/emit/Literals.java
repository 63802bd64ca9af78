package dev.troupe.processor.emit;

import com.palantir.javapoet.CodeBlock;

/** Text of the user's as a constant expression. */
final class Literals {

    private Literals() {}

    /**
     * The text as a string literal. JavaPoet breaks a line wherever {@code \\R} matches, in the middle of a literal too, so the
     * two separators among them that it does not escape itself become literals of their own.
     */
    static CodeBlock of(String text) {
        CodeBlock.Builder literal = CodeBlock.builder();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\u2028' || c == '\u2029') {
                literal.add("$S + $L + ", text.substring(start, i), "\"\\u" + Integer.toHexString(c) + "\"");
                start = i + 1;
            }
        }
        return literal.add("$S", text.substring(start)).build();
    }
}
