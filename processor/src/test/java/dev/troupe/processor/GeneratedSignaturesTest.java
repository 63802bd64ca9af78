package dev.troupe.processor;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What stands on the user's signatures stands on the generated ones. */
class GeneratedSignaturesTest {

    private static final String DIRECTORY = """
            package p;
            import dev.troupe.*;
            import java.util.*;
            import java.util.concurrent.CompletionStage;
            import org.jspecify.annotations.*;

            @ActorProtocol("directory")
            @NullMarked
            @Deprecated(since = "3")
            public interface Directory {
                @Nullable String find(@Nullable String name);
                List<@Nullable String> all(Map<String, @Nullable Integer> ages, String @Nullable [] names);
                CompletionStage<@Nullable String> later(@Nullable String name);
                @Deprecated(since = "2", forRemoval = true) String old();
                String plain(String name);

                @Events
                interface Feed {
                    void found(@Nullable String name, String by);
                    @Deprecated(since = "1") void lost(String name);
                }
            }
            """;

    private static ClassLoader classes;

    @BeforeAll
    static void compile() {
        classes = Compiled.from(List.of(JavaFileObjects.forSourceString("p.Directory", DIRECTORY)))
                .classes();
    }

    private static Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName("p." + name, false, classes);
    }

    private static Method method(String type, String name) throws ClassNotFoundException {
        return Arrays.stream(type(type).getDeclaredMethods())
                .filter(method -> method.getName().equals(name) && !method.isSynthetic())
                .findFirst()
                .orElseThrow();
    }

    private static String parameters(Method method) {
        return Arrays.stream(method.getAnnotatedParameterTypes())
                .map(Object::toString)
                .collect(joining(", "))
                .replaceAll("java\\.[a-z.]+\\.|org\\.jspecify\\.annotations\\.|\\(\\)", "")
                .replace("@Nullable [", "@Nullable[");
    }

    private static String result(Method method) {
        var type = method.getAnnotatedReturnType();
        return (type instanceof AnnotatedParameterizedType generic
                        ? Arrays.toString(generic.getAnnotatedActualTypeArguments())
                        : type.toString())
                .replaceAll("java\\.[a-z.]+\\.|org\\.jspecify\\.annotations\\.|\\(\\)", "");
    }

    @Test
    void clientsAndTheirParameterRecordsSayWhatMayBeNull() throws Exception {
        for (String type : List.of("DirectoryClient", "DirectoryClient$Stub", "DirectoryClient$Blocking")) {
            assertThat(parameters(method(type, "find"))).as(type).isEqualTo("@Nullable String");
            assertThat(parameters(method(type, "plain"))).as(type).isEqualTo("String");
            assertThat(parameters(method(type, "all")))
                    .as(type)
                    .isEqualTo("Map<String, @Nullable Integer>, String @Nullable[]");
        }
        assertThat(result(method("DirectoryClient", "find"))).isEqualTo("[@Nullable String]");
        assertThat(result(method("DirectoryClient", "later"))).isEqualTo("[@Nullable String]");
        assertThat(result(method("DirectoryClient", "all"))).isEqualTo("[List<@Nullable String>]");
        assertThat(result(method("DirectoryClient", "plain"))).isEqualTo("[String]");
        assertThat(result(method("DirectoryClient$Blocking", "find"))).isEqualTo("@Nullable String");
        assertThat(parameters(method("DirectoryClient$FoundHandler", "found"))).isEqualTo("@Nullable String, String");
        assertThat(type("DirectoryCodec$FindArguments")
                        .getRecordComponents()[0]
                        .getAnnotatedType()
                        .toString())
                .contains("@org.jspecify.annotations.Nullable");
    }

    @Test
    void whatIsDeprecatedIsDeprecatedInTheClientToo() throws Exception {
        for (String type : List.of("DirectoryClient", "DirectoryClient$Stub", "DirectoryClient$Blocking")) {
            assertThat(deprecation(method(type, "old"))).as(type).isEqualTo("2 true");
            assertThat(deprecation(method(type, "plain"))).as(type).isEqualTo("");
        }
        assertThat(deprecation(method("DirectoryClient$Handlers", "lost"))).isEqualTo("1 false");
        assertThat(deprecation(method("DirectoryClient$Handlers", "found"))).isEqualTo("");
        for (String type : List.of("DirectoryClient", "DirectoryProtocol", "DirectoryCodec")) {
            assertThat(deprecation(type(type))).as(type).isEqualTo("3 false");
        }
    }

    private static String deprecation(AnnotatedElement element) {
        Deprecated found = element.getAnnotation(Deprecated.class);
        return found == null ? "" : found.since() + " " + found.forRemoval();
    }

    @Test
    void aCallerIsWarnedOfADeprecatedAction() {
        var caller = JavaFileObjects.forSourceString("q.Caller", """
                package q;
                final class Caller {
                    static void call(p.DirectoryClient client, p.DirectoryClient.Handlers on) {
                        client.old();
                        on.lost(name -> {});
                        client.plain("ada");
                    }
                }
                """);
        Compilation compilation = com.google.testing.compile.Compiler.javac()
                .withProcessors(Compiled.processors())
                .withOptions("--release", "17", "-Xlint:deprecation,removal", "-parameters")
                .compile(JavaFileObjects.forSourceString("p.Directory", DIRECTORY), caller);
        assertThat(compilation.warnings().stream()
                        .filter(warning -> warning.getSource() != null
                                && warning.getSource().getName().endsWith("Caller.java"))
                        .map(warning -> warning.getLineNumber() + " " + warning.getMessage(java.util.Locale.ROOT)))
                .anyMatch(text ->
                        text.startsWith("4 old() in p.DirectoryClient has been deprecated and marked for removal"))
                .anyMatch(text -> text.startsWith("5 lost("))
                .noneMatch(text -> text.startsWith("6 plain("));
    }

    @Test
    void generatedTypesAreNullMarkedWhereTheirProtocolIs() throws Exception {
        assertThat(type("DirectoryClient").getAnnotation(org.jspecify.annotations.NullMarked.class))
                .isNotNull();
    }

    @Test
    void nullAwayIsToldThatReadersAreInOrder() {
        String marked = "@org.jspecify.annotations.NullMarked package p;";
        assertThat(codec(marked)).contains("@SuppressWarnings({\"NullAway\", \"deprecation\"");
        assertThat(codec("@org.jspecify.annotations.NullUnmarked package p;"))
                .contains("@SuppressWarnings({\"deprecation\"");
        assertThat(codec("package p;")).contains("@SuppressWarnings({\"deprecation\"");
    }

    private static String codec(String packageInfo) {
        var sources = List.of(
                JavaFileObjects.forSourceString("p.package-info", packageInfo),
                JavaFileObjects.forSourceString(
                        "p.Plain",
                        "package p; @dev.troupe.ActorProtocol(\"plain\") public interface Plain { String find(String name); }"));
        return Stream.of(Compiled.from(sources).generated().get("p/PlainCodec.java"))
                .collect(joining());
    }
}
