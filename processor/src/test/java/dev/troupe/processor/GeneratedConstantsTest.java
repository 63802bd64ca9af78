package dev.troupe.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.annotation.processing.Processor;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The values of annotations that name constants of another processor are read when that processor has generated them. */
class GeneratedConstantsTest {

    private static final String CONSTANTS = """
            package p;
            public final class Names {
                private Names() {}
                public static final String PROTOCOL = "chat-of-names", POST = "post-it", ROLE = "admin", WORD = "[a-z]+",
                    KEY = "who", CODE = "too_late", VARIANT = "ring", CONSTANT = "red-ish", COMPONENT = "x-position";
                public static final int MAX = 5;
                public static final class Upper implements dev.troupe.PayloadCodec<String, String> {
                    public Upper() {}
                    @Override public String encode(String value) { return value; }
                    @Override public String decode(String written) { return written; }
                }
                @jakarta.validation.Constraint(validatedBy = {})
                public @interface Odd {}
                public record Part(String text) {}
            }
            """;

    private static final JavaFileObject PROTOCOL = JavaFileObjects.forSourceString("p.Chat", """
            package p;
            import dev.troupe.*;
            import jakarta.annotation.security.RolesAllowed;
            import jakarta.validation.constraints.*;
            @ActorProtocol(Names.PROTOCOL)
            public interface Chat {
                @WireName(Names.POST) @RolesAllowed(Names.ROLE)
                Part post(@Size(max = Names.MAX) @Pattern(regexp = Names.WORD) @UseCodec(Names.Upper.class) String text)
                    throws Late;
                @Events interface Feed {
                    @SlowConsumer(value = SlowConsumerPolicy.LATEST, key = Names.KEY) void typing(String who);
                }
                record Part(@WireName(Names.COMPONENT) int x, Color color, Shape shape) {}
                enum Color { @WireName(Names.CONSTANT) RED }
                sealed interface Shape { @WireName(Names.VARIANT) record Circle() implements Shape {} }
                @WireName(Names.CODE) final class Late extends ActorException {
                    private static final long serialVersionUID = 1L;
                    public Late(String message) { super(Names.CODE, message); }
                }
            }
            """);

    private static final JavaFileObject ACTOR = JavaFileObjects.forSourceString("p.ChatActor", """
            package p;
            @dev.troupe.Actor
            final class ChatActor implements Chat {
                @Override public Part post(String text) { throw new Late(text); }
            }
            """);

    /** Generates the constants in the round with this number, and something else before. */
    private static Processor constants(int round) {
        Map<Integer, Map<String, String>> sources = new TreeMap<>(Map.of(round, Map.of("p.Names", CONSTANTS)));
        for (int before = 1; before < round; before++) {
            sources.put(before, Map.of("p.Other" + before, "package p; final class Other%d {}".formatted(before)));
        }
        return new GeneratingProcessor(sources);
    }

    @ParameterizedTest
    @CsvSource({"1, true", "1, false", "3, true", "3, false"})
    void everyValueWaitsForItsConstant(int round, boolean before) {
        List<Processor> processors = new ArrayList<>(Compiled.processors());
        processors.add(before ? 0 : processors.size(), constants(round));

        Compiled compiled = Compiled.of(
                        Compiled.strictly().withProcessors(processors).compile(PROTOCOL, ACTOR))
                .succeeded();

        checkValues(String.join("\n", compiled.generated().values()));
    }

    private static void checkValues(String generated) {
        assertThat(generated)
                .contains("\"chat-of-names\"", "\"post-it\"", "\"admin\"", "[a-z]+", "at most 5 characters", "\"who\"")
                .contains("\"too_late\"", "\"ring\"", "\"red-ish\"", "\"x-position\"", "Names.Upper")
                .doesNotContain("<error>");
    }

    @Test
    void everyValueWaitsForItsConstantUnderEclipsesCompiler(@TempDir Path folder) throws IOException {
        Path input = Files.createDirectory(folder.resolve("input"));
        for (JavaFileObject source : List.of(PROTOCOL, ACTOR)) {
            Files.writeString(
                    input.resolve(Path.of(source.getName()).getFileName().toString()), source.getCharContent(true));
        }
        Path names = Files.writeString(folder.resolve("names"), CONSTANTS);
        Path sources = Files.createDirectory(folder.resolve("sources"));
        StringWriter messages = new StringWriter();

        boolean succeeded = EclipseCompiler.compile(
                input,
                sources,
                Files.createDirectory(folder.resolve("classes")),
                messages,
                List.of(GeneratingProcessor.class),
                "-A" + GeneratingProcessor.NAMES + "=" + names);

        assertThat(succeeded).as(messages::toString).isTrue();
        checkValues(String.join("\n", IntoFolder.read(sources).values()));
    }

    @Test
    void aConstraintThatIsGeneratedIsNotPassedOver() {
        Compiled compiled = compile(JavaFileObjects.forSourceString("p.Odd", """
                package p;
                @dev.troupe.ActorProtocol("odd")
                public interface Odd { void post(@Names.Odd String text); }
                """));

        assertThat(compiled.errors()).singleElement().asString().startsWith("TROUPE069");
    }

    @Test
    void aTypeThatIsGeneratedInPlaceOfAnotherIsNotPassedOver() {
        Compiled compiled = compile(
                JavaFileObjects.forSourceString("p.Odd", """
                        package p;
                        import q.*;
                        @dev.troupe.ActorProtocol("odd")
                        public interface Odd { Names.Part names(Thing thing); record Other() {} }
                        """),
                JavaFileObjects.forSourceString("q.Names", """
                        package q;
                        public final class Names { private Names() {} public record Part(int number) {} }
                        """),
                JavaFileObjects.forSourceString("q.Thing", "package q; public record Thing() {}"));

        assertThat(compiled.errors())
                .filteredOn(error -> error.startsWith("TROUPE"))
                .singleElement()
                .asString()
                .startsWith("TROUPE079: Another processor has generated something that changes the meaning of Odd");
    }

    private static Compiled compile(JavaFileObject... sources) {
        List<Processor> processors = new ArrayList<>(Compiled.processors());
        processors.add(constants(1));
        return Compiled.of(Compiled.strictly().withProcessors(processors).compile(sources));
    }
}
