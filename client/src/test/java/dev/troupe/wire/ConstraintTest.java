package dev.troupe.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ConstraintTest {

    private static final PayloadType<String> NOT_BLANK =
            Payloads.constrained(Payloads.STRING, Constraint.of(value -> !value.isBlank(), "must not be blank"));

    private static final PayloadType<List<String>> FEW = Payloads.constrained(
            Payloads.list(NOT_BLANK), Constraint.of(value -> value.size() <= 2, "must have at most 2 elements"));

    private static final PayloadType<Map<String, List<String>>> NAMED = Payloads.map(KeyTypes.STRING, FEW);

    private static WireError refusal(PayloadType<?> type, String json) {
        return catchThrowableOfType(PayloadException.class, () -> PayloadReader.readChecked(Payload.json(json), type))
                .toError("args");
    }

    @Test
    void whatKeepsItsConstraintsIsRead() throws PayloadException {
        assertThat(PayloadReader.readChecked(Payload.json("{\"a\":[\"x\",\"y\"]}"), NAMED))
                .isEqualTo(Map.of("a", List.of("x", "y")));
    }

    @Test
    void whatBreaksOneIsAnInvalidArgumentWithItsPath() {
        WireError error = refusal(NAMED, "{\"a\":[\"x\",\" \"]}");

        assertThat(error.code()).isEqualTo("invalid_argument");
        assertThat(error.message()).isEqualTo("args.a[1] must not be blank");
        assertThat(error.retryable()).isFalse();
        assertThat(error.metadata()).containsOnly(Map.entry("path", "args.a[1]"));
    }

    @Test
    void aListIsNamedAndNotItsLastElement() {
        assertThat(refusal(NAMED, "{\"a\":[],\"b\":[\"x\",\"y\",\"z\"]}").message())
                .isEqualTo("args.b must have at most 2 elements");
        assertThat(refusal(FEW, "[\"x\",\"y\",\"z\"]").message()).isEqualTo("args must have at most 2 elements");
    }

    @Test
    void aSentenceOfTheUsersStandsAlone() {
        PayloadType<String> type =
                Payloads.constrained(Payloads.STRING, Constraint.saying("Say something", text -> !text.isBlank()));

        WireError error = refusal(Payloads.list(type), "[\"\"]");

        assertThat(error.message()).isEqualTo("Say something");
        assertThat(error.metadata()).containsEntry("path", "args[0]");
    }

    @Test
    void aWrongTypeIsABadArgumentStill() {
        WireError error = refusal(NOT_BLANK, "7");

        assertThat(error.code()).isEqualTo("bad_argument");
        assertThat(error.message()).isEqualTo("args is not a string");
        assertThat(error.metadata()).isEmpty();
    }

    @Test
    void constraintsAreCheckedInTheirOrderUpToTheFirstThatIsBroken() {
        List<String> asked = new ArrayList<>();
        PayloadType<String> type = Payloads.constrained(
                Payloads.STRING,
                Constraint.of(text -> asked.add("first"), "first"),
                Constraint.of(text -> !asked.add("second"), "second"),
                Constraint.of(text -> asked.add("third"), "third"));

        assertThat(refusal(type, "\"\"").message()).isEqualTo("args second");
        assertThat(asked).containsExactly("first", "second");
    }

    @Test
    void whoDoesNotAskForChecksReadsEverything() throws PayloadException {
        AtomicInteger asked = new AtomicInteger();
        PayloadType<String> type =
                Payloads.constrained(Payloads.STRING, Constraint.of(text -> asked.incrementAndGet() < 0, "no"));

        assertThat(PayloadReader.read(Payload.json("\"any\""), type)).isEqualTo("any");
        assertThat(asked).hasValue(0);
    }

    @Test
    void constraintsAreCheckedBeforeTheConstructorOfWhatTheyAreIn() {
        PayloadType<String> record = PayloadType.of(
                in -> {
                    in.startArray();
                    in.nextElement();
                    String text = NOT_BLANK.read(in);
                    throw new IllegalArgumentException("constructed of " + text);
                },
                (out, value) -> {});

        assertThat(refusal(record, "[\"\"]").message()).isEqualTo("args[0] must not be blank");
        assertThat(refusal(record, "[\"x\"]").code()).isEqualTo("bad_argument");
    }
}
