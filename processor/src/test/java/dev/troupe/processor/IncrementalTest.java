package dev.troupe.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.annotation.processing.Processor;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What build tools rely on that compile only what has changed. */
class IncrementalTest {

    private static final String SERVICES = "META-INF/services/dev.troupe.runtime.ActorDefinition";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"chat", "counter", "market", "zoo"})
    void everySourceHasOneOriginAndTheServicesFileAllActors(String name) {
        Map<String, List<String>> origins = new HashMap<>();
        List<Processor> processors = new ArrayList<>();
        Compiled.processors().forEach(processor -> processors.add(new RecordingProcessor(processor, origins)));
        Compiled compiled = Compiled.of(Compiled.strictly()
                        .withProcessors(processors)
                        .compile(Compiled.sources("golden/" + name + "/input")))
                .succeeded();

        assertThat(origins).hasSameSizeAs(compiled.generated().keySet());
        assertThat(origins).allSatisfy((file, elements) -> assertThat(elements).hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ChatRoom", "ChatRoomActor"})
    void oneChangedFileAgainstTheClassFilesOfTheOthersGivesTheSameBytes(String changed) throws IOException {
        Map<String, String> whole = compile(Compiled.sources("golden/chat/input"));

        Map<String, String> part = compile(only(changed, "golden/chat/input"));

        assertThat(part).isNotEmpty();
        assertThat(part).allSatisfy((path, text) -> assertThat(text).isEqualTo(whole.get(path)));
    }

    @Test
    void aChangedProtocolAgainstClassFilesOfItsPayloadsGivesTheSameBytes() throws IOException {
        Map<String, String> whole = compile(Compiled.sources("golden/zoo/input"));

        assertThat(compile(only("Zoo", "golden/zoo/input"))).isEqualTo(whole);
    }

    @Test
    void constraintsInClassFilesOfPayloadsGiveTheSameBytes() throws IOException {
        Map<String, String> whole = compile(Compiled.sources("golden/market/input"));

        assertThat(compile(only("Market", "golden/market/input"))).isEqualTo(whole);
    }

    @Test
    void nothingIsGeneratedForAProtocolThatComesAsAClassFile() throws IOException {
        compile(Compiled.sources("golden/chat/input"));

        Map<String, String> user = compile(List.of(JavaFileObjects.forSourceString("user.User", """
                package user;
                import dev.troupe.samples.chat.ChatRoomClient;
                final class User {
                    private User() {}
                    static ChatRoomClient.Handlers name(ChatRoomClient.Handlers on) {
                        return on.left(name -> {});
                    }
                }
                """)));

        assertThat(user).isEmpty();
    }

    @Test
    void anActorMayStandInAnotherModuleThanItsProtocol() throws IOException {
        compile(
                List.of(
                        JavaFileObjects.forSourceString(
                                "contract.Greeter",
                                "package contract; @dev.troupe.ActorProtocol(\"greeter\") public interface Greeter { String greet(String name); }")));

        Map<String, String> server = compile(List.of(JavaFileObjects.forSourceString("server.GreeterActor", """
                package server;
                @dev.troupe.Actor
                final class GreeterActor implements contract.Greeter {
                    GreeterActor(Thread thread) throws java.io.IOException {}
                    @Override public String greet(String name) { return "hello " + name; }
                }
                """)));

        assertThat(server).containsOnlyKeys("server/GreeterEndpoint.java", "server/GreeterActorDefinition.java");
        assertThat(server.get("server/GreeterActorDefinition.java"))
                .contains(
                        "import contract.GreeterProtocol;",
                        "List.of(Thread.class)",
                        "provided(Thread.class)",
                        "throws Exception");
        assertThat(new IntoFolder(folder).classes().resolve(SERVICES)).hasContent("server.GreeterActorDefinition\n");
    }

    @Test
    void theServicesFileKeepsWhatIsStillThere() throws IOException {
        compile(actor("One"));
        assertThat(new IntoFolder(folder).classes().resolve(SERVICES)).hasContent("p.OneActorDefinition\n");

        compile(actor("Another"));
        assertThat(new IntoFolder(folder).classes().resolve(SERVICES))
                .hasContent("p.AnotherActorDefinition\np.OneActorDefinition\n");

        Files.delete(new IntoFolder(folder).classes().resolve("p/OneActorDefinition.class"));
        compile(actor("Another"));
        assertThat(new IntoFolder(folder).classes().resolve(SERVICES)).hasContent("p.AnotherActorDefinition\n");
    }

    @Test
    void theServicesFileIsSorted() {
        List<JavaFileObject> sources = new ArrayList<>(actor("Two"));
        sources.addAll(actor("One"));

        Compiled compiled = Compiled.from(sources);

        assertThat(compiled.generated()).containsEntry(SERVICES, "p.OneActorDefinition\np.TwoActorDefinition\n");
    }

    @Test
    void everyProcessorSaysOfWhichKindItIs() throws IOException {
        assertThat(lines("META-INF/gradle/incremental.annotation.processors"))
                .containsExactlyInAnyOrder(
                        "dev.troupe.processor.ProtocolProcessor,isolating",
                        "dev.troupe.processor.ActorProcessor,isolating",
                        "dev.troupe.processor.ActorServicesProcessor,aggregating",
                        "dev.troupe.processor.ForgottenActorsProcessor,isolating",
                        "dev.troupe.processor.UnclaimedAnnotationsProcessor,isolating");
        assertThat(lines("META-INF/services/javax.annotation.processing.Processor"))
                .containsExactlyInAnyOrderElementsOf(lines("META-INF/gradle/incremental.annotation.processors").stream()
                        .map(line -> line.replaceFirst(",.*", ""))
                        .toList());
    }

    private static List<String> lines(String resource) throws IOException {
        List<String> lines = new ArrayList<>();
        Enumeration<URL> found = IncrementalTest.class.getClassLoader().getResources(resource);
        for (URL each : Collections.list(found)) {
            try (var in = each.openStream()) {
                new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> line.startsWith("dev.troupe"))
                        .forEach(lines::add);
            }
        }
        return lines;
    }

    private static List<JavaFileObject> actor(String name) {
        return List.of(
                JavaFileObjects.forSourceString(
                        "p." + name,
                        "package p; @dev.troupe.ActorProtocol(\"%s\") interface %s { void speak(); }"
                                .formatted(name.toLowerCase(Locale.ROOT), name)),
                JavaFileObjects.forSourceString(
                        "p." + name + "Speaker",
                        "package p; @dev.troupe.Actor final class %1$sSpeaker implements %1$s { @Override public void speak() {} }"
                                .formatted(name)));
    }

    private static List<JavaFileObject> only(String name, String sources) {
        return Compiled.sources(sources).stream()
                .filter(source -> source.getName().endsWith("/" + name + ".java"))
                .toList();
    }

    private Map<String, String> compile(List<JavaFileObject> sources) throws IOException {
        return new IntoFolder(folder).compile(sources);
    }
}
