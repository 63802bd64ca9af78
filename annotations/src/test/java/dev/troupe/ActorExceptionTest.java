package dev.troupe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActorExceptionTest {

    private static final class RoomFull extends ActorException {
        private static final long serialVersionUID = 1L;

        RoomFull(String message) {
            super(message);
        }
    }

    @Test
    void aDeclaredFailureIsNamedAfterItsClass() {
        var failure = new RoomFull("No place left");

        assertThat(failure.code()).isEqualTo("room_full");
        assertThat(failure).hasMessage("No place left");
        assertThat(failure.retryable()).isFalse();
        assertThat(failure.metadata()).isEmpty();
        assertThat(failure.outcome()).isEqualTo(Outcome.FAILED);
    }

    @WireName("no_room")
    private static class Überfüllt extends ActorException {
        private static final long serialVersionUID = 1L;

        Überfüllt() {
            super("");
        }
    }

    private static final class Über extends ActorException {
        private static final long serialVersionUID = 1L;

        Über() {
            super("");
        }
    }

    @Test
    @SuppressWarnings("serial")
    void aWireNameIsTheCode() {
        assertThat(new Überfüllt().code()).isEqualTo("no_room");
        assertThat(new Überfüllt() {}.code()).isEqualTo("no_room");
    }

    @Test
    @SuppressWarnings("serial")
    void aClassWhoseNameMakesNoCodeIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(Über::new).withMessageContaining("Über makes no error code");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ActorException("only a message") {})
                .withMessageContaining("makes no error code");
    }

    @ParameterizedTest
    @CsvSource({
        "Muted,muted",
        "RoomFull,room_full",
        "HTTPGone,http_gone",
        "GoneOverHTTP,gone_over_http",
        "V2Gone,v2_gone",
        "Over9000,over9000",
        "A,a"
    })
    void namesOfClassesBecomeSnakeCase(String name, String code) {
        assertThat(ActorException.snakeCase(name)).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "name_required", "e2big", "a_"})
    void codesAreLowerCase(String code) {
        assertThat(new ActorException(code, "").code()).isEqualTo(code);
        assertThat(new ActorException("a".repeat(64), "").code()).hasSize(64);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "a-b", "a b", "1a", "_a", "é", "a\n"})
    void otherCodesAreRefused(String code) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ActorException(code, ""))
                .withMessageContaining("Not an error code");
        assertThatIllegalArgumentException().isThrownBy(() -> new ActorException("a".repeat(65), ""));
    }

    @Test
    void furtherFactsCannotBeChanged() {
        Map<String, String> facts = new HashMap<>(Map.of("room", "lobby"));
        var failure = new ActorException("room_full", "", true, facts, Outcome.NOT_RUN);
        facts.put("room", "attic");

        assertThat(failure.metadata()).containsExactly(Map.entry("room", "lobby"));
        assertThat(failure.retryable()).isTrue();
        assertThat(failure.outcome()).isEqualTo(Outcome.NOT_RUN);
        assertThatThrownBy(() -> failure.metadata().put("a", "b")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void itsTextShowsTheCode() {
        assertThat(new ActorException("muted", "You may not speak"))
                .hasToString("dev.troupe.ActorException: [muted] You may not speak")
                .hasMessage("You may not speak");
        assertThat(new ActorException("muted", "")).hasToString("dev.troupe.ActorException: [muted]");
    }
}
