package dev.troupe.wire;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Rules that take more than a comparison to write. Generated codecs name them. */
public final class ConstraintRules {

    /** The longest path of a mailbox without its angle brackets (RFC 5321, section 4.5.3.1.3). */
    private static final int LONGEST_ADDRESS = 254;

    /** The longest local part (RFC 5321, section 4.5.3.1.1). */
    private static final int LONGEST_LOCAL_PART = 64;

    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final Pattern ADDRESS =
            Pattern.compile(ATOM + "(?:\\." + ATOM + ")*@" + LABEL + "(?:\\." + LABEL + ")*");

    private ConstraintRules() {}

    /** Not less than a decimal number. NaN is nowhere; a binary fraction counts as the decimal that it is written as. */
    public static Predicate<Number> atLeast(String bound) {
        BigDecimal least = new BigDecimal(bound);
        return value -> !isNaN(value) && compare(value, least) >= 0;
    }

    /** Not more than a decimal number. */
    public static Predicate<Number> atMost(String bound) {
        BigDecimal most = new BigDecimal(bound);
        return value -> !isNaN(value) && compare(value, most) <= 0;
    }

    /** More than a decimal number. */
    public static Predicate<Number> moreThan(String bound) {
        BigDecimal below = new BigDecimal(bound);
        return value -> !isNaN(value) && compare(value, below) > 0;
    }

    /** Less than a decimal number. */
    public static Predicate<Number> lessThan(String bound) {
        BigDecimal above = new BigDecimal(bound);
        return value -> !isNaN(value) && compare(value, above) < 0;
    }

    private static boolean isNaN(Number value) {
        return (value instanceof Double || value instanceof Float) && Double.isNaN(value.doubleValue());
    }

    private static int compare(Number value, BigDecimal bound) {
        if (value instanceof BigDecimal exact) {
            return exact.compareTo(bound);
        } else if (value instanceof BigInteger integer) {
            return new BigDecimal(integer).compareTo(bound);
        } else if (value instanceof Double || value instanceof Float) {
            return Double.isInfinite(value.doubleValue())
                    ? (int) Math.signum(value.doubleValue())
                    : new BigDecimal(value.toString()).compareTo(bound);
        }
        return BigDecimal.valueOf(value.longValue()).compareTo(bound);
    }

    /**
     * Text that matches an expression as a whole. One for which that takes too long to find out does not.
     *
     * @param flags as {@link Pattern#compile(String, int)} takes them
     */
    public static Predicate<String> matching(String expression, int flags) {
        Pattern pattern = Pattern.compile(expression, flags);
        return text -> BoundedMatch.matches(pattern, text);
    }

    /**
     * Text that is a mailbox in its plain form (RFC 5321, section 4.1.2): a dot-string of ASCII, {@code @}, and a domain whose
     * labels are letters, digits and hyphens. Quoted names, addresses in brackets and letters beyond ASCII are not taken, nor
     * is the empty text.
     */
    public static Predicate<String> email() {
        return ConstraintRules::isEmail;
    }

    private static boolean isEmail(String text) {
        return text.length() <= LONGEST_ADDRESS
                && text.indexOf('@') <= LONGEST_LOCAL_PART
                && BoundedMatch.matches(ADDRESS, text);
    }
}
