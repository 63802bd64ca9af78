package dev.troupe.processor.write;

import java.util.ArrayList;
import java.util.List;

/**
 * Sets generated source closer, as a person would. Every rule is about whole lines and how they end or begin, so that none
 * can reach into a literal. Each rule sees what the ones before it have left.
 */
final class Layout {

    private static final int WIDTH = 100;

    private static final String COMMENT_BEGIN = "/**";
    private static final String COMMENT_LINE = "* ";
    private static final String COMMENT_END = "*/";
    private static final List<String> FIELD_BEGINS =
            List.of("private final ", "private static final ", "public static final ");

    private Layout() {}

    static String tidy(String source) {
        List<String> lines = withoutSpaceAtEnd(source);
        lines = withEmptyBodiesClosed(lines);
        lines = withCommentsOnOneLine(lines);
        lines = withConstantsJoined(lines);
        return String.join("\n", withFieldsCloser(lines));
    }

    /** The last line is what follows the last line break, mostly nothing. */
    private static List<String> withoutSpaceAtEnd(String source) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int end = source.indexOf('\n'); end >= 0; end = source.indexOf('\n', start)) {
            int last = end;
            while (last > start && (source.charAt(last - 1) == ' ' || source.charAt(last - 1) == '\t')) {
                last--;
            }
            lines.add(source.substring(start, last));
            start = end + 1;
        }
        lines.add(source.substring(start));
        return lines;
    }

    private static List<String> withEmptyBodiesClosed(List<String> lines) {
        List<String> closed = new ArrayList<>(lines.size());
        for (String line : lines) {
            int last = closed.size() - 1;
            if (last >= 0 && closed.get(last).endsWith("{") && line.startsWith("}", indent(line))) {
                closed.set(last, closed.get(last) + line.substring(indent(line)));
            } else {
                closed.add(line);
            }
        }
        return closed;
    }

    private static List<String> withCommentsOnOneLine(List<String> lines) {
        List<String> shorter = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            String rest = line;
            while (rest.endsWith(COMMENT_BEGIN) && isCommentOfOneLine(lines, i + 1)) {
                String text = lines.get(i + 1);
                String end = lines.get(i + 2);
                rest = end.substring(indent(end) + COMMENT_END.length());
                line += " " + text.substring(indent(text) + COMMENT_LINE.length()) + " " + COMMENT_END + rest;
                i += 2;
            }
            shorter.add(line);
        }
        return shorter;
    }

    private static boolean isCommentOfOneLine(List<String> lines, int at) {
        if (at + 1 >= lines.size()) {
            return false;
        }
        String text = lines.get(at);
        String end = lines.get(at + 1);
        return text.startsWith(COMMENT_LINE, indent(text))
                && text.length() > indent(text) + COMMENT_LINE.length()
                && end.startsWith(COMMENT_END, indent(end));
    }

    /** A constant may have been broken after its {@code =}; it is one line again if that is not too long. */
    private static List<String> withConstantsJoined(List<String> lines) {
        List<String> joined = new ArrayList<>(lines.size());
        joined.add(lines.get(0));
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i);
            // The last line is not ended.
            if (line.length() > " =".length()
                    && line.endsWith(" =")
                    && i + 2 < lines.size()
                    && isIndentedStatement(lines.get(i + 1))) {
                String value = lines.get(i + 1);
                String whole = line + " " + value.substring(indent(value));
                if (whole.length() <= WIDTH) {
                    line = whole;
                    i++;
                }
            }
            joined.add(line);
        }
        return joined;
    }

    private static boolean isIndentedStatement(String line) {
        return line.length() > " ;".length() && line.startsWith(" ") && line.endsWith(";");
    }

    /** Fields of one line without a comment stand together. */
    private static List<String> withFieldsCloser(List<String> lines) {
        List<String> closer = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            boolean isBetween = i > 0 && i + 2 < lines.size() && lines.get(i).isEmpty();
            if (!isBetween || !isField(lines.get(i - 1)) || !isField(lines.get(i + 1))) {
                closer.add(lines.get(i));
            }
        }
        return closer;
    }

    private static boolean isField(String line) {
        int indent = indent(line);
        return indent > 0
                && line.endsWith(";")
                && FIELD_BEGINS.stream()
                        .anyMatch(begin -> line.startsWith(begin, indent)
                                && line.length() > indent + begin.length() + ";".length());
    }

    private static int indent(String line) {
        int indent = 0;
        while (indent < line.length() && line.charAt(indent) == ' ') {
            indent++;
        }
        return indent;
    }
}
