package dev.troupe.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.JavaFileObjects;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Generated sources mean the same under every encoding, since they are ASCII. */
class AsciiSourcesTest {

    private static final String CAFE = """
            package p;
            import dev.troupe.*;
            import java.util.Map;

            @ActorProtocol("cafe")
            public interface Caf\u00e9 {
                Drink order(Drink drink, @jakarta.validation.constraints.Size(max = 3, message = "zu gro\u00df\\u2029") String gr\u00f6\u00dfe) throws Verg\u00f6ffnet;
                Map<Drink, R\u00e9sum\u00e9> men\u00fc(@WireName("back\\\\slash \\u2028x") String t);
                @Events interface Nachrichten { void ge\u00f6ffnet(R\u00e9sum\u00e9 wer); }
                @Params record G\u00e4ste(String n\u00e4me) {}
                record R\u00e9sum\u00e9(String \u540d\u524d) {}
                @WireName("sold_out") final class Verg\u00f6ffnet extends ActorException {
                    private static final long serialVersionUID = 1L;
                    public Verg\u00f6ffnet(String message) { super("sold_out", message); }
                }
                enum Drink {
                    @WireName("caf\u00e9") COFFEE,
                    @WireName("\ud83c\udf75") TEA,
                    @WireName("\ud83c\udf77") WINE,
                    \u00c9CLAIR
                }
            }
            """;

    @Test
    void sourcesAreAsciiAndMeanWhatWasWritten() throws Exception {
        Compiled compiled = Compiled.from(List.of(JavaFileObjects.forSourceString("p.Caf\u00e9", CAFE)));

        Map<String, String> generated = compiled.generated();
        assertThat(generated).hasSizeGreaterThan(2);
        generated.forEach((path, text) -> assertThat(text).as(path).matches("\\p{ASCII}*"));
        Codec codec = Codec.of(compiled.classes(), "p.Caf\u00e9Codec");
        for (String name : List.of("caf\u00e9", "\ud83c\udf75", "\ud83c\udf77", "\u00c9CLAIR")) {
            String json = "'" + name + "'";
            assertThat(codec.json("DRINK", codec.read("DRINK", json))).isEqualTo(json);
        }
        String record = "{'back\\\\slash \u2028x':'x'}";
        assertThat(codec.json("MEN\u00dc_ARGUMENTS", codec.read("MEN\u00dc_ARGUMENTS", record)))
                .isEqualTo(record);
    }
}
