package dev.troupe.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.testing.compile.JavaFileObjects;
import dev.troupe.protocol.Access;
import dev.troupe.protocol.Protocol;
import dev.troupe.wire.PayloadException;
import dev.troupe.wire.WireError;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Constraints and roles in generated code at work. In JSON here, quotes are single. */
class GeneratedConstraintsTest {

    private static final String OFFER =
            "{'title':'A vase','price':'12.50','tags':['old'],'stock':{'here':0},'photo':'AQI=','links':[]}";

    private static ClassLoader classes;
    private static Codec market;

    @BeforeAll
    static void compile() throws ClassNotFoundException {
        classes = Compiled.from(Compiled.sources("golden/market/input")).classes();
        market = Codec.of(classes, "market.MarketCodec");
    }

    private static WireError refusal(Codec codec, String constant, String json) {
        return catchThrowableOfType(PayloadException.class, () -> codec.readChecked(constant, json))
                .toError("args");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    'A vase'       | ' '             | offer.title      | args.offer.title must not be blank
                    '12.50'        | '0'             | offer.price      | args.offer.price must be positive
                    '12.50'        | '1000000.01'    | offer.price      | args.offer.price must be at most 1e6
                    ['old']        | []              | offer.tags       | From 1 to 3 tags
                    ['old']        | ['a','b','c','d'] | offer.tags     | From 1 to 3 tags
                    ['old']        | ['old','']      | offer.tags[1]    | args.offer.tags[1] must match [a-z-]+
                    ['old']        | ['aaaaaaaaaaaaaaaaaaaaaA'] | offer.tags[0] | args.offer.tags[0] must have at most 20 characters
                    {'here':0}     | {'a':1,'b':-1}  | offer.stock.b    | args.offer.stock.b must not be negative
                    'AQI='         | ''              | offer.photo      | args.offer.photo must not be empty
                    'links':[]     | 'links':['','',''] | offer.links   | args.offer.links must have at most 2 elements
                    """)
    void aComponentThatBreaksItsConstraintIsNamed(String valid, String invalid, String path, String message) {
        assertThat(OFFER).contains(valid);

        WireError error = refusal(market, "OFFER_ARGUMENTS", "{'offer':" + OFFER.replace(valid, invalid) + "}");

        assertThat(error.code()).isEqualTo("invalid_argument");
        assertThat(error.message()).isEqualTo(message);
        assertThat(error.metadata()).containsEntry("path", "args." + path);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    SEARCH_ARGUMENTS   | {'text':'','limit':1}       | args.text must not be blank
                    SEARCH_ARGUMENTS   | {'text':'a','limit':0}      | args.limit must be at least 1
                    SEARCH_ARGUMENTS   | {'text':'a','limit':101}    | args.limit must be at most 100
                    SEARCH_ARGUMENTS   | {'text':'a','limit':1,'seller':'ada'} | args.seller must be an e-mail address
                    WITHDRAW_ARGUMENTS | {'number':0}                | args.number must be positive
                    AUDIT_ARGUMENTS    | {'countries':{'items':['de','fra']}} | args.countries.items[1] must have exactly 2 characters
                    AUDIT_ARGUMENTS    | {'countries':{'items':[]}}  | args.countries.items must not be empty
                    AUDIT_ARGUMENTS    | {'countries':{'items':['de'],'next':'f'}} | args.countries.next must have exactly 2 characters
                    FILE_ARGUMENTS     | {'papers':[]}               | args.papers must not be empty
                    VISITOR            | {'name':'ada1','adult':true} | A name has letters alone
                    VISITOR            | {'name':'ADA','adult':false} | args.adult must be true
                    """)
    void anArgumentThatBreaksItsConstraintIsNamed(String constant, String json, String message) {
        assertThat(refusal(market, constant, json).message()).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    SEARCH_ARGUMENTS | {'text':'a','limit':100}
                    SEARCH_ARGUMENTS | {'text':'a','limit':1,'seller':'ada@example.org'}
                    AUDIT_ARGUMENTS  | {'countries':{'items':['de']}}
                    VISITOR          | {'name':'ADA','adult':true}
                    """)
    void whatKeepsThemIsTaken(String constant, String json) throws Exception {
        assertThat(market.json(constant, market.readChecked(constant, json))).isEqualTo(json);
    }

    @Test
    void whatIsAbsentIsNotLookedAt() throws Exception {
        assertThat(market.json("OFFER", market.readChecked("OFFER", OFFER))).isEqualTo(OFFER);
        assertThat(refusal(market, "OFFER", OFFER.replace("'photo'", "'text':'" + "x".repeat(201) + "','photo'"))
                        .message())
                .isEqualTo("args.text must have at most 200 characters");
    }

    @Test
    void aClientReadsWhatItIsSent() throws Exception {
        String invalid = OFFER.replace("A vase", "");

        assertThat(market.json("OFFER", market.read("OFFER", invalid))).isEqualTo(invalid);
        assertThat(market.throughCbor("OFFER", market.read("OFFER", invalid))).isNotNull();
    }

    @Test
    void constraintsDoNotChangeTheFingerprint() throws Exception {
        String open = "int add(int number, List<String> names);";
        String closed = "@RolesAllowed(\"a\") int add(@Positive int number, @NotEmpty List<@NotBlank String> names);";

        assertThat(protocol(compiled(closed), "p.MadeProtocol").fingerprint())
                .isEqualTo(protocol(compiled(open), "p.MadeProtocol").fingerprint());
    }

    @Test
    void numbersOfEveryKindHaveBounds() throws Exception {
        Codec codec = Codec.of(compiled("""
                void all(Numbers numbers);
                record Numbers(@Max(3) byte a, @Min(-3) short b, @Negative Integer c, @NegativeOrZero Long d,
                    @Positive float e, @Max(3) Double f, @Min(Long.MIN_VALUE) @Max(3) BigInteger g,
                    @DecimalMin("0.5") int h, @Min(1) @Nullable Integer i, @AssertFalse Boolean j) {}
                """), "p.MadeCodec");
        String json = "{'a':3,'b':-3,'c':-1,'d':0,'e':0.5,'f':3.0,'g':'3','h':1,'j':false}";

        assertThat(codec.json("NUMBERS", codec.readChecked("NUMBERS", json))).isEqualTo(json);
        assertThat(refusal(codec, "NUMBERS", json.replace("'a':3", "'a':4")).message())
                .isEqualTo("args.a must be at most 3");
        assertThat(refusal(codec, "NUMBERS", json.replace("'b':-3", "'b':-4")).message())
                .isEqualTo("args.b must be at least -3");
        assertThat(refusal(codec, "NUMBERS", json.replace("'c':-1", "'c':0")).message())
                .isEqualTo("args.c must be negative");
        assertThat(refusal(codec, "NUMBERS", json.replace("'d':0", "'d':1")).message())
                .isEqualTo("args.d must not be positive");
        assertThat(refusal(codec, "NUMBERS", json.replace("'e':0.5", "'e':'NaN'"))
                        .message())
                .isEqualTo("args.e must be positive");
        assertThat(refusal(codec, "NUMBERS", json.replace("'f':3.0", "'f':3.1")).message())
                .isEqualTo("args.f must be at most 3");
        assertThat(refusal(codec, "NUMBERS", json.replace("'g':'3'", "'g':'4'")).message())
                .isEqualTo("args.g must be at most 3");
        assertThat(refusal(codec, "NUMBERS", json.replace("'h':1", "'h':0")).message())
                .isEqualTo("args.h must be at least 0.5");
        assertThat(refusal(codec, "NUMBERS", json.replace("'j'", "'i':0,'j'")).message())
                .isEqualTo("args.i must be at least 1");
        assertThat(refusal(codec, "NUMBERS", json.replace("false", "true")).message())
                .isEqualTo("args.j must be false");
    }

    @Test
    void containersMayBeNested() throws Exception {
        Codec codec = Codec.of(compiled("""
                void all(Nested nested);
                record Nested(@Size(max = 1) Map<String, @NotEmpty List<@Min(1) Integer>> map,
                    Set<Optional<@NotBlank String>> set, List<@Size(max = 1) String[]> arrays) {}
                """), "p.MadeCodec");
        String json = "{'map':{'a':[1]},'set':['x',null],'arrays':[['y']]}";

        assertThat(codec.json("NESTED", codec.readChecked("NESTED", json))).isEqualTo(json);
        assertThat(refusal(codec, "NESTED", json.replace("[1]", "[1,0]")).message())
                .isEqualTo("args.map.a[1] must be at least 1");
        assertThat(refusal(codec, "NESTED", json.replace("[1]", "[]")).message())
                .isEqualTo("args.map.a must not be empty");
        assertThat(refusal(codec, "NESTED", json.replace("[1]}", "[1],'b':[1]}"))
                        .message())
                .isEqualTo("args.map must have at most 1 entry");
        assertThat(refusal(codec, "NESTED", json.replace("'x'", "' '")).message())
                .isEqualTo("args.set[0] must not be blank");
        assertThat(refusal(codec, "NESTED", json.replace("'y'", "'yy'")).message())
                .isEqualTo("args.arrays[0][0] must have at most 1 character");
    }

    @Test
    void aCodecsValueAndWhatItWritesAreChecked() throws Exception {
        Codec codec = Codec.of(compiled("""
                void say(@Size(max = 3) @UseCodec(Trim.class) String text, @UseCodec(Unwrap.class) String name);
                class Trim implements PayloadCodec<String, String> {
                    @Override public String encode(String value) { return value; }
                    @Override public String decode(String written) { return written.trim(); }
                }
                record Name(@NotBlank String name) {}
                class Unwrap implements PayloadCodec<String, Name> {
                    @Override public Name encode(String value) { return new Name(value); }
                    @Override public String decode(Name written) { return written.name(); }
                }
                """), "p.MadeCodec");

        assertThat(codec.readChecked("SAY_ARGUMENTS", "{'text':' abc ','name':{'name':'x'}}"))
                .hasToString("SayArguments[text=abc, name=x]");
        assertThat(refusal(codec, "SAY_ARGUMENTS", "{'text':'abcd'}").message())
                .isEqualTo("args.text must have at most 3 characters");
        assertThat(refusal(codec, "SAY_ARGUMENTS", "{'name':{'name':''}}").message())
                .isEqualTo("args.name.name must not be blank");
    }

    @Test
    void whoDeclaresAnActionAgainTakesNoConstraintOff() throws Exception {
        ClassLoader inherited = Compiled.from(List.of(
                        JavaFileObjects.forSourceString("p.Store", """
                                package p;
                                import jakarta.validation.constraints.*;
                                import java.util.List;
                                public interface Store<T> {
                                    void put(@NotBlank String name, @Size(max = 2) List<@NotEmpty T> values);
                                }
                                """),
                        JavaFileObjects.forSourceString("p.Texts", """
                                package p;
                                import jakarta.validation.constraints.*;
                                import java.util.List;
                                @dev.troupe.ActorProtocol("texts")
                                public interface Texts extends Store<String> {
                                    @Override void put(@Size(max = 3) String key, List<String> values);
                                }
                                """)))
                .classes();
        Codec codec = Codec.of(inherited, "p.TextsCodec");

        assertThat(codec.readChecked("PUT_ARGUMENTS", "{'key':'abc','values':['x']}"))
                .hasToString("PutArguments[key=abc, values=[x]]");
        assertThat(refusal(codec, "PUT_ARGUMENTS", "{'key':' ','values':[]}").message())
                .isEqualTo("args.key must not be blank");
        assertThat(refusal(codec, "PUT_ARGUMENTS", "{'key':'abcd','values':[]}").message())
                .isEqualTo("args.key must have at most 3 characters");
        assertThat(refusal(codec, "PUT_ARGUMENTS", "{'key':'a','values':['x','y','z']}")
                        .message())
                .isEqualTo("args.values must have at most 2 elements");
        assertThat(refusal(codec, "PUT_ARGUMENTS", "{'key':'a','values':['']}").message())
                .isEqualTo("args.values[0] must not be empty");
    }

    @Test
    void theDescriptorKnowsWhoMayCall() throws Exception {
        Protocol<?, ?, ?> protocol = protocol(classes, "market.MarketProtocol");

        assertThat(access(protocol, "offer")).isEqualTo(Access.roles("trader"));
        assertThat(access(protocol, "search")).isEqualTo(Access.EVERYBODY);
        assertThat(access(protocol, "withdraw")).isEqualTo(Access.roles("clerk", "admin"));
        assertThat(access(protocol, "audit")).isEqualTo(Access.NOBODY);
        assertThat(access(protocol, "file")).isEqualTo(Access.roles("clerk"));
        assertThat(protocol.roles()).containsExactly("admin", "clerk", "trader");
    }

    private static Access access(Protocol<?, ?, ?> protocol, String action) {
        return protocol.action(action).orElseThrow().access();
    }

    private static Protocol<?, ?, ?> protocol(ClassLoader classes, String name) throws ReflectiveOperationException {
        return (Protocol<?, ?, ?>)
                Class.forName(name, true, classes).getField("INSTANCE").get(null);
    }

    private static ClassLoader compiled(String members) {
        return Compiled.from(List.of(JavaFileObjects.forSourceString("p.Made", """
                        package p;
                        import dev.troupe.*;
                        import jakarta.annotation.security.*;
                        import jakarta.validation.constraints.*;
                        import java.math.*;
                        import java.util.*;
                        import org.jspecify.annotations.Nullable;
                        @ActorProtocol("made")
                        public interface Made {
                        %s}
                        """.formatted(members))))
                .classes();
    }
}
