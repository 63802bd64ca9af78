package dev.troupe.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.JavaFileObjects;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Protocols that are as large as class files allow. */
class LargeProtocolsTest {

    /** HotSpot never compiles a method that is larger. */
    private static final int MOST_BYTES = 8_000;

    @Test
    void aThousandActionsAreDispatchedByMethodsThatHotSpotCompiles() {
        Map<String, Integer> sizes =
                sizes(withVariables(List.of(JavaFileObjects.forSourceString("p.Big", """
                package p;
                @dev.troupe.ActorProtocol("big")
                public interface Big {
                %s
                }
                """.formatted(lines(
                        "  String action%1$d(String first%1$d, int second%1$d, java.util.List<String> third);",
                        1_000))))));

        assertThat(sizes).containsKey("p/BigProtocol.invoke");
        assertThat(withoutInitializers(sizes))
                .allSatisfy((name, size) -> assertThat(size).as(name).isLessThan(MOST_BYTES));
    }

    @Test
    void manyEventsTypesConstantsAndVariantsCompile() {
        Compiled compiled = Compiled.from(List.of(JavaFileObjects.forSourceString("p.Wide", """
                package p;
                import dev.troupe.*;
                @ActorProtocol("wide")
                public interface Wide {
                    Variant any(Letters letters, All all);
                    @Events interface Feed {
                %s
                    }
                    record All(%s) {}
                %s
                    sealed interface Variant {}
                %s
                    enum Letters { %s }
                }
                """.formatted(
                        lines("  void event%1$d(Type%1$d value, int number);", 200),
                        listed("Type%1$d type%1$d", 60),
                        lines("  record Type%1$d(int number%1$d, String text) {}", 200),
                        lines("  record Variant%1$d(int number) implements Variant {}", 300),
                        listed("LETTER%1$d", 2_000)))));

        assertThat(compiled.generated()).containsKey("p/WideCodec.java");
    }

    /** More would be reported by javac, at a file that the user has not written. */
    @Test
    void whatDoesNotFitIntoClassFilesIsAnErrorAtItsSource() {
        assertThat(errors(lines("  void event%1$d(int first%1$d);", 1_000) + "\n"
                        + lines("  int action%1$d(int one%1$d, int two%1$d, int three%1$d, int four%1$d);", 900)))
                .singleElement()
                .asString()
                .startsWith(
                        "TROUPE095: Large is too large for the class files that Troupe generates: it has 1900 actions")
                .endsWith("Split it into several protocols.");
        assertThat(errors(lines("  enum Enum%1$d { %2$s } void run%1$d(Enum%1$d value);", 160, listed("C%d", 50))))
                .singleElement()
                .asString()
                .contains("TROUPE095", "8000 constants of enums");
        assertThat(errors("sealed interface Shape {} Shape shape();\n"
                        + lines("  record Variant%1$d() implements Shape {}", 401)))
                .singleElement()
                .asString()
                .contains("TROUPE095: Shape is too large", "it has 401 variants, and 400 is the most");
    }

    private static List<String> errors(String members) {
        Compiled compiled = Compiled.of(Compiled.strictly()
                .withProcessors(Compiled.processors())
                .compile(JavaFileObjects.forSourceString(
                        "p.Large",
                        "package p; @dev.troupe.ActorProtocol(\"large\") public interface Large {\n" + members
                                + "\n}")));
        return compiled.errors();
    }

    private static Compiled withVariables(List<JavaFileObject> sources) {
        return Compiled.of(Compiled.strictly()
                        .withOptions("--release", "17", "-Xlint:all,-processing", "-Werror", "-g")
                        .withProcessors(Compiled.processors())
                        .compile(sources))
                .succeeded();
    }

    private static String lines(String line, int count) {
        return lines(line, count, "");
    }

    private static String lines(String line, int count, String more) {
        return IntStream.range(0, count)
                .mapToObj(number -> line.formatted(number, more))
                .collect(Collectors.joining("\n"));
    }

    private static String listed(String element, int count) {
        return IntStream.range(0, count).mapToObj(element::formatted).collect(Collectors.joining(", "));
    }

    private static Map<String, Integer> withoutInitializers(Map<String, Integer> sizes) {
        Map<String, Integer> others = new TreeMap<>(sizes);
        others.keySet().removeIf(name -> name.contains("<"));
        return others;
    }

    /** The sizes of methods: a parameter is there until the last byte of its method. */
    private static Map<String, Integer> sizes(Compiled compiled) {
        Map<String, Integer> sizes = new TreeMap<>();
        compiled.classFiles().forEach((path, file) -> {
            String[] method = {""};
            ClassReader reader = new ClassReader(file) {
                @Override
                protected Label readLabel(int offset, Label[] labels) {
                    sizes.merge(method[0], offset, Math::max);
                    return super.readLabel(offset, labels);
                }
            };
            reader.accept(
                    new ClassVisitor(Opcodes.ASM9) {
                        @Override
                        public MethodVisitor visitMethod(
                                int access, String name, String descriptor, String signature, String[] exceptions) {
                            method[0] = path.replace(".class", "." + name);
                            return new MethodVisitor(Opcodes.ASM9) {};
                        }
                    },
                    0);
        });
        return sizes;
    }
}
