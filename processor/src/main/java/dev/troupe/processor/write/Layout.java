package dev.troupe.processor.write;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sets generated source closer, as a person would. Every pattern spans the end of a line, so that none can match inside a
 * literal.
 */
final class Layout {

    private static final int WIDTH = 100;

    private static final Pattern SPACE_BEFORE_END = Pattern.compile("[ \t]+\n");
    private static final Pattern EMPTY_BODY = Pattern.compile("\\{\n *}");
    private static final Pattern ONE_LINE_COMMENT = Pattern.compile("/\\*\\*\n *\\* ([^\n]+)\n *\\*/");
    private static final Pattern BROKEN_CONSTANT = Pattern.compile("\n([^\n]++(?<= =))\n +([^\n]+;)(?=\n)");
    private static final Pattern SPACED_FIELDS =
            Pattern.compile("( private (?:static )?final [^\n]+;\n)\n(?= +private (?:static )?final [^\n]+;\n)");

    private Layout() {}

    static String tidy(String source) {
        String tidied = SPACE_BEFORE_END.matcher(source).replaceAll("\n");
        tidied = EMPTY_BODY.matcher(tidied).replaceAll("{}");
        tidied = ONE_LINE_COMMENT.matcher(tidied).replaceAll("/** $1 */");
        tidied = BROKEN_CONSTANT.matcher(tidied).replaceAll(found -> Matcher.quoteReplacement(joined(found.group())));
        return SPACED_FIELDS.matcher(tidied).replaceAll("$1");
    }

    private static String joined(String broken) {
        String joined = "\n" + broken.substring(1).replaceFirst("\n +", " ");
        return joined.length() <= WIDTH + 1 ? joined : broken;
    }
}
