package dev.troupe.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.testing.compile.JavaFileObjects;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A codec that runs with another version of a type than the one it was compiled with (JLS 13.4). */
class OtherVersionsTest {

    @TempDir
    private Path folder;

    private static final String PAINT = """
            package p;
            @dev.troupe.ActorProtocol("paint")
            public interface Paint {
                java.util.Map<Color, Shape> name(Color color);
                enum Color { %s }
                sealed interface Shape permits %s {}
                record Circle() implements Shape {}
                record Square() implements Shape {}
                record Tri() implements Shape {}
            }
            """;

    /** The generated classes of one version with all others of another one. */
    private static Codec codec(String compiledColors, String colors) throws Exception {
        Map<String, byte[]> files =
                new HashMap<>(compiled(colors, "Circle, Square, Tri").classFiles());
        compiled(compiledColors, "Circle, Square").classFiles().forEach((path, file) -> {
            if (path.contains("PaintCodec")) {
                files.put(path, file);
            }
        });
        return Codec.of(Compiled.loading(files), "p.PaintCodec");
    }

    private static Compiled compiled(String colors, String shapes) {
        String source = PAINT.formatted(colors, shapes);
        for (String shape : List.of("Circle", "Square", "Tri")) {
            source = shapes.contains(shape) ? source : source.replace(shape + "() implements Shape", shape + "()");
        }
        return Compiled.from(List.of(JavaFileObjects.forSourceString("p.Paint", source)));
    }

    @Test
    void reorderedConstantsKeepTheirNames() throws Exception {
        Codec codec = codec("RED, GREEN", "GREEN, RED");
        for (String name : List.of("RED", "GREEN")) {
            Object constant = codec.read("COLOR", "'" + name + "'");
            assertThat(((Enum<?>) constant).name()).isEqualTo(name);
            assertThat(codec.json("COLOR", constant)).isEqualTo("'" + name + "'");
        }
    }

    @Test
    void aNewConstantIsAnErrorOnlyWhereItIsMet() throws Exception {
        Codec codec = codec("RED, GREEN", "BLUE, RED, GREEN");
        Object red = codec.read("COLOR", "'RED'");
        Object blue = red.getClass().getEnumConstants()[0];

        assertThat(codec.json("COLOR", red)).isEqualTo("'RED'");
        assertThatThrownBy(() -> codec.read("COLOR", "'BLUE'")).hasMessage("is not one of RED, GREEN");
        assertThatThrownBy(() -> codec.json("COLOR", blue))
                .hasMessage("value is BLUE, and Color had no such constant when the protocol was compiled;"
                        + " compile the protocol again");
        Object circle = codec.read("SHAPE", "{'type':'circle'}");
        assertThatThrownBy(() -> codec.json("MAP_OF_COLOR_TO_SHAPE", Map.of(blue, circle)))
                .hasMessageStartingWith("value has a key that is BLUE, and Color had no such constant");
    }

    @Test
    void aConstantThatIsGoneIsAnErrorOnlyWhereItIsMet() throws Exception {
        Codec codec = codec("RED, GREEN", "GREEN");
        assertThat(codec.json("COLOR", codec.read("COLOR", "'GREEN'"))).isEqualTo("'GREEN'");
        assertThatThrownBy(() -> codec.read("COLOR", "'RED'")).hasMessage("is not one of RED, GREEN");
    }

    @Test
    void aNewVariantIsNamedAndNotTakenForNull() throws Exception {
        Codec codec = codec("RED", "RED");
        Object circle = codec.read("SHAPE", "{'type':'circle'}");
        Object red = codec.read("COLOR", "'RED'");
        Object tri = circle.getClass()
                .getClassLoader()
                .loadClass("p.Paint$Tri")
                .getConstructor()
                .newInstance();

        assertThatThrownBy(() -> codec.json("MAP_OF_COLOR_TO_SHAPE", Map.of(red, tri)))
                .hasMessage("value.RED is a Tri, and Shape had no such variant when the protocol was compiled;"
                        + " compile the protocol again");
        assertThatThrownBy(() -> codec.json("SHAPE", null)).hasMessage("value is null and not @Nullable");
    }

    /** The class files of a record in a library. */
    private static Map<String, byte[]> library(String components) {
        String source = "package m; public record Name(%s) {}".formatted(components);
        return Compiled.from(List.of(JavaFileObjects.forSourceString("m.Name", source)))
                .classFiles();
    }

    /** A codec that was compiled against one version of the record and runs with another. */
    private Codec codecOfNames(String compiled, String present) throws Exception {
        for (Map.Entry<String, byte[]> file : library(compiled).entrySet()) {
            Path target = folder.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.write(target, file.getValue());
        }
        List<File> classPath = new ArrayList<>(List.of(folder.toFile()));
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(File::new)
                .forEach(classPath::add);
        String protocol = """
                package p;
                @dev.troupe.ActorProtocol("guests")
                public interface Guests {
                    m.Name guest(m.Name name);
                }
                """;
        Map<String, byte[]> files = new HashMap<>(Compiled.of(Compiled.strictly()
                        .withProcessors(Compiled.processors())
                        .withClasspath(classPath)
                        .compile(JavaFileObjects.forSourceString("p.Guests", protocol)))
                .succeeded()
                .classFiles());
        files.putAll(library(present));
        return Codec.of(Compiled.loading(files), "p.GuestsCodec");
    }

    @Test
    void componentsInAnotherOrderAreNotSwappedInSilence() {
        assertThatThrownBy(() -> codecOfNames("String first, String last", "String last, String first"))
                .isInstanceOf(ExceptionInInitializerError.class)
                .hasRootCauseMessage("The components of m.Name are [last, first], and the protocol was compiled with"
                        + " [first, last]. Compile the protocol again.");
    }

    @Test
    void theSameComponentsAreTaken() throws Exception {
        Codec codec = codecOfNames("String first, String last", "String first, String last");
        String json = "{'first':'Ada','last':'Lovelace'}";
        assertThat(codec.json("NAME", codec.read("NAME", json))).isEqualTo(json);
    }
}
