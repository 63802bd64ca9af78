package dev.troupe.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** What the compiler does not take is reported as what it is, and not as a failure of the processor. */
class UnwrittenFilesTest {

    private static final JavaFileObject ROOM =
            source("Room", "@dev.troupe.ActorProtocol(\"room\")\npublic interface Room {}");

    @TempDir
    private Path folder;

    @Test
    void generatedFilesAmongTheSourcesAreNamed() throws IOException {
        Map<String, String> generated = new IntoFolder(folder).compile(List.of(ROOM));
        List<JavaFileObject> all = new ArrayList<>(List.of(ROOM));
        generated.forEach((path, text) -> all.add(
                JavaFileObjects.forSourceString(path.replace(".java", "").replace('/', '.'), text)));

        IntoFolder.Outcome outcome = attempt(folder.resolve("again"), all);

        assertThat(outcome.errors())
                .singleElement()
                .asString()
                .startsWith("TROUPE086: p.RoomProtocol has already been generated");
        assertThat(outcome.places()).containsExactly("Room.java:3");
    }

    @Test
    void aNameThatIsTooLongForTheFileSystemIsAnErrorAtItsType() throws IOException {
        String name = "L" + "o".repeat(246) + "ng";

        IntoFolder.Outcome outcome = attempt(
                folder, List.of(source(name, "@dev.troupe.ActorProtocol(\"long\")\ninterface %s {}".formatted(name))));

        assertThat(outcome.errorsOfOurs())
                .singleElement()
                .asString()
                .startsWith("TROUPE087: The compiler could not write p.Lo");
        assertThat(outcome.places()).contains(name + ".java:3");
    }

    @Test
    void longNamesOfActionsAndEventsFitIntoNamesOfFiles() throws IOException {
        String name = "o".repeat(250);

        IntoFolder.Outcome outcome =
                attempt(folder, List.of(source("Long", """
                @dev.troupe.ActorProtocol("long")
                interface Long {
                    void @N@1(int number);
                    void @N@2(int number);
                    @dev.troupe.WireName("@N@3") void same(int number);
                    @dev.troupe.WireName("@N@4") void same(long number);
                    void 数@J@(int number);
                    @dev.troupe.Events interface Feed { void @N@(int number); void @N@5(int number); }
                }
                """.replace("@N@", name).replace("@J@", "数".repeat(84)))));

        assertThat(outcome.errors()).isEmpty();
    }

    @Test
    void severalModulesAreCompiledAtOnce() throws IOException {
        Path one = Files.createDirectories(folder.resolve("sources/one/p"));
        Path two = Files.createDirectories(folder.resolve("sources/two/q"));
        Files.writeString(one.getParent().resolve("module-info.java"), "module one { exports p; }");
        Files.writeString(two.getParent().resolve("module-info.java"), "module two {}");
        Files.writeString(
                one.resolve("One.java"), "package p; @dev.troupe.ActorProtocol(\"one\") public interface One {}");
        Files.writeString(
                two.resolve("Two.java"), "package q; @dev.troupe.ActorProtocol(\"two\") public interface Two {}");
        Path classes = Files.createDirectory(folder.resolve("classes"));
        List<String> options = new ArrayList<>(List.of(
                "--module-source-path",
                folder.resolve("sources").toString(),
                "-d",
                classes.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "--module",
                "one,two"));
        for (String module : List.of("one", "two")) {
            options.addAll(List.of("--add-reads", module + "=ALL-UNNAMED"));
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavaCompiler.CompilationTask task = compiler.getTask(null, null, null, options, null, null);
        task.setProcessors(Compiled.processors());

        assertThat(task.call()).isTrue();
        assertThat(classes.resolve("one/p/OneClient.class")).exists();
        assertThat(classes.resolve("two/q/TwoClient.class")).exists();
    }

    @Test
    void withoutAFolderForClassesTheListOfActorsIsWhereNoServerFindsIt() throws Exception {
        Path sources = Files.createDirectories(folder.resolve("src/p"));
        Path room = Files.writeString(
                sources.resolve("Room.java"),
                "package p; @dev.troupe.ActorProtocol(\"room\") interface Room { @dev.troupe.Actor class Keeper implements Room {} }");

        Process javac = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-processorpath",
                        System.getProperty("java.class.path"),
                        room.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String messages = new String(javac.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(javac.waitFor()).as(messages).isZero();
        assertThat(messages).contains("Room.java:1: warning: TROUPE090: javac has written the list of actors to");
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void aTypeInACompactSourceFileIsAnErrorAtThatType() throws IOException {
        Path source = Files.writeString(folder.resolve("Main.java"), """
                @dev.troupe.ActorProtocol("plain")
                interface Plain {
                    String say(String word);
                }

                void main() {}
                """);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        List<String> options = new ArrayList<>(List.of(
                "--release",
                Integer.toString(Runtime.version().feature()),
                "-d",
                folder.toString(),
                "-cp",
                System.getProperty("java.class.path")));
        if (Runtime.version().feature() < 25) {
            options.add("--enable-preview");
        }
        JavaCompiler.CompilationTask task = compiler.getTask(
                messages,
                null,
                null,
                options,
                null,
                compiler.getStandardFileManager(null, null, null).getJavaFileObjects(source));
        task.setProcessors(Compiled.processors());

        assertThat(task.call()).isFalse();
        assertThat(messages.toString())
                .contains("Main.java:2: error: TROUPE085: Plain has no name")
                .contains("1 error");
    }

    private static IntoFolder.Outcome attempt(Path folder, List<JavaFileObject> sources) throws IOException {
        return new IntoFolder(Files.createDirectories(folder))
                .attempt(sources, Compiled.processors(), System.getProperty("java.class.path"));
    }

    private static JavaFileObject source(String name, String text) {
        return JavaFileObjects.forSourceString("p." + name, "package p;\n" + text);
    }
}
