package dev.troupe.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.google.testing.compile.JavaFileObjects;
import dev.troupe.wire.PayloadException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Generated codecs at work. In JSON here, quotes are single. */
class GeneratedCodecTest {

    private static Codec zoo;

    @BeforeAll
    static void compile() throws ClassNotFoundException {
        zoo = Codec.of(Compiled.from(Compiled.sources("golden/zoo/input")).classes(), "zoo.ZooCodec");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            zoo.Zoo$Cat      | CAT       | value.name
            zoo.Zoo$Dog      | ANIMAL    | value.name
            zoo.Zoo$Ticket   | TICKET    | value.holder
            zoo.Scalars      | SCALARS   | value.boxedFlag
            zoo.Collections  | COLLECTIONS | value.texts
            zoo.Absences     | ABSENCES  | value.maybeText
            zoo.Zoo$Tree     | TREE      | value.label
            """)
    void aRecordOfNullsSaysWhichOneMayNotBeNull(String type, String constant, String place) throws Exception {
        var constructor = zoo.type().getClassLoader().loadClass(type).getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        Object[] arguments = Stream.of(constructor.getParameterTypes())
                .map(GeneratedCodecTest::nothing)
                .toArray();
        Object value = constructor.newInstance(arguments);

        assertThatThrownBy(() -> zoo.json(constant, value))
                .isInstanceOf(NullPointerException.class)
                .hasMessage(place + " is null and not @Nullable");
        assertThatThrownBy(() -> zoo.throughCbor(constant, value)).hasMessage(place + " is null and not @Nullable");
    }

    /** What a field is that was not set. */
    private static Object nothing(Class<?> type) {
        return java.lang.reflect.Array.get(java.lang.reflect.Array.newInstance(type, 1), 0);
    }

    @Test
    void aNullDeepInsideIsNamedFromTheRoot() throws Exception {
        var cat = zoo.type().getClassLoader().loadClass("zoo.Zoo$Cat").getDeclaredConstructors()[0];
        var dog = zoo.type().getClassLoader().loadClass("zoo.Zoo$Dog").getDeclaredConstructors()[0];
        Object tom = cat.newInstance("Tom", 9);
        Object rex = dog.newInstance("Rex", java.util.Arrays.asList(tom, null));
        Object pug = dog.newInstance("Pug", List.of(tom, rex));
        String problem = "value.friends[1].friends[1] is null and not @Nullable";

        assertThatThrownBy(() -> zoo.json("ANIMAL", pug)).hasMessage(problem);
        assertThatThrownBy(() -> zoo.throughCbor("ANIMAL", pug)).hasMessage(problem);
    }

    record Example(String constant, String json) {}

    static Stream<Example> examples() {
        return Stream.of(
                new Example("COLOR", "'vert'"),
                new Example(
                        "SCALARS",
                        "{'flag':true,'small':-128,'medium':32767,'number':-2147483648,'large':'9223372036854775807',"
                                + "'real':1.5,'precise':'-Infinity','letter':'ä','boxedFlag':false,'boxedSmall':1,'boxedMedium':2,"
                                + "'boxedNumber':3,'boxedLarge':9007199254740991,'boxedReal':'NaN','boxedPrecise':0.1,"
                                + "'boxedLetter':'x','text':'','huge':'-123456789012345678901234567890','exact':'1.10',"
                                + "'uuid':'123e4567-e89b-12d3-a456-426614174000','uri':'https://example.org/a?b#c'}"),
                new Example(
                        "TIMES",
                        "{'instant':'2026-01-31T12:00:00Z','localDate':'2026-01-31','localTime':'12:00:01',"
                                + "'localDateTime':'2026-01-31T12:00:01','offsetDateTime':'2026-01-31T12:00:01+01:00',"
                                + "'offsetTime':'12:00:01+01:00','zonedDateTime':'2026-01-31T12:00:01+01:00[Europe/Paris]',"
                                + "'year':'2026','yearMonth':'2026-01','monthDay':'--01-31','duration':'PT1H30M','period':'P1Y2M3D',"
                                + "'zoneId':'Europe/Paris','zoneOffset':'+01:00','dayOfWeek':'MONDAY','month':'JANUARY'}"),
                new Example(
                        "COLLECTIONS",
                        "{'texts':['a','b'],'nested':[[1],[],[2,3]],'colors':['BLUE','vert'],"
                                + "'byName':{'tom':{'type':'cat','name':'Tom','lives':9}},"
                                + "'byId':{'123e4567-e89b-12d3-a456-426614174000':[{'amount':'1.50','currency':'EUR'}]},"
                                + "'byColor':{'vert':7},'holes':['a',null],'maybes':[null,'b'],'numbers':[null,5],"
                                + "'bytes':'AQI=','ints':[1,2],'array':['x'],'matrix':[[1.5],[]],'lists':[['y'],[]]}"),
                new Example("ABSENCES", "{}"),
                new Example(
                        "ABSENCES",
                        "{'text':'t','number':1,'color':'RED','animal':{'type':'cage'},'list':[],"
                                + "'money':{'amount':'2','currency':'USD'},'bytes':'','maybeText':'m',"
                                + "'maybeTree':{'label':'l','children':[],'named':{}},'maybeList':[1],'maybeInt':1,"
                                + "'maybeLong':'9007199254740992','maybeDouble':0.5}"),
                new Example(
                        "ANIMAL",
                        "{'type':'hound','name':'Rex','friends':[{'type':'cat','name':'Tom','lives':9},"
                                + "{'type':'cage','animal':{'type':'hound','name':'Pug','friends':[]}}]}"),
                new Example("CAT", "{'name':'Tom','lives':9}"),
                new Example(
                        "TREE",
                        "{'label':'root','children':[{'label':'leaf','children':[],'named':{}}],"
                                + "'parent':{'label':'up','children':[],'named':{}},"
                                + "'named':{'x':{'label':'y','children':[],'named':{}}}}"),
                new Example(
                        "PAGE_OF_ANIMAL",
                        "{'items':[],'first':{'type':'cage'},'last':{'type':'cat','name':'Tom','lives':1}}"),
                new Example("PAGE_OF_LIST_OF_NULLABLE_STRING", "{'items':[['a',null]],'first':[null],'last':[]}"),
                new Example("RESULT_OF_MONEY", "{'type':'success','value':{'amount':'1','currency':'EUR'}}"),
                new Example("RESULT_OF_LONG", "{'type':'failure','reason':'none'}"),
                new Example("NULLABLE_OF_ANIMAL", "{'type':'cage'}"),
                new Example("OPTIONAL_OF_ANIMAL", "null"),
                new Example("STRING_BY_SHOUT_CODEC", "'LOUD'"),
                new Example("TICKET", "{'holder':'ada','favourites':['RED','RED']}"),
                new Example("SHOUTED_ARGUMENTS", "{}"),
                new Example("SEARCH_ARGUMENTS", "{'name':'n','color':'vert','limit':3}"));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void writesJsonAsItWasRead(Example example) throws Exception {
        Object value = zoo.read(example.constant(), example.json());

        assertThat(zoo.json(example.constant(), value)).isEqualTo(example.json());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void readsFromCborWhatItWrote(Example example) throws Exception {
        Object value = zoo.read(example.constant(), example.json());

        Object read = zoo.throughCbor(example.constant(), value);

        assertThat(zoo.json(example.constant(), read)).isEqualTo(example.json());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    CAT    | {'name':'Tom','lives':9,'more':{'deep':[1,{}]}}       | {'name':'Tom','lives':9}
                    CAT    | {'lives':9,'name':'Tom'}                              | {'name':'Tom','lives':9}
                    ANIMAL | {'name':'Tom','lives':9,'type':'cat'}                 | {'type':'cat','name':'Tom','lives':9}
                    ANIMAL | {'x':[{'type':'hound'}],'type':'cage','animal':null}  | {'type':'cage'}
                    TICKET | {'holder':'a','favourites':[],'age':null,'guest':null} | {'holder':'a','favourites':[]}
                    SHOUTED_ARGUMENTS | {'a':1,'b':[2]}                            | {}
                    """)
    void isLenientWhereProtocolsGrow(String constant, String json, String written) throws Exception {
        assertThat(zoo.json(constant, zoo.read(constant, json))).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    CAT             | {'name':'Tom'}                                   | lives                 | is missing
                    CAT             | {}                                               | name                  | is missing
                    CAT             | {'name':null,'lives':9}                          | name                  | is not a string
                    CAT             | {'name':'Tom','lives':null}                      | lives                 | is not an integer
                    CAT             | {'name':'Tom','lives':9,'name':'Jerry'}          | name                  | is given twice
                    CAT             | {'name':'Tom','lives':3000000000}                | lives                 | is out of range
                    CAT             | 'Tom'                                            | ``                    | is not an object
                    ANIMAL          | {'name':'Tom','lives':9}                         | ``                    | has no type
                    ANIMAL          | {'type':'bird'}                                  | ``                    | is of no known type
                    ANIMAL          | {'type':'hound','name':'R','friends':[{'type':'cat','name':'T'}]} | friends[0].lives | is missing
                    ANIMAL          | {'type':'cage','animal':{'type':'cat','lives':true}} | animal.lives      | is not an integer
                    TREE            | {'label':'a','children':[{'label':1}]}           | children[0].label     | is not a string
                    ANIMAL_ARGUMENTS| {'animal':{'type':'cat','name':'Tom'}}           | animal.lives          | is missing
                    PRICE_ARGUMENTS | {'shout':'x','money':{'amount':'1','currency':'EURO'}} | money           | is not acceptable
                    """)
    void namesThePlaceOfWhatItRefuses(String constant, String json, String path, String problem) {
        assertThatThrownBy(() -> zoo.read(constant, json))
                .asInstanceOf(type(PayloadException.class))
                .satisfies(refusal -> {
                    assertThat(refusal.path()).isEqualTo(path);
                    assertThat(refusal.problem()).startsWith(problem).doesNotContain("secret");
                });
    }

    @Test
    void boundsTheDepth() {
        String json = "{'label':'a','named':{},'children':[".repeat(100) + "]}".repeat(100);
        assertThatThrownBy(() -> zoo.read("TREE", json)).isInstanceOf(PayloadException.class);
    }

    @Test
    void variantsAreThoseThatFitTheTypeArguments() throws Exception {
        Codec codec = codec("""
                S<Integer> numbers();
                S<List<String>> lists();
                Two<String, String> two();
                Deep<List<Integer>> deep();
                sealed interface S<T> permits A, B {}
                record A(String text) implements S<List<String>> {}
                record B<T>(T value) implements S<T> {}
                sealed interface Two<X, Y> permits P, Q {}
                record P<T>(T one, T other) implements Two<T, T> {}
                record Q<Y>(Y second) implements Two<Integer, Y> {}
                sealed interface Deep<T> permits D, E {}
                record D<T>(T element) implements Deep<List<T>> {}
                record E<T>(T value) implements Deep<Set<T>> {}
                """);

        assertThat(codec.json("S_OF_INTEGER", codec.read("S_OF_INTEGER", "{'type':'b','value':5}")))
                .isEqualTo("{'type':'b','value':5}");
        assertThatThrownBy(() -> codec.read("S_OF_INTEGER", "{'type':'a','text':'t'}"))
                .isInstanceOf(PayloadException.class);
        assertThat(codec.json("S_OF_LIST_OF_STRING", codec.read("S_OF_LIST_OF_STRING", "{'type':'a','text':'t'}")))
                .isEqualTo("{'type':'a','text':'t'}");
        assertThat(codec.read("TWO_OF_STRING_AND_STRING", "{'type':'p','one':'a','other':'b'}"))
                .hasToString("P[one=a, other=b]");
        assertThatThrownBy(() -> codec.read("TWO_OF_STRING_AND_STRING", "{'type':'q','second':'a'}"))
                .isInstanceOf(PayloadException.class);
        assertThat(codec.read("DEEP_OF_LIST_OF_INTEGER", "{'type':'d','element':5}"))
                .hasToString("D[element=5]");
    }

    @Test
    void arraysOfGenericTypesMayBeNested() throws Exception {
        Codec codec = codec("""
                Lists lists();
                record Lists(List<String>[][] lists, Optional<Integer>[] maybes) {}
                """);

        String json = "{'lists':[[['a'],[]],[]],'maybes':[null,1]}";
        assertThat(codec.json("LISTS", codec.read("LISTS", json))).isEqualTo(json);
    }

    private static Codec codec(String members) throws ClassNotFoundException {
        Compiled compiled = Compiled.from(List.of(JavaFileObjects.forSourceString("p.Made", """
                package p;
                import java.util.*;
                @dev.troupe.ActorProtocol("made")
                public interface Made {
                %s}
                """.formatted(members))));
        return Codec.of(compiled.classes(), "p.MadeCodec");
    }
}
