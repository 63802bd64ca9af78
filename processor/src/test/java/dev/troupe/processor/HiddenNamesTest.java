package dev.troupe.processor;

import com.google.testing.compile.JavaFileObjects;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaFileObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Names of the user's that are those of what generated code names for itself. Each stands in each group of roles, in a package of
 * its own; where roles exclude each other, the next name has the next role. All must compile without a warning.
 */
class HiddenNamesTest {

    private static final List<String> NAMES =
            List.of(("OS RGB INSTANCE NAME TEXT WORD RUN_ARGUMENTS POSTED_EVENT LIST_OF_WORD TYPE WORD_MEMBERS "
                            + "Payloads PayloadType "
                            + "Action Event EventSink Protocol Access KeyTypes "
                            + "Transport Key URI ClientConnection CallOptions CompletableFuture "
                            + "Handlers Stub Blocking Sender PostedHandler PostedEvent "
                            + "java javax dev com in out seen member connection options client handlers handler "
                            + "event sink actor action arguments call on key server transport params sent size OS_ cost$ $L")
                    .split(" "));

    /** What is beside the protocol, of which each name is one. */
    private static final List<String> TYPES = List.of(
            "public enum @N@ { ONE, TWO }",
            "public record @N@(int number) {}",
            "public record @N@<T>(T it) {}",
            "public sealed interface @N@ { record Only(int number) implements @N@ {} }");

    private static final String HEAD = """
            package %s;
            import dev.troupe.ActorProtocol;
            import dev.troupe.Events;
            import dev.troupe.OneWay;
            import dev.troupe.Params;
            import dev.troupe.SlowConsumer;
            import dev.troupe.SlowConsumerPolicy;
            import java.util.List;
            import java.util.Optional;
            import java.util.OptionalInt;
            import java.util.concurrent.CompletionStage;
            """;

    private enum Group {
        VARIABLES,
        TYPES_BESIDE,
        TYPES_OF_ANOTHER_PACKAGE,
        NESTED_TYPES,
        PROTOCOLS,
        PACKAGES
    }

    @ParameterizedTest
    @EnumSource
    void areInNobodysWay(Group group) {
        List<JavaFileObject> sources = new ArrayList<>();
        for (int i = 0; i < NAMES.size(); i++) {
            add(sources, group, NAMES.get(i), i);
        }
        Compiled.from(sources);
    }

    private static void add(List<JavaFileObject> sources, Group group, String name, int i) {
        String home = "p" + i;
        String type = TYPES.get(i % TYPES.size()).replace("@N@", name);
        String use = type.contains("<T>") ? name + "<Word>" : name;
        switch (group) {
            case VARIABLES -> {
                add(sources, home, "Holder", """
                            One run(int @N@, Optional<Word> word, One one);
                            int @N@ = 1;
                            void do@N@(int a);
                            record One(Optional<Word> @N@, OptionalInt a) {}
                            """, """
                            int @N@ = 1;
                            void did@N@(int @N@, Word word);
                            @SlowConsumer(value = SlowConsumerPolicy.LATEST, key = "@N@") void last(int @N@, Word word);
                            """, name);
            }
            case TYPES_BESIDE -> {
                sources.add(JavaFileObjects.forSourceString(home + "." + name, "package " + home + "; " + type));
                add(sources, home, "Holder", use + " run(" + use + " value, List<" + use + "> more);", "", name);
            }
            case TYPES_OF_ANOTHER_PACKAGE -> {
                String other = home + ".other";
                sources.add(JavaFileObjects.forSourceString(other + "." + name, "package " + other + "; " + type));
                String map = type.contains("enum") ? "java.util.Map<" + other + "." + name + ", Word> map" : "int map";
                String value = other + "." + use;
                add(sources, home, "Holder", value + " run(" + value + " value, " + map + ");", "", name);
            }
            case NESTED_TYPES -> {
                boolean inEvents = i % 2 == 0;
                String nested = type.replace("public ", "");
                add(
                        sources,
                        home,
                        "Holder",
                        inEvents ? "" : nested + " " + use + " run(" + use + " value);",
                        inEvents ? nested + " void changed(" + use + " value);" : "",
                        name);
            }
            case PROTOCOLS ->
                add(sources, home, name, "enum Color { RED } Color run(Color color, Word word);", "", name);
            case PACKAGES -> {
                String other = name + ".p" + i;
                sources.add(JavaFileObjects.forSourceString(
                        other + ".Paid" + name, "package " + other + "; public enum Paid" + name + " { ONE }"));
                String payload = other + ".Paid" + name;
                add(sources, home, "Holder", payload + " run(List<" + payload + "> @N@);", "", name);
            }
        }
    }

    private static void add(
            List<JavaFileObject> sources, String home, String protocol, String members, String events, String name) {
        String source = HEAD.formatted(home) + """
                @ActorProtocol("@H@")
                public interface @P@ {
                    @OneWay CompletionStage<Void> tell(List<Word> words);
                    %s
                    @Events interface Feed { void posted(Word word); void listed(List<Word> words); %s }
                    @Params record Join(String text) {}
                    record Word(String text) {}
                }
                """.formatted(members, events);
        sources.add(JavaFileObjects.forSourceString(
                home + "." + protocol,
                source.replace("@N@", name).replace("@H@", home).replace("@P@", protocol)));
    }
}
