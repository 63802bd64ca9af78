package dev.troupe.samples.counter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What README shows is what is built and tested here. */
class ReadmeTest {

    private static final Path ROOT = Path.of("../..");
    private static final Path SOURCES = Path.of("src/main/java/dev/troupe/samples/counter");
    private static final Path TESTS = Path.of("src/test/java/dev/troupe/samples/counter");
    private static final Pattern XML_COORDINATES = Pattern.compile(
            "<groupId>(\\S+)</groupId>\\s*<artifactId>(\\S+)</artifactId>\\s*<version>(\\S+)</version>");
    private static final Pattern GRADLE_COORDINATES = Pattern.compile("\"([^\":]+):([^\":]+):([^\":]+)\"");

    @Test
    void itsJavaIsTheSourceOfThisSample() throws IOException {
        assertThat(blocks("java").subList(0, 3))
                .containsExactly(
                        Files.readString(SOURCES.resolve("Counter.java")),
                        Files.readString(SOURCES.resolve("CounterActor.java")),
                        Files.readString(SOURCES.resolve("Main.java")));
    }

    @Test
    void itsTestIsOneOfThisSample() throws IOException {
        String test = Files.readString(TESTS.resolve("CounterActorTest.java"));
        assertThat(test.replaceAll("(?m)^ {8}", "")).contains(blocks("java").get(3));
    }

    @Test
    void itsMavenPluginIsTheOneThatBuildsThisSample() throws IOException {
        String plugin = flat(blocks("xml").get(1));
        String parent = flat(Files.readString(ROOT.resolve("pom.xml")));
        String compiler = "<artifactId>maven-compiler-plugin</artifactId>";
        assertThat(parent).contains(compiler + between(plugin, compiler, "<configuration>") + "<configuration>");
        assertThat(parent)
                .contains("<maven.compiler.release>" + between(plugin, "<release>", "</release>")
                        + "</maven.compiler.release>");
        String paths = between(plugin, "<annotationProcessorPaths>", "</annotationProcessorPaths>");
        assertThat(flat(Files.readString(Path.of("pom.xml"))))
                .contains(paths.replaceAll("<version>.*</version>", "<version>\\${project.version}</version>"));
    }

    @Test
    void itsCoordinatesAreThoseOfThePoms() throws IOException {
        Set<String> maven = coordinates(XML_COORDINATES, blocks("xml"));
        String own = between(Files.readString(ROOT.resolve("pom.xml")), "<version>", "</version>");
        assertThat(maven)
                .containsExactlyInAnyOrder(
                        "dev.troupe:troupe-runtime-tyrus:" + own,
                        "dev.troupe:troupe-testkit:" + own,
                        "dev.troupe:troupe-processor:" + own,
                        "org.jspecify:jspecify:" + property("jspecify.version"));
        assertThat(coordinates(GRADLE_COORDINATES, blocks("kotlin"))).isEqualTo(maven);
        for (String module : List.of("runtime-tyrus", "testkit", "processor")) {
            assertThat(Files.readString(ROOT.resolve(module).resolve("pom.xml")))
                    .contains("<artifactId>troupe-" + module + "</artifactId>", "<version>" + own + "</version>");
        }
    }

    @Test
    void itRunsAndTestsWithOneCommandEach() throws IOException {
        assertThat(section("Run it")).containsOnlyOnce("```sh\n").containsPattern("```sh\n[^\n]+\n```");
        assertThat(section("Test it")).containsOnlyOnce("```sh\n").containsPattern("```sh\n[^\n]+\n```");
    }

    @Test
    void theMachineRunsTheSameCommands() throws IOException {
        assertThat(Files.readString(ROOT.resolve(".ci/run")))
                .contains("$(readme_command 'Run it')", "$(readme_command 'Test it')");
    }

    @Test
    void itsLinksLeadSomewhere() throws IOException {
        List<String> targets = Pattern.compile("]\\((?!http|#)([^)#]+)(?:#[^)]*)?\\)")
                .matcher(readme())
                .results()
                .map(link -> link.group(1))
                .toList();
        assertThat(targets)
                .isNotEmpty()
                .allSatisfy(target -> assertThat(ROOT.resolve(target)).exists());
    }

    private static Set<String> coordinates(Pattern pattern, List<String> blocks) {
        return blocks.stream()
                .flatMap(block -> pattern.matcher(block).results())
                .map(found -> found.group(1) + ":" + found.group(2) + ":" + found.group(3))
                .collect(Collectors.toSet());
    }

    private static String property(String name) throws IOException {
        return between(Files.readString(ROOT.resolve("pom.xml")), "<" + name + ">", "</" + name + ">");
    }

    private static String between(String text, String begin, String end) {
        String after = text.substring(text.indexOf(begin) + begin.length());
        return after.substring(0, after.indexOf(end));
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
