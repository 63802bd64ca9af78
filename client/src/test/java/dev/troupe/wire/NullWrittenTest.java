package dev.troupe.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.troupe.PayloadCodec;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A null where the protocol allows none is refused with its place, whatever it stands in. */
@SuppressWarnings("NullAway")
class NullWrittenTest {

    private static final String PROBLEM = " is null and not @Nullable";

    /** Every payload type that the library knows by a constant, and some that are made of others. */
    static Stream<PayloadType<?>> types() throws IllegalAccessException {
        Stream.Builder<PayloadType<?>> types = Stream.builder();
        for (Field field : Payloads.class.getFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.get(null) instanceof PayloadType<?> type) {
                types.add(type);
            }
        }
        return types.add(Payloads.enumeration(WireFormat.class, "JSON", "CBOR"))
                .add(Payloads.list(Payloads.STRING))
                .add(Payloads.set(Payloads.STRING))
                .add(Payloads.map(KeyTypes.STRING, Payloads.STRING))
                .add(Payloads.array(Payloads.STRING, String[]::new))
                .add(Payloads.optional(Payloads.STRING))
                .add(Payloads.constrained(Payloads.STRING))
                .add(Payloads.converted(new Doubling(), Payloads.STRING))
                .build();
    }

    @ParameterizedTest
    @MethodSource("types")
    @SuppressWarnings("unchecked")
    void everyTypeNamesThePlaceOfANull(PayloadType<?> type) {
        PayloadType<Object> any = (PayloadType<Object>) type;
        for (WireFormat format : WireFormat.values()) {
            assertThatNullPointerException()
                    .isThrownBy(() -> MessageWriter.reply(format, 1, any, null))
                    .withMessage("value" + PROBLEM);
            assertThatNullPointerException()
                    .isThrownBy(() -> MessageWriter.reply(
                            format, 1, Payloads.list(Payloads.map(KeyTypes.STRING, any)), nested(null)))
                    .withMessage("value[1].k" + PROBLEM);
        }
    }

    private static <T> List<Map<String, @Nullable T>> nested(@Nullable T value) {
        return List.of(Map.of(), Collections.singletonMap("k", value));
    }

    static Stream<Arguments> elements() {
        return Stream.of(
                Arguments.of(Payloads.list(Payloads.STRING), Arrays.asList("a", null), "value[1]"),
                Arguments.of(Payloads.list(Payloads.STRING), Collections.singletonList(null), "value[0]"),
                Arguments.of(Payloads.set(Payloads.LONG), Collections.singleton(null), "value[0]"),
                Arguments.of(
                        Payloads.array(Payloads.LONG, Long[]::new), new @Nullable Long[] {1L, 2L, null}, "value[2]"),
                Arguments.of(
                        Payloads.list(Payloads.list(Payloads.INTEGER)),
                        List.of(List.of(1), Arrays.asList(1, 2, null)),
                        "value[1][2]"),
                Arguments.of(
                        Payloads.optional(Payloads.list(Payloads.STRING)),
                        Optional.of(Arrays.asList("a", null)),
                        "value[1]"),
                Arguments.of(
                        Payloads.map(KeyTypes.STRING, Payloads.list(Payloads.BYTES)),
                        Map.of("k", Collections.singletonList(null)),
                        "value.k[0]"));
    }

    @ParameterizedTest
    @MethodSource("elements")
    void elementsAreCountedFromTheOneThatIsNull(PayloadType<Object> type, Object value, String place) {
        assertThatNullPointerException()
                .isThrownBy(() -> MessageWriter.reply(WireFormat.JSON, 1, type, value))
                .withMessage(place + PROBLEM);
    }

    @ParameterizedTest
    @EnumSource
    void aNullKeyIsAProblemOfItsMap(WireFormat format) {
        PayloadType<List<Map<String, Long>>> type = Payloads.list(Payloads.map(KeyTypes.STRING, Payloads.LONG));
        assertThatNullPointerException()
                .isThrownBy(() -> MessageWriter.reply(format, 1, type, List.of(Collections.singletonMap(null, 1L))))
                .withMessage("value[0] has a null key");
    }

    @Test
    void anOptionalMemberThatIsNullIsNamed() {
        Members names = Members.of(0, "age");
        List<PayloadType<String>> members = List.of(
                PayloadType.of(in -> "", (out, value) -> out.present(names, 0, (Optional<?>) null)),
                PayloadType.of(in -> "", (out, value) -> out.present(names, 0, (OptionalInt) null)),
                PayloadType.of(in -> "", (out, value) -> out.present(names, 0, (OptionalLong) null)),
                PayloadType.of(in -> "", (out, value) -> out.present(names, 0, (OptionalDouble) null)));
        for (PayloadType<String> member : members) {
            assertThatNullPointerException()
                    .isThrownBy(() -> MessageWriter.reply(WireFormat.JSON, 1, object(member), ""))
                    .withMessage("value.age" + PROBLEM);
        }
    }

    private static PayloadType<String> object(PayloadType<String> member) {
        return PayloadType.of(in -> "", (out, value) -> {
            out.startObject(value);
            member.write(out, value);
            out.endObject();
        });
    }

    @Test
    void smallBoxesAreNamedToo() {
        List<PayloadType<String>> boxes = List.of(
                PayloadType.of(in -> "", (out, value) -> out.writeInt((Byte) null)),
                PayloadType.of(in -> "", (out, value) -> out.writeInt((Short) null)),
                PayloadType.of(in -> "", (out, value) -> out.writeChar((Character) null)));
        for (PayloadType<String> box : boxes) {
            assertThatNullPointerException()
                    .isThrownBy(() -> MessageWriter.reply(WireFormat.CBOR, 1, box, ""))
                    .withMessage("value" + PROBLEM);
        }
    }

    @Test
    void aCodecOfTheUserThatReturnsNullIsNamed() {
        PayloadType<List<String>> type = Payloads.list(Payloads.converted(new ToNull(), Payloads.STRING));
        assertThatNullPointerException()
                .isThrownBy(() -> MessageWriter.reply(WireFormat.JSON, 1, type, List.of("a")))
                .withMessage("value[0]: ToNull.encode returned null");
        assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(
                        PayloadException.class, () -> PayloadReader.read(Payload.json("[\"a\"]"), type)))
                .hasRootCauseMessage("[0]: ToNull.decode returned null");
    }

    @Test
    void paramsAreCalledParams() {
        assertThatNullPointerException()
                .isThrownBy(() -> PayloadWriter.write(WireFormat.JSON, Payloads.STRING, null, "params"))
                .withMessage("params" + PROBLEM);
        assertThatNullPointerException()
                .isThrownBy(() -> PayloadWriter.write(
                        WireFormat.JSON, Payloads.list(Payloads.STRING), Arrays.asList("a", null), "params"))
                .withMessage("params[1]" + PROBLEM);
    }

    @Test
    void aPlaceForNullTakesNull() throws Exception {
        PayloadType<List<@Nullable String>> type = Payloads.list(Payloads.nullable(Payloads.STRING));
        assertThat(Encoding.json(type, Arrays.asList("a", null))).isEqualTo("[\"a\",null]");
        assertThat(Encoding.json(Payloads.set(Payloads.STRING), Set.of())).isEqualTo("[]");
    }

    private static final class Doubling implements PayloadCodec<String, String> {
        @Override
        public String encode(String value) {
            return value + value;
        }

        @Override
        public String decode(String written) {
            return written;
        }
    }

    private static final class ToNull implements PayloadCodec<String, String> {
        @Override
        public String encode(String value) {
            return null;
        }

        @Override
        public String decode(String written) {
            return null;
        }
    }
}
