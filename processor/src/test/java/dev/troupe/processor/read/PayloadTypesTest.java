package dev.troupe.processor.read;

import static dev.troupe.processor.read.Compilations.protocol;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.troupe.processor.model.MemberModel;
import dev.troupe.processor.model.PayloadModel;
import dev.troupe.processor.model.PayloadModel.ArrayOf;
import dev.troupe.processor.model.PayloadModel.Converted;
import dev.troupe.processor.model.PayloadModel.EnumPayload;
import dev.troupe.processor.model.PayloadModel.ListOf;
import dev.troupe.processor.model.PayloadModel.MapOf;
import dev.troupe.processor.model.PayloadModel.NullableOf;
import dev.troupe.processor.model.PayloadModel.OptionalOf;
import dev.troupe.processor.model.PayloadModel.RecordPayload;
import dev.troupe.processor.model.PayloadModel.Reference;
import dev.troupe.processor.model.PayloadModel.Scalar;
import dev.troupe.processor.model.PayloadModel.SealedPayload;
import dev.troupe.processor.model.PayloadModel.Variant;
import dev.troupe.processor.model.ProtocolModel;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PayloadTypesTest {

    private static final String HEAD = """
            package p;
            import dev.troupe.*;
            import java.util.*;
            import org.jspecify.annotations.Nullable;
            @ActorProtocol("p")
            interface P {
            """;

    private static PayloadModel only(String parameter) {
        return protocol(HEAD + "void post(" + parameter + " value); }")
                .actions()
                .get(0)
                .parameters()
                .get(0)
                .payload();
    }

    private static final String SCALARS = """
            int, INTEGER, Int
            Integer, INTEGER, Int
            long, LONG, Long
            boolean, BOOLEAN, Boolean
            byte, BYTE, Byte
            Short, SHORT, Short
            char, CHARACTER, Char
            float, FLOAT, Float
            double, DOUBLE, Double
            String, STRING, String
            byte[], BYTES, Bytes
            java.math.BigInteger, BIG_INTEGER, BigInteger
            java.math.BigDecimal, BIG_DECIMAL, BigDecimal
            java.util.UUID, UUID,
            java.net.URI, URI,
            java.time.Instant, INSTANT, Instant
            java.time.LocalDate, LOCAL_DATE,
            java.time.LocalTime, LOCAL_TIME,
            java.time.LocalDateTime, LOCAL_DATE_TIME,
            java.time.OffsetDateTime, OFFSET_DATE_TIME,
            java.time.OffsetTime, OFFSET_TIME,
            java.time.ZonedDateTime, ZONED_DATE_TIME,
            java.time.Year, YEAR,
            java.time.YearMonth, YEAR_MONTH,
            java.time.MonthDay, MONTH_DAY,
            java.time.Duration, DURATION,
            java.time.Period, PERIOD,
            java.time.ZoneId, ZONE_ID,
            java.time.ZoneOffset, ZONE_OFFSET,
            java.time.DayOfWeek, DAY_OF_WEEK,
            java.time.Month, MONTH,
            OptionalInt, OPTIONAL_INT,
            OptionalLong, OPTIONAL_LONG,
            OptionalDouble, OPTIONAL_DOUBLE,
            int[], INT_ARRAY,
            long[], LONG_ARRAY,
            short[], SHORT_ARRAY,
            char[], CHAR_ARRAY,
            float[], FLOAT_ARRAY,
            double[], DOUBLE_ARRAY,
            boolean[], BOOLEAN_ARRAY,
            """;

    private static final String KEYS = """
            String, STRING
            UUID, UUID
            java.net.URI, URI
            Integer, INTEGER
            Long, LONG
            Short, SHORT
            Byte, BYTE
            Boolean, BOOLEAN
            Character, CHARACTER
            java.time.LocalDate, LOCAL_DATE
            java.time.Instant, INSTANT
            java.time.DayOfWeek, DAY_OF_WEEK
            java.math.BigInteger, BIG_INTEGER
            java.math.BigDecimal, BIG_DECIMAL
            java.time.ZoneId, ZONE_ID
            java.time.Year, YEAR
            """;

    /** The payloads of one action for each of these types, in their order. */
    private static List<PayloadModel> each(List<String> types) {
        StringBuilder actions = new StringBuilder();
        for (int i = 0; i < types.size(); i++) {
            actions.append("void action")
                    .append(i)
                    .append('(')
                    .append(types.get(i))
                    .append(" value);");
        }
        return protocol(HEAD + actions + "}").actions().stream()
                .map(action -> action.parameters().get(0).payload())
                .toList();
    }

    private static List<List<String>> rows(String table) {
        return table.lines().map(line -> List.of(line.split(", ?", -1))).toList();
    }

    @Test
    void knowsTheScalars() throws ReflectiveOperationException {
        List<List<String>> rows = rows(SCALARS);
        List<PayloadModel> payloads = each(rows.stream().map(row -> row.get(0)).toList());
        for (int i = 0; i < rows.size(); i++) {
            List<String> row = rows.get(i);
            assertThat(payloads.get(i)).as(row.get(0)).isInstanceOfSatisfying(Scalar.class, scalar -> {
                assertThat(scalar.constant()).isEqualTo(row.get(1));
                assertThat(scalar.access()).isEqualTo(row.get(2));
            });
            assertThat(Class.forName("dev.troupe.wire.Payloads").getField(row.get(1)))
                    .isNotNull();
        }
    }

    @Test
    void knowsTheKeysOfMaps() throws ReflectiveOperationException {
        List<List<String>> rows = rows(KEYS);
        List<PayloadModel> payloads =
                each(rows.stream().map(row -> "Map<" + row.get(0) + ", String>").toList());
        for (int i = 0; i < rows.size(); i++) {
            List<String> row = rows.get(i);
            assertThat(payloads.get(i))
                    .isInstanceOfSatisfying(
                            MapOf.class, map -> assertThat(map.key().constant()).isEqualTo(row.get(1)));
            assertThat(Class.forName("dev.troupe.wire.KeyTypes").getField(row.get(1)))
                    .isNotNull();
        }
    }

    @Test
    void readsNullableAtEveryDepth() {
        assertThat(only("@Nullable String")).isInstanceOf(NullableOf.class);
        assertThat(only("List<@Nullable String>"))
                .isInstanceOfSatisfying(
                        ListOf.class, list -> assertThat(list.element()).isInstanceOf(NullableOf.class));
        assertThat(only("@Nullable String[]"))
                .isInstanceOfSatisfying(
                        ArrayOf.class, array -> assertThat(array.element()).isInstanceOf(NullableOf.class));
        assertThat(only("String @Nullable []"))
                .isInstanceOfSatisfying(
                        NullableOf.class,
                        nullable -> assertThat(nullable.value()).isInstanceOf(ArrayOf.class));
        assertThat(only("Optional<List<String>>")).isInstanceOf(OptionalOf.class);
    }

    @Test
    void resolvesGenericsWhereTheyAreUsed() {
        ProtocolModel model = protocol(HEAD + """
                Page<Message> messages(Page<String> texts, Page<@Nullable String> holes, Page<Page<Message>> pages);
                record Page<T>(List<T> items, @Nullable T last, @Nullable Page<T> next) {}
                record Message(String text) {}
                }
                """);

        assertThat(model.payloads())
                .extracting(named -> named.constant(), named -> named.type().toString())
                .containsExactly(
                        tuple("PAGE_OF_STRING", "p.P.Page<java.lang.String>"),
                        tuple("PAGE_OF_NULLABLE_STRING", "p.P.Page<java.lang.String>"),
                        tuple("MESSAGE", "p.P.Message"),
                        tuple("PAGE_OF_MESSAGE", "p.P.Page<p.P.Message>"),
                        tuple("PAGE_OF_PAGE_OF_MESSAGE", "p.P.Page<p.P.Page<p.P.Message>>"));
        RecordPayload holes = (RecordPayload) model.payloads().get(1);
        assertThat(holes.stem()).isEqualTo("PageOfNullableString");
        assertThat(holes.components().get(0).payload())
                .isInstanceOfSatisfying(
                        ListOf.class, list -> assertThat(list.element()).isInstanceOf(NullableOf.class));
        assertThat(holes.components().get(2).payload())
                .isInstanceOfSatisfying(
                        NullableOf.class,
                        next -> assertThat(next.value())
                                .isEqualTo(new Reference(holes.type(), "PAGE_OF_NULLABLE_STRING")));
    }

    @Test
    void readsSealedInterfacesWithAllTheirVariants() {
        ProtocolModel model = protocol(HEAD + """
                Shape draw(Result<String> result, Round round);
                sealed interface Shape permits Round, Box {}
                sealed interface Round extends Shape permits Circle, Ellipse {}
                record Circle(int radius) implements Round {}
                @WireName("oval") record Ellipse(int a, int b) implements Round {}
                record Box(int width) implements Shape {}
                sealed interface Result<T> permits Ok, Failed, Known {}
                record Ok<V>(V value) implements Result<V> {}
                record Failed<T>(String reason) implements Result<T> {}
                record Known(int number) implements Result<Integer> {}
                }
                """);

        assertThat(variants(model, "SHAPE"))
                .extracting(Variant::wireName, Variant::record)
                .containsExactly(tuple("box", "BOX"), tuple("circle", "CIRCLE"), tuple("oval", "ELLIPSE"));
        assertThat(variants(model, "ROUND")).extracting(Variant::wireName).containsExactly("circle", "oval");
        assertThat(variants(model, "RESULT_OF_STRING"))
                .extracting(Variant::wireName, Variant::record)
                .containsExactly(tuple("failed", "FAILED_OF_STRING"), tuple("ok", "OK_OF_STRING"));
    }

    private static List<Variant> variants(ProtocolModel model, String constant) {
        return model.payloads().stream()
                .filter(named -> named.constant().equals(constant))
                .flatMap(named -> named instanceof SealedPayload payload ? Stream.of(payload) : Stream.empty())
                .findFirst()
                .orElseThrow()
                .variants();
    }

    @Test
    void readsEnumsAlsoAsKeys() {
        ProtocolModel model = protocol(HEAD + """
                void post(Map<Mood, Mood> moods);
                enum Mood { GOOD, @WireName("not-good") BAD }
                }
                """);

        assertThat(model.payloads()).hasSize(1);
        assertThat(((EnumPayload) model.payloads().get(0)).wireNames()).containsExactly("GOOD", "not-good");
        assertThat(model.actions().get(0).parameters().get(0).payload()).isInstanceOfSatisfying(MapOf.class, map -> {
            assertThat(map.key().isEnum()).isTrue();
            assertThat(map.key().constant()).isEqualTo("MOOD");
        });
    }

    @Test
    void usesCodecsOfTypesAndOfPlaces() {
        ProtocolModel model = protocol(HEAD + """
                @UseCodec(Seconds.class) long post(
                    List<Money> all, @Nullable Money one, @Nullable @UseCodec(Cents.class) Money other);
                @UseCodec(Coins.class) final class Money {}
                record Coin(int value) {}
                class Coins implements PayloadCodec<Money, List<Coin>> {
                  public List<Coin> encode(Money money) { return List.of(); }
                  public Money decode(List<Coin> coins) { return new Money(); }
                }
                class Cents implements PayloadCodec<Money, Integer> {
                  public Integer encode(Money money) { return 0; }
                  public Money decode(Integer cents) { return new Money(); }
                }
                class Seconds implements PayloadCodec<Long, String> {
                  public String encode(Long seconds) { return ""; }
                  public Long decode(String text) { return 0L; }
                }
                }
                """);

        List<MemberModel> parameters = model.actions().get(0).parameters();
        assertThat(parameters.get(0).payload())
                .isInstanceOfSatisfying(
                        ListOf.class,
                        list -> assertThat(list.element()).isInstanceOfSatisfying(Converted.class, money -> {
                            assertThat(money.codecConstant()).isEqualTo("COINS");
                            assertThat(money.wire()).isInstanceOf(ListOf.class);
                        }));
        assertThat(parameters.get(1).payload())
                .isInstanceOfSatisfying(
                        NullableOf.class, money -> assertThat(money.value()).isInstanceOf(Converted.class));
        assertThat(parameters.get(2).payload())
                .isInstanceOfSatisfying(
                        NullableOf.class,
                        money -> assertThat(money.value())
                                .isInstanceOfSatisfying(
                                        Converted.class,
                                        converted -> assertThat(converted.codecConstant())
                                                .isEqualTo("CENTS")));
        assertThat(model.payloads()).extracting(named -> named.constant()).containsExactly("COIN");
    }

    @Test
    void readsTypesThatContainThemselves() {
        ProtocolModel model = protocol(HEAD + """
                Tree grow(Expression expression);
                record Tree(String name, List<Tree> children) {}
                sealed interface Expression permits Number, Sum {}
                record Number(int value) implements Expression {}
                record Sum(Expression left, Expression right) implements Expression {}
                }
                """);

        assertThat(model.payloads())
                .extracting(named -> named.constant())
                .containsExactly("NUMBER", "SUM", "EXPRESSION", "TREE");
    }
}
