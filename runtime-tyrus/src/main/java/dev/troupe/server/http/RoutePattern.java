package dev.troupe.server.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The pattern of a path: segments that are given, {@code {name}} for one segment, and {@code {name...}} for all that follow,
 * which may be none but an empty one. The more is given, and the earlier, the earlier it comes in the order. Immutable.
 */
final class RoutePattern implements Comparable<RoutePattern> {

    private static final String NAME = "[A-Za-z][A-Za-z0-9_]*";

    private enum Kind {
        GIVEN,
        ONE,
        REST
    }

    /** @param text what is given, decoded, or the name of the place */
    private record Segment(Kind kind, String text) {

        static Segment parse(String text, boolean last) {
            if (text.matches("\\{" + NAME + "}")) {
                return new Segment(Kind.ONE, text.substring(1, text.length() - 1));
            }
            if (last && text.matches("\\{" + NAME + "\\.\\.\\.}")) {
                return new Segment(Kind.REST, text.substring(1, text.length() - "...}".length()));
            }
            boolean name = PagePath.isName(text) && text.indexOf('{') < 0 && text.indexOf('}') < 0;
            if (!name && !(last && text.isEmpty())) {
                throw new IllegalArgumentException("No segment of a path pattern: '" + text + "'");
            }
            return new Segment(Kind.GIVEN, text);
        }

        /** The same for patterns that match the same. */
        String shape() {
            return kind == Kind.GIVEN ? text : kind.toString();
        }
    }

    private final String text;
    private final List<Segment> segments;

    private RoutePattern(String text, List<Segment> segments) {
        this.text = text;
        this.segments = segments;
    }

    /** @throws IllegalArgumentException if it is none */
    static RoutePattern parse(String text) {
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("A path pattern begins with a slash: '" + text + "'");
        }
        String[] parts = text.substring(1).split("/", -1);
        List<Segment> segments = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < parts.length; i++) {
            Segment segment = Segment.parse(parts[i], i == parts.length - 1);
            if (segment.kind != Kind.GIVEN && !names.add(segment.text)) {
                throw new IllegalArgumentException("Two places of one name in '" + text + "'");
            }
            segments.add(segment);
        }
        return new RoutePattern(text, List.copyOf(segments));
    }

    /**
     * What stands at the places of this path, decoded; empty if the path does not match. No place holds an empty segment
     * (but the last of a rest), {@code .}, {@code ..}, or a slash, backslash or control character that was encoded.
     */
    Optional<Map<String, String>> match(String rawPath) {
        String[] parts = rawPath.substring(1).split("/", -1);
        Segment last = segments.get(segments.size() - 1);
        if (last.kind == Kind.REST ? parts.length < segments.size() : parts.length != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> places = new HashMap<>();
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            Optional<String> part = segment.kind == Kind.REST ? rest(parts, i) : PagePath.decode(parts[i]);
            if (part.isEmpty() || (segment.kind == Kind.ONE && !PagePath.isName(part.get()))) {
                return Optional.empty();
            }
            if (segment.kind != Kind.GIVEN) {
                places.put(segment.text, part.get());
            } else if (!segment.text.equals(part.get())) {
                return Optional.empty();
            }
        }
        return Optional.of(places);
    }

    private static Optional<String> rest(String[] parts, int from) {
        List<String> decoded = new ArrayList<>();
        for (int i = from; i < parts.length; i++) {
            boolean open = i == parts.length - 1 && parts[i].isEmpty();
            Optional<String> part = PagePath.decode(parts[i]).filter(name -> open || PagePath.isName(name));
            if (part.isEmpty()) {
                return Optional.empty();
            }
            decoded.add(part.get());
        }
        return Optional.of(String.join("/", decoded));
    }

    /** Whether both match the same paths. */
    boolean isLike(RoutePattern other) {
        return compareTo(other) == 0;
    }

    @Override
    public int compareTo(RoutePattern other) {
        for (int i = 0; i < Math.min(segments.size(), other.segments.size()); i++) {
            Segment one = segments.get(i);
            Segment two = other.segments.get(i);
            int order = one.kind.compareTo(two.kind);
            if (order == 0) {
                order = one.shape().compareTo(two.shape());
            }
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(segments.size(), other.segments.size());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RoutePattern pattern && isLike(pattern);
    }

    @Override
    public int hashCode() {
        return segments.stream().map(Segment::shape).toList().hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
