package dev.troupe.server.http;

import dev.troupe.wire.WireFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** In which format a client speaks, and in which it wants to be answered (RFC 9110, sections 8.3 and 12.5.1). */
final class Negotiation {

    /** RFC 9110, section 12.4.2. */
    private static final Pattern WEIGHT = Pattern.compile("0(\\.[0-9]{0,3})?|1(\\.0{0,3})?");

    private Negotiation() {}

    /** The format of a content type, whatever parameters it has; empty if it is neither. */
    static Optional<WireFormat> spoken(String contentType) {
        String type = essence(contentType);
        for (WireFormat format : WireFormat.values()) {
            if (MediaType.of(format).equals(type)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /**
     * The format that the client likes best; empty if it takes neither.
     *
     * @param accept the lines of {@code Accept}; none: everything is fine
     * @param otherwise which one, if it likes both alike
     */
    static Optional<WireFormat> wanted(List<String> accept, WireFormat otherwise) {
        if (accept.isEmpty()) {
            return Optional.of(otherwise);
        }
        WireFormat other = otherwise == WireFormat.JSON ? WireFormat.CBOR : WireFormat.JSON;
        double weight = weight(accept, MediaType.of(otherwise));
        double weightOfOther = weight(accept, MediaType.of(other));
        if (weight <= 0 && weightOfOther <= 0) {
            return Optional.empty();
        }
        return Optional.of(weightOfOther > weight ? other : otherwise);
    }

    /** The weight of the narrowest range that the type is in; 0 if it is in none. */
    private static double weight(List<String> accept, String type) {
        int narrowest = -1;
        double weight = 0;
        for (String line : accept) {
            for (String range : line.split(",", -1)) {
                int narrow = narrowness(essence(range), type);
                if (narrow > narrowest) {
                    narrowest = narrow;
                    weight = weightOf(range);
                }
            }
        }
        return weight;
    }

    private static int narrowness(String range, String type) {
        if (range.equals(type)) {
            return 2;
        }
        if (range.equals("application/*")) {
            return 1;
        }
        return range.equals("*/*") ? 0 : -1;
    }

    private static double weightOf(String range) {
        for (String parameter : range.split(";", -1)) {
            String trimmed = parameter.trim().toLowerCase(Locale.ROOT);
            if (trimmed.startsWith("q=")) {
                String weight = trimmed.substring(2);
                return WEIGHT.matcher(weight).matches() ? Double.parseDouble(weight) : 0;
            }
        }
        return 1;
    }

    private static String essence(String type) {
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).trim().toLowerCase(Locale.ROOT);
    }
}
