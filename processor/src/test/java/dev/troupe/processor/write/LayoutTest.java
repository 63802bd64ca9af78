package dev.troupe.processor.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How generated source is set closer. */
class LayoutTest {

    /** Ends and beginnings of lines that the rules look for, and what comes near to them. */
    private static final List<String> PIECES = List.of(
            "",
            " ",
            "    ",
            "\t",
            "{",
            "}",
            "{}",
            "/**",
            "*/",
            "**",
            "* ",
            "*",
            "* text",
            ";",
            "=",
            " =",
            " ;",
            "x",
            "    private final int x;",
            "    private static final int X =",
            "        value;",
            " private final ;",
            "public final int y;",
            "x".repeat(90) + " =",
            "private final int z;");

    @ParameterizedTest
    @CsvSource({
        "'a  \t\nb \n', 'a\nb\n'",
        "'void a() {\n    }\nx', 'void a() {}\nx'",
        "'if (a) {\n} else {\n}\n', 'if (a) {} else {}\n'",
        "'if (a) {\n\n}\n', 'if (a) {\n\n}\n'",
        "'  /**\n   * Said once.\n   */\n  x', '  /** Said once. */\n  x'",
        "'/**\n * One.\n * Two.\n */\n', '/**\n * One.\n * Two.\n */\n'",
        "'\n  int X =\n      1;\n', '\n  int X = 1;\n'",
        "'\n  int X =\n      call(\n      1);\n', '\n  int X =\n      call(\n      1);\n'",
        "'{\n  private final int a;\n\n  private static final int b;\n\n  int c;\n', '{\n  private final int a;\n  private static final int b;\n\n  int c;\n'",
        "'{\n  private int a;\n\n  private int b;\n', '{\n  private int a;\n\n  private int b;\n'"
    })
    void setsCloserWhatAPersonWould(String source, String expected) {
        assertThat(Layout.tidy(source)).isEqualTo(expected);
    }

    @Test
    void aConstantStaysBrokenWhereItWouldBeTooLong() {
        String fits = "\n  int X = " + "1".repeat(89) + ";\n";
        String isTooLong = "\n  int X = " + "1".repeat(90) + ";\n";

        assertThat(Layout.tidy(broken(fits))).isEqualTo(fits);
        assertThat(Layout.tidy(broken(isTooLong))).isEqualTo(broken(isTooLong));
    }

    private static String broken(String constant) {
        return constant.replace("= ", "=\n      ");
    }

    /** The patterns say the same at a glance, and take many times as long. */
    @Test
    void doesWhatThePatternsSay() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder source = new StringBuilder();
            for (int line = random.nextInt(12); line >= 0; line--) {
                for (int piece = random.nextInt(3); piece >= 0; piece--) {
                    source.append(PIECES.get(random.nextInt(PIECES.size())));
                }
                source.append(line > 0 || random.nextBoolean() ? "\n" : "");
            }
            assertThat(Layout.tidy(source.toString())).as("%s", source).isEqualTo(byPatterns(source.toString()));
        }
    }

    private static String byPatterns(String source) {
        String tidied = source.replaceAll("[ \t]+\n", "\n")
                .replaceAll("\\{\n *}", "{}")
                .replaceAll("/\\*\\*\n *\\* ([^\n]+)\n *\\*/", "/** $1 */");
        tidied = Pattern.compile("\n( *[^\n]+ =)\n +([^\n]+;)(?=\n)")
                .matcher(tidied)
                .replaceAll(found -> {
                    String joined = "\n" + found.group().substring(1).replaceFirst("\n +", " ");
                    return Matcher.quoteReplacement(joined.length() <= 101 ? joined : found.group());
                });
        String field = "(?<![^\n]) +(?:private (?:static )?|public static )final [^\n]+;\n";
        return tidied.replaceAll("(" + field + ")\n(?=" + field + ")", "$1");
    }
}
