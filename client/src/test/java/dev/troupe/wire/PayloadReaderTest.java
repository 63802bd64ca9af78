package dev.troupe.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadReaderTest {

    /** Written by hand as generated codecs are. */
    private record Person(String name, int age, List<Person> children) {
        private static final Members MEMBERS = Members.of(0b011, "name", "age", "children");
        static final PayloadType<Person> TYPE = PayloadType.of(Person::read, Person::write);

        Person {
            if (age < 0) {
                throw new IllegalArgumentException("secret");
            }
        }

        static Person read(PayloadReader in) throws IOException {
            String name = "";
            int age = 0;
            List<Person> children = List.of();
            in.startObject(MEMBERS);
            for (int member = in.nextMember(); member >= 0; member = in.nextMember()) {
                switch (member) {
                    case 0 -> name = in.readString();
                    case 1 -> age = in.readInt();
                    default -> children = Payloads.list(TYPE).read(in);
                }
            }
            return new Person(name, age, children);
        }

        static void write(PayloadWriter out, Person person) throws IOException {
            out.startObject();
            out.name("name");
            out.writeString(person.name);
            out.name("age");
            out.writeInt(person.age);
            out.name("children");
            Payloads.list(TYPE).write(out, person.children);
            out.endObject();
        }
    }

    private sealed interface Shape {
        PayloadType<Shape> TYPE = PayloadType.of(Shape::read, Shape::write);

        static Shape read(PayloadReader in) throws IOException {
            return switch (in.startVariant()) {
                case "circle" -> Circle.members(in);
                case "group" -> Group.members(in);
                default -> throw in.problem("is of an unknown type");
            };
        }

        static void write(PayloadWriter out, Shape shape) throws IOException {
            out.startObject();
            out.name("type");
            if (shape instanceof Circle circle) {
                out.writeString("circle");
                out.name("radius");
                out.writeDouble(circle.radius);
            } else if (shape instanceof Group group) {
                out.writeString("group");
                out.name("shapes");
                Payloads.list(TYPE).write(out, group.shapes);
            }
            out.endObject();
        }
    }

    private record Circle(double radius) implements Shape {
        private static final Members MEMBERS = Members.of(1, "radius");

        static Circle members(PayloadReader in) throws IOException {
            double radius = 0;
            in.startMembers(MEMBERS);
            while (in.nextMember() >= 0) {
                radius = in.readDouble();
            }
            return new Circle(radius);
        }
    }

    private record Group(List<Shape> shapes) implements Shape {
        private static final Members MEMBERS = Members.of(0, "shapes");

        static Group members(PayloadReader in) throws IOException {
            List<Shape> shapes = List.of();
            in.startMembers(MEMBERS);
            while (in.nextMember() >= 0) {
                shapes = Payloads.list(Shape.TYPE).read(in);
            }
            return new Group(shapes);
        }
    }

    @Test
    void anObjectHasAtMost64Members() {
        String[] names = IntStream.rangeClosed(1, 65).mapToObj(String::valueOf).toArray(String[]::new);

        assertThat(Members.of(-1, Arrays.copyOf(names, 64)).missing(~(1L << 63)))
                .isEqualTo(63);
        assertThatIllegalArgumentException().isThrownBy(() -> Members.of(0, names));
    }

    @ParameterizedTest
    @EnumSource
    void recordsAreReadAsWritten(WireFormat format) throws Exception {
        var ada = new Person("Ada", 36, List.of(new Person("é", 0, List.of()), new Person("", 1, List.of())));

        assertThat(Encoding.roundTrip(format, Person.TYPE, ada)).isEqualTo(ada);
    }

    @Test
    void unknownMembersAreSkipped() throws Exception {
        assertThat(read(Person.TYPE, "{\"x\":{\"name\":1},\"age\":1,\"y\":[[]],\"name\":\"a\",\"z\":null}"))
                .isEqualTo(new Person("a", 1, List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "                                                    | args is missing",
                "7                                                   | args is not an object",
                "[]                                                  | args is not an object",
                "[[7]]                                               | args is not an object",
                "null                                                | args is not an object",
                "{}                                                  | args.name is missing",
                "{'name':'a'}                                        | args.age is missing",
                "{'name':7,'age':1}                                  | args.name is not a string",
                "{'name':null,'age':1}                               | args.name is not a string",
                "{'name':[],'age':1}                                 | args.name is not a string",
                "{'name':{},'age':1}                                 | args.name is not a string",
                "{'name':'a','age':[[1]]}                            | args.age is not an integer",
                "{'name':'a','age':'1'}                              | args.age is not an integer",
                "{'name':'a','age':1.0}                              | args.age is not an integer",
                "{'name':'a','age':2147483648}                       | args.age is out of range",
                "{'name':'a','age':99999999999999999999}             | args.age is out of range",
                "{'name':'a','name':'b','age':1}                     | args.name is given twice",
                "{'name':'a','age':1,'children':[{'name':'b'}]}      | args.children[0].age is missing",
                "{'name':'a','age':1,'children':[{'name':'b','age':1},{'age':true}]} | args.children[1].age is not an integer",
                "{'name':'a','age':1,'children':{}}                  | args.children is not a list",
                "{'name':'a','age':1,'children':[null]}              | args.children[0] is not an object",
                "{'name':'a','age':1,'children':[[]]}                | args.children[0] is not an object",
                "{'name':'a','age':1,'children':[{'name':'b','age':1},[[]]]} | args.children[1] is not an object",
                "{'name':'a','age':-1}                               | args is not acceptable",
                "{'name':'a','age':1,'children':[{'name':'b','age':-1}]} | args.children[0] is not acceptable",
                "{'name':'a','age':1} 7                              | args is followed by something",
                "{'name':'a','age':1}}                               | args is malformed, too deep or too long",
                "{'name':'a','age':1                                 | args.age is malformed, too deep or too long",
                "{'name':'a','age':                                  | args.age is malformed, too deep or too long",
                "{'name':'a',                                        | args.name is malformed, too deep or too long",
                "{'name'                                             | args.name is malformed, too deep or too long",
                "{'name':'a                                          | args.name is malformed, too deep or too long",
                "{'name':'a','age':1,'children':[                    | args.children is malformed, too deep or too long",
                "{'name':'a','age':1,'x':[1,}                        | args.x[1] is malformed, too deep or too long",
            })
    void errorsNameTheirPlace(@Nullable String json, String sentence) {
        PayloadException refusal = refused(Person.TYPE, json == null ? "" : json.replace('\'', '"'));

        assertThat(refusal.describe("args")).isEqualTo(sentence);
        assertThat(refusal.getStackTrace()).isEmpty();
    }

    @Test
    void whatAConstructorThrowsIsTheCauseAndIsNotTold() {
        PayloadException refusal = refused(Person.TYPE, "{\"name\":\"a\",\"age\":-1}");

        assertThat(refusal).hasCauseInstanceOf(IllegalArgumentException.class);
        assertThat(refusal.problem()).doesNotContain("secret");
    }

    @ParameterizedTest
    @EnumSource
    void nestsAsDeepAsAllowedAndNoDeeper(WireFormat format) throws Exception {
        Payload deepest = Encoding.write(format, out -> nested(out, WireFormat.MAX_DEPTH));
        assertThat(PayloadReader.read(deepest, ANYTHING)).isTrue();

        var message = MessageWriter.reply(format, 1, ANYTHING_DEEP, WireFormat.MAX_DEPTH - 1);
        assertThat(MessageReader.fromServer(format, message.array(), message.offset(), message.length()))
                .isInstanceOf(ServerMessage.Reply.class);
        assertThat(catchThrowableOfType(
                        IOException.class, () -> MessageWriter.reply(format, 1, ANYTHING_DEEP, WireFormat.MAX_DEPTH)))
                .isNotNull();
    }

    @Test
    void whatIsTooDeepIsRefused() throws Exception {
        assertThat(refused(ANYTHING, "[".repeat(65) + "]".repeat(65)).problem()).contains("too deep");
        byte[] cbor = new byte[65];
        java.util.Arrays.fill(cbor, (byte) 0x81);
        cbor[64] = (byte) 0x80;
        var payload = new Payload(WireFormat.CBOR, cbor, 0, 65);
        assertThat(catchThrowableOfType(PayloadException.class, () -> PayloadReader.read(payload, ANYTHING))
                        .problem())
                .contains("nests deeper");
    }

    private static final PayloadType<Boolean> ANYTHING = PayloadType.of(
            in -> {
                in.skip();
                return true;
            },
            PayloadWriter::writeBoolean);

    private static final PayloadType<Integer> ANYTHING_DEEP =
            PayloadType.of(PayloadReader::readInt, PayloadReaderTest::nested);

    private static void nested(PayloadWriter out, int depth) throws IOException {
        for (int i = 0; i < depth; i++) {
            out.startArray();
        }
        for (int i = 0; i < depth; i++) {
            out.endArray();
        }
    }

    @ParameterizedTest
    @EnumSource
    void variantsAreReadAsWritten(WireFormat format) throws Exception {
        Shape shape = new Group(List.of(new Circle(1), new Group(List.of()), new Group(List.of(new Circle(0.5)))));

        assertThat(Encoding.roundTrip(format, Shape.TYPE, shape)).isEqualTo(shape);
    }

    @Test
    void theTypeOfAVariantMayStandAnywhere() throws Exception {
        Shape expected = new Group(List.of(new Circle(2), new Circle(3)));
        String shapes = "\"shapes\" : [ {\"x\":{\"type\":\"no\"},\"radius\":2,\"type\":\"circle\",\"y\":[]},"
                + "{\"type\":\"circle\",\"radius\":3} ]";

        assertThat(read(Shape.TYPE, "{\"type\":\"group\"," + shapes + "}")).isEqualTo(expected);
        assertThat(read(Shape.TYPE, " { " + shapes + ",\"type\":\"group\"}")).isEqualTo(expected);
        assertThat(read(Payloads.list(Shape.TYPE), "[7,{\"radius\":1,\"type\":\"circle\"}]".replace("7,", "")))
                .containsExactly(new Circle(1));
    }

    @Test
    void theTypeOfAVariantMayStandAnywhereInCborToo() throws Exception {
        for (byte[] head :
                new byte[][] {{(byte) 0xA2}, {(byte) 0xBF}, {(byte) 0xD9, (byte) 0xD9, (byte) 0xF7, (byte) 0xA2}}) {
            var bytes = new java.io.ByteArrayOutputStream();
            bytes.write(new byte[] {9, 9, (byte) 0x82, (byte) 0xA2});
            bytes.write(new byte[] {0x66, 'r', 'a', 'd', 'i', 'u', 's', 1, 0x64, 't', 'y', 'p', 'e', 0x66});
            bytes.write("circle".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            bytes.write(head);
            bytes.write(new byte[] {0x66, 'r', 'a', 'd', 'i', 'u', 's', 2, 0x64, 't', 'y', 'p', 'e', 0x66});
            bytes.write("circle".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            bytes.write(head[0] == (byte) 0xBF ? new byte[] {(byte) 0xFF, 7} : new byte[] {7});
            var payload = new Payload(WireFormat.CBOR, bytes.toByteArray(), 2, bytes.size() - 3);

            assertThat(PayloadReader.read(payload, Payloads.list(Shape.TYPE)))
                    .containsExactly(new Circle(1), new Circle(2));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{}]                                  | args[0] has no type",
                "[{'radius':1}]                        | args[0] has no type",
                "[{'type':7}]                          | args[0].type is not a string",
                "[{'radius':1,'type':null}]            | args[0] has a type that is not a string",
                "[{'type':'square','radius':1}]        | args[0] is of an unknown type",
                "[{'radius':1,'type':'square'}]        | args[0] is of an unknown type",
                "[{'type':'square'}]                   | args[0] is of an unknown type",
                "[{'type':'circle'}]                   | args[0].radius is missing",
                "[{'radius':'x','type':'circle'}]      | args[0].radius is not a number",
                "[{'type':'group','shapes':[{'type':'x'}]}] | args[0].shapes[0] is of an unknown type",
                "['circle']                            | args[0] is not an object",
                "[{'radius':1,'type':                  | args[0] is malformed, too deep or too long",
            })
    void errorsOfVariantsNameTheirPlace(String json, String sentence) {
        assertThat(refused(Payloads.list(Shape.TYPE), json.replace('\'', '"')).describe("args"))
                .isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource({
        "LONG,9223372036854775808,is out of range",
        "LONG,'\"9223372036854775808\"',is not an integer from -2^63 to 2^63-1",
        "LONG,'\"+1\"',is not an integer from -2^63 to 2^63-1",
        "LONG,'\"１\"',is not an integer from -2^63 to 2^63-1",
        "LONG,'\"\"',is not an integer from -2^63 to 2^63-1",
        "LONG,'\"-\"',is not an integer from -2^63 to 2^63-1",
        "LONG,1.5,is not an integer",
        "LONG,true,is not an integer",
        "BYTE,128,is out of range",
        "SHORT,-32769,is out of range",
        "DOUBLE,1e999,is out of range",
        "DOUBLE,-1e999,is out of range",
        "FLOAT,1e39,is out of range",
        "DOUBLE,'\"1.5\"',is not a number",
        "DOUBLE,'\"nan\"',is not a number",
        "DOUBLE,true,is not a number",
        "BIG_INTEGER,1.5,is not a string",
        "BIG_INTEGER,'\"1.5\"',is not an integer",
        "BIG_INTEGER,'\"+1\"',is not an integer",
        "BIG_DECIMAL,'\"x\"',is not a decimal number",
        "BIG_DECIMAL,'\"1e401\"',has too many digits",
        "BIG_DECIMAL,1e401,has too many digits",
        "BIG_DECIMAL,'\"1e-999999999\"',has too many digits",
    })
    void numbersHaveTheirBounds(String constant, String json, String problem) throws Exception {
        PayloadType<?> type = (PayloadType<?>) Payloads.class.getField(constant).get(null);

        assertThat(refused(type, json).problem()).isEqualTo(problem);
    }

    @Test
    void longNumbersAreBounded() {
        String digits = "1".repeat(401);
        for (PayloadType<?> type :
                List.of(Payloads.BIG_INTEGER, Payloads.BIG_DECIMAL, Payloads.LONG, Payloads.DOUBLE)) {
            assertThat(refused(type, digits).problem()).isNotEmpty();
            assertThat(refused(type, '"' + digits.repeat(100) + '"').problem()).isNotEmpty();
        }
        assertThat(refused(Payloads.BIG_INTEGER, '"' + digits + '"').problem()).isEqualTo("has too many digits");
    }

    @Test
    void bignumsAndDecimalFractionsOfCborAreRefused() throws Exception {
        // RFC 8949, section 3.4: bignums and a decimal fraction
        byte[][] tagged = {
            {(byte) 0xC2, 0x49, 1, 0, 0, 0, 0, 0, 0, 0, 0},
            {(byte) 0xC3, 0x49, 1, 0, 0, 0, 0, 0, 0, 0, 0},
            {(byte) 0xC2, 0x49, -1, 0, 0, 0, 0, 0, 0, 0, 0},
            {(byte) 0xC2, 0x41, 5},
            {(byte) 0xC4, (byte) 0x82, 0x21, 0x19, 0x6A, (byte) 0xB3},
        };
        var types = List.of(Payloads.BIG_INTEGER, Payloads.BIG_DECIMAL, Payloads.DOUBLE, Payloads.FLOAT, Payloads.LONG);
        for (byte[] cbor : tagged) {
            for (PayloadType<?> type : types) {
                var payload = new Payload(WireFormat.CBOR, cbor, 0, cbor.length);
                assertThat(catchThrowableOfType(PayloadException.class, () -> PayloadReader.read(payload, type)))
                        .as("%s", java.util.Arrays.toString(cbor))
                        .isNotNull();
            }
        }
    }

    @Test
    void numbersOfCborMayHave64BitsAndASign() throws Exception {
        byte[] largest = {0x1B, -1, -1, -1, -1, -1, -1, -1, -1};
        byte[] smallest = {0x3B, -1, -1, -1, -1, -1, -1, -1, -1};

        assertThat(PayloadReader.read(new Payload(WireFormat.CBOR, largest, 0, 9), Payloads.BIG_INTEGER))
                .isEqualTo("18446744073709551615");
        assertThat(PayloadReader.read(new Payload(WireFormat.CBOR, smallest, 0, 9), Payloads.BIG_DECIMAL))
                .isEqualTo("-18446744073709551616");
    }

    @Test
    void cborMayHaveNumbersOfItsOwnThatAreNotFinite() throws Exception {
        byte[] infinity = {(byte) 0xF9, 0x7C, 0x00};
        byte[] notANumber = {(byte) 0xFA, 0x7F, (byte) 0xC0, 0, 0};

        assertThat(PayloadReader.read(new Payload(WireFormat.CBOR, infinity, 0, 3), Payloads.DOUBLE))
                .isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(PayloadReader.read(new Payload(WireFormat.CBOR, notANumber, 0, 5), Payloads.FLOAT))
                .isNaN();
        byte[] large = {(byte) 0xFB, 0x7F, (byte) 0xEF, -1, -1, -1, -1, -1, -1};
        assertThat(catchThrowableOfType(
                                PayloadException.class,
                                () -> PayloadReader.read(new Payload(WireFormat.CBOR, large, 0, 9), Payloads.FLOAT))
                        .problem())
                .isEqualTo("is out of range");
    }

    @Test
    void bytesInCborMayBeBase64Too() throws Exception {
        var payload = Encoding.write(WireFormat.CBOR, Payloads.STRING, "+/8A");

        assertThat(PayloadReader.read(payload, Payloads.BYTES)).containsExactly(0xFB, 0xFF, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9007199254740993", "\"9007199254740993\""})
    void bothFormsOfALargeNumberAreRead(String json) throws Exception {
        assertThat(read(Payloads.LONG, json)).isEqualTo(9007199254740993L);
        assertThat(read(Payloads.BIG_INTEGER, json)).isEqualTo("9007199254740993");
        assertThat(read(Payloads.BIG_DECIMAL, json)).isEqualTo("9007199254740993");
    }

    @Test
    void mutatedPayloadsAreReadOrRefused() throws Exception {
        var random = new Random(1);
        Shape shape = new Group(List.of(new Circle(1), new Group(List.of(new Circle(0.5)))));
        var person = new Person("Ada", 36, List.of(new Person("é", 0, List.of())));
        for (WireFormat format : WireFormat.values()) {
            List<Payload> originals = new ArrayList<>();
            originals.add(Encoding.write(format, Shape.TYPE, shape));
            originals.add(Encoding.write(format, Person.TYPE, person));
            for (int round = 0; round < 5_000; round++) {
                Payload original = originals.get(round % 2);
                byte[] bytes = original.array().clone();
                for (int i = random.nextInt(4); i >= 0; i--) {
                    bytes[original.offset() + random.nextInt(original.length())] = (byte) random.nextInt(256);
                }
                var payload = new Payload(format, bytes, original.offset(), random.nextInt(original.length() + 1));
                try {
                    PayloadType<?> type = round % 2 == 0 ? Shape.TYPE : Person.TYPE;
                    assertThat((Object) PayloadReader.read(payload, type)).isNotNull();
                } catch (PayloadException e) {
                    assertThat(e.describe("args")).startsWith("args");
                }
            }
        }
    }

    private static <T> T read(PayloadType<T> type, String json) throws PayloadException {
        return PayloadReader.read(Payload.json(json), type);
    }

    private static PayloadException refused(PayloadType<?> type, String json) {
        return catchThrowableOfType(PayloadException.class, () -> read(type, json));
    }
}
