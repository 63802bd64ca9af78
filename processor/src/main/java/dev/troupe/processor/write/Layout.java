package dev.troupe.processor.write;

import java.util.regex.Pattern;

/**
 * Takes out of generated source what nobody needs to see. Every pattern spans the end of a line, so that none can match
 * inside a literal.
 */
final class Layout {

    private static final Pattern SPACE_BEFORE_END = Pattern.compile("[ \t]+\n");
    private static final Pattern EMPTY_BODY = Pattern.compile("\\{\n *}");
    private static final Pattern ONE_LINE_COMMENT = Pattern.compile("/\\*\\*\n *\\* ([^\n]+)\n *\\*/");

    private Layout() {}

    static String tidy(String source) {
        String tidied = SPACE_BEFORE_END.matcher(source).replaceAll("\n");
        tidied = EMPTY_BODY.matcher(tidied).replaceAll("{}");
        return ONE_LINE_COMMENT.matcher(tidied).replaceAll("/** $1 */");
    }
}
