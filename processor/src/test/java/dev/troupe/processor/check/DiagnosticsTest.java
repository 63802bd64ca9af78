package dev.troupe.processor.check;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import dev.troupe.processor.ActorProcessor;
import dev.troupe.processor.ActorServicesProcessor;
import dev.troupe.processor.ForgottenActorsProcessor;
import dev.troupe.processor.ProtocolProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic.Kind;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compiles every source under {@code diagnostics} and compares what is reported with what its comments expect: {@code // TROUPE036}
 * at the end of the line that the diagnostic has to point at, with a part of its text behind a colon where that matters, and
 * {@code // javac} where the compiler itself has something to say.
 */
class DiagnosticsTest {

    private static final Path SOURCES = Path.of("src/test/resources/diagnostics");
    private static final Pattern EXPECTED = Pattern.compile("(TROUPE\\d{3}|javac)(?:: ([^;]*))?");

    /** Between two cells; one in a text is written with a backslash. */
    private static final Pattern BAR = Pattern.compile("(?<!\\\\)\\|");

    /** The text may have alternatives: compilers of different versions know different things of a type that is missing. */
    private record Expectation(String file, long line, String code, String text) {

        boolean isSaidBy(String reported) {
            return Stream.of(text.split(" [|] ", -1)).anyMatch(reported::contains);
        }
    }

    private record Reported(String file, long line, String code, String text) {}

    static Stream<Path> cases() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void reportsEachMistakeOnceAtItsLine(Path source) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(source)) {
            files = all.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
        List<Expectation> expected = new ArrayList<>();
        List<JavaFileObject> inputs = new ArrayList<>();
        for (Path file : files) {
            expected.addAll(expectations(file));
            inputs.add(JavaFileObjects.forResource(file.toUri().toURL()));
        }

        Compilation compilation = javac().withProcessors(
                        new ProtocolProcessor(),
                        new ActorProcessor(),
                        new ActorServicesProcessor(),
                        new ForgottenActorsProcessor())
                .withOptions("-Xlint:-options")
                .compile(inputs);

        List<Reported> reported = reported(compilation);
        assertThat(reported.stream().map(each -> each.file() + ":" + each.line() + " " + each.code()))
                .as(() -> "%s reports %s".formatted(source, reported))
                .containsExactlyInAnyOrderElementsOf(expected.stream()
                        .map(each -> each.file() + ":" + each.line() + " " + each.code())
                        .toList());
        for (Expectation each : expected) {
            assertThat(reported)
                    .anyMatch(found -> found.file().equals(each.file())
                            && found.line() == each.line()
                            && found.code().equals(each.code())
                            && each.isSaidBy(found.text()));
        }
    }

    private static List<Expectation> expectations(Path file) throws IOException {
        List<Expectation> expected = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            int comment = lines.get(i).indexOf("// ");
            if (comment >= 0) {
                Matcher matcher = EXPECTED.matcher(lines.get(i).substring(comment));
                while (matcher.find()) {
                    String text =
                            matcher.group(2) == null ? "" : matcher.group(2).strip();
                    expected.add(new Expectation(file.getFileName().toString(), i + 1, matcher.group(1), text));
                }
            }
        }
        return expected;
    }

    private static List<Reported> reported(Compilation compilation) {
        List<Reported> reported = new ArrayList<>();
        for (javax.tools.Diagnostic<? extends JavaFileObject> each : compilation.diagnostics()) {
            String text = each.getMessage(Locale.ROOT);
            boolean isOurs = text.startsWith("TROUPE");
            if (each.getKind() == Kind.ERROR || isOurs) {
                String file = each.getSource() == null
                        ? "nowhere"
                        : Path.of(each.getSource().getName()).getFileName().toString();
                String code = isOurs ? text.substring(0, "TROUPE000".length()) : "javac";
                reported.add(new Reported(file, each.getLineNumber(), code, text));
            }
        }
        return reported;
    }

    @Test
    void everyCodeHasANegativeTest() throws IOException {
        Set<String> tested = new TreeSet<>(Set.of(
                // In ClassFilesTest, since it takes class files.
                "TROUPE021",
                "TROUPE057",
                // In GeneratedConstantsTest, since it takes a processor that generates something.
                "TROUPE079",
                // In RoundsTest, since it takes two compilations.
                "TROUPE083",
                // In UnwrittenFilesTest, since it takes files and compilers of another kind.
                "TROUPE085",
                "TROUPE086",
                "TROUPE087",
                "TROUPE090",
                // In ModulesTest, since it takes modules.
                "TROUPE093",
                "TROUPE094",
                // In LargeProtocolsTest, since it takes a long source.
                "TROUPE095",
                // In RoundsTest, since it takes another class path.
                "TROUPE063",
                // In FailuresTest, since it takes a processor that fails.
                "TROUPE001"));
        for (Path source : cases().toList()) {
            try (Stream<Path> files = Files.walk(source)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    expectations(file).forEach(each -> tested.add(each.code()));
                }
            }
        }
        assertThat(tested)
                .containsAll(Stream.of(DiagnosticCode.values())
                        .map(DiagnosticCode::code)
                        .toList());
    }

    /** What it means, why, the way out, and since when. */
    @ParameterizedTest
    @EnumSource
    void everyCodeIsExplained(DiagnosticCode code) throws IOException {
        List<String> rows;
        try (Stream<String> lines = Files.lines(Path.of("../docs/diagnostics.md"))) {
            rows = lines.filter(line -> line.startsWith("| " + code.code() + " |"))
                    .toList();
        }
        assertThat(rows)
                .singleElement()
                .satisfies(row -> assertThat(BAR.split(row.substring(2)))
                        .hasSize(5)
                        .allSatisfy(cell -> assertThat(cell).isNotBlank()));
    }

    @Test
    void noCodeIsGivenTwice() {
        assertThat(Stream.of(DiagnosticCode.values()).map(DiagnosticCode::code)).doesNotHaveDuplicates();
    }
}
