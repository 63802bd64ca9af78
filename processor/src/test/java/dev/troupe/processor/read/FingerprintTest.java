package dev.troupe.processor.read;

import static dev.troupe.processor.read.Compilations.protocol;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FingerprintTest {

    private static String of(String body) {
        return protocol("package f; import dev.troupe.*; import java.util.*;\n@ActorProtocol(\"f\")\ninterface F {"
                        + body + "}")
                .fingerprint();
    }

    @Test
    void doesNotDependOnNamesOfJavaNorOnTheOrderOfTheSource() {
        String one = of("""
                void post(String text, int size); List<Note> all();
                record Note(String text, List<Note> more) {}
                """);
        String other = of("""
                Set<Memo> all();
                @WireName("post") @ReadOnly void send(@WireName("size") Integer howLarge, @WireName("text") String words);
                record Memo(@WireName("more") Memo[] others, String text) {}
                """);

        assertThat(other).isEqualTo(one);
    }

    @Test
    void dependsOnNamesAndTypesOnTheWire() {
        assertThat(new String[] {
                    of("void post(String text);"),
                    of("void post(String words);"),
                    of("void send(String text);"),
                    of("void post(int text);"),
                    of("void post(Optional<String> text);"),
                    of("void post(List<String> text);"),
                    of("String post(String text);"),
                    of("@OneWay void post(String text);"),
                    of("void post(String text); @Events interface Feed { void posted(); }"),
                    of("void post(String text); @Params record Join(String text) {}"),
                    of("void post(String text) throws Muted;"
                            + "class Muted extends ActorException { Muted(String text) { super(text); } }"),
                    of("void post(Mood text); enum Mood { GOOD }"),
                    of("void post(Mood text); enum Mood { GOOD, BAD }")
                })
                .doesNotHaveDuplicates();
    }
}
