package dev.troupe.processor.model;

import java.util.Locale;

/**
 * A rule that a value from a client must satisfy.
 *
 * @param rule the rule
 * @param text what is said of a value that does not keep it: {@code must not be blank}, or a sentence of the user's
 * @param isSentence whether it is the user's, and stands without the place in front
 */
public record ConstraintModel(Rule rule, String text, boolean isSentence) {

    /** What has to hold. */
    public sealed interface Rule {

        /** What the constant of a type with this rule is called by, {@code NOT_BLANK}. */
        String constant();
    }

    /** Text with something in it that is not white space. */
    public record NotBlank() implements Rule {
        @Override
        public String constant() {
            return "NOT_BLANK";
        }
    }

    /** How the size of something is asked for. */
    public enum Measure {
        /** Of text: {@code length()}. */
        LENGTH,
        /** Of a collection or a map: {@code size()}. */
        SIZE,
        /** Of an array: {@code length}. */
        ARRAY_LENGTH
    }

    /**
     * So many characters, elements or entries.
     *
     * @param most {@code Integer.MAX_VALUE} if there may be any number
     */
    public record Size(Measure measure, int least, int most) implements Rule {
        @Override
        public String constant() {
            return "SIZE_FROM_" + least + (most == Integer.MAX_VALUE ? "" : "_TO_" + most);
        }
    }

    /** How a number is compared with a bound. */
    public enum Comparison {
        /** Not less. */
        AT_LEAST,
        /** Not more. */
        AT_MOST,
        /** Greater. */
        MORE_THAN,
        /** Less. */
        LESS_THAN
    }

    /**
     * A number on one side of a bound.
     *
     * @param bound a decimal number
     * @param isLong whether both sides are integers of at most 64 bits, so that Java can compare them itself
     */
    public record Bound(Comparison comparison, String bound, boolean isLong) implements Rule {
        @Override
        public String constant() {
            String number = bound.replace("-", "MINUS_").replaceAll("[^A-Za-z0-9_]", "_");
            return comparison + "_" + number.toUpperCase(Locale.ROOT);
        }
    }

    /**
     * Text that matches an expression as a whole.
     *
     * @param flags those of {@code java.util.regex.Pattern}
     */
    public record Matches(String expression, int flags) implements Rule {
        @Override
        public String constant() {
            return "MATCHING";
        }
    }

    /** The address of a mailbox. */
    public record Email() implements Rule {
        @Override
        public String constant() {
            return "EMAIL";
        }
    }

    /** A truth value that has to be this one. */
    public record Truth(boolean expected) implements Rule {
        @Override
        public String constant() {
            return expected ? "TRUE" : "FALSE";
        }
    }
}
