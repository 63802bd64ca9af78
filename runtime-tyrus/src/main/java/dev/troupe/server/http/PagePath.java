package dev.troupe.server.http;

import dev.troupe.wire.PercentCoding;
import dev.troupe.wire.Utf8;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads the path of a page strictly: what remains names a resource below a prefix and can mean nothing else, however it
 * was encoded.
 */
final class PagePath {

    private static final String INDEX = "index.html";

    /** The one name with a dot in front that is meant to be read (RFC 8615). */
    private static final String WELL_KNOWN = ".well-known";

    private PagePath() {}

    /**
     * The name of the resource, without a leading slash; empty if the path is malformed, has an empty segment, {@code .},
     * {@code ..}, a backslash or a control character in it, encoded or not.
     */
    static Optional<String> resource(String rawPath) {
        StringBuilder name = new StringBuilder(rawPath.length());
        String[] segments = rawPath.substring(1).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            boolean last = i == segments.length - 1;
            if (last && segments[i].isEmpty()) {
                return Optional.of(name + INDEX);
            }
            Optional<String> segment = decode(segments[i]).filter(PagePath::isName);
            if (segment.isEmpty()) {
                return Optional.empty();
            }
            name.append(segment.get()).append(last ? "" : "/");
        }
        return Optional.of(name.toString());
    }

    /** Whether no name in the path of a resource begins with a dot; {@code .well-known} may. */
    static boolean hasNoDotName(String resource) {
        return hasNoDotName(Stream.of(resource.split("/", -1)));
    }

    /** The same of the path of a file, below the directory that is served. */
    static boolean hasNoDotName(Path relative) {
        return hasNoDotName(StreamSupport.stream(relative.spliterator(), false).map(Path::toString));
    }

    private static boolean hasNoDotName(Stream<String> names) {
        return names.allMatch(name -> !name.startsWith(".") || name.equals(WELL_KNOWN));
    }

    /** Whether a decoded segment can name a thing and mean nothing else. */
    static boolean isName(String segment) {
        return !segment.isEmpty()
                && !segment.equals(".")
                && !segment.equals("..")
                && segment.chars().noneMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c));
    }

    /** A segment without its percent signs (RFC 3986, section 2.1); empty if it is malformed. */
    static Optional<String> decode(String raw) {
        byte[] bytes = new byte[raw.length()];
        int length = 0;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '%') {
                int octet = PercentCoding.octet(raw, i, raw.length());
                if (octet < 0) {
                    return Optional.empty();
                }
                bytes[length++] = (byte) octet;
                i += 2;
            } else if (c > ' ' && c < 0x7F) {
                bytes[length++] = (byte) c;
            } else {
                return Optional.empty();
            }
        }
        return Utf8.isValid(bytes, 0, length)
                ? Optional.of(new String(bytes, 0, length, StandardCharsets.UTF_8))
                : Optional.empty();
    }
}
