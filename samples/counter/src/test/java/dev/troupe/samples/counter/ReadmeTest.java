package dev.troupe.samples.counter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What README shows is what is built and tested here. */
class ReadmeTest {

    private static final Path ROOT = Path.of("../..");
    private static final Path SOURCES = Path.of("src/main/java/dev/troupe/samples/counter");

    @Test
    void itsJavaIsTheSourceOfThisSample() throws IOException {
        assertThat(blocks("java"))
                .containsExactly(
                        Files.readString(SOURCES.resolve("Counter.java")),
                        Files.readString(SOURCES.resolve("CounterActor.java")),
                        Files.readString(SOURCES.resolve("Main.java")));
    }

    @Test
    void itsMavenPluginIsTheOneThatBuildsThisSample() throws IOException {
        String plugin = blocks("xml").get(1).replaceAll(">\\d[^<]*</version>", ">\\${project.version}</version>");
        assertThat(flat(Files.readString(Path.of("pom.xml")))).contains(flat(plugin));
    }

    @Test
    void itRunsAndTestsWithOneCommandEach() throws IOException {
        assertThat(section("Run it")).containsOnlyOnce("```sh\n").containsPattern("```sh\n[^\n]+\n```");
        assertThat(section("Test it")).containsOnlyOnce("```sh\n").containsPattern("```sh\n[^\n]+\n```");
    }

    @Test
    void theMachineRunsTheSameTestCommand() throws IOException {
        String command = section("Test it").replaceAll("(?s).*```sh\n([^\n]+)\n```.*", "$1");
        assertThat(Files.readString(ROOT.resolve(".ci/run"))).contains(command);
    }

    @Test
    void itsLinksLeadSomewhere() throws IOException {
        List<String> targets = Pattern.compile("]\\((?!http|#)([^)]+)\\)")
                .matcher(readme())
                .results()
                .map(link -> link.group(1))
                .toList();
        assertThat(targets)
                .isNotEmpty()
                .allSatisfy(target -> assertThat(ROOT.resolve(target)).exists());
    }

    private static List<String> blocks(String language) throws IOException {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(readme())
                .results()
                .map(MatchResult::group)
                .map(block -> block.substring(4 + language.length(), block.length() - 3))
                .toList();
    }

    private static String section(String title) throws IOException {
        String after = readme().split("\n## " + title + "\n", 2)[1];
        return after.split("\n## ", 2)[0];
    }

    private static String flat(String xml) {
        return xml.replaceAll("\\s+", "");
    }

    private static String readme() throws IOException {
        return Files.readString(ROOT.resolve("README.md"));
    }
}
