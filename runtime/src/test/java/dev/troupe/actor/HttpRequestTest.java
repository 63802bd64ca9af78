package dev.troupe.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpRequestTest {

    private static HttpRequest asked(String query) {
        ClientRequest client = new ClientRequest(
                "/articles/a%20b", query, Map.of("Accept", List.of("text/plain")), "192.0.2.1", Optional.empty());
        return new HttpRequest("POST", client, Map.of("id", "a b"), "grün".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void itSaysWhatWasAsked() {
        HttpRequest request = asked("");

        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/articles/a%20b");
        assertThat(request.pathParameter("id")).isEqualTo("a b");
        assertThat(request.header("accept")).contains("text/plain");
        assertThat(request.client().remoteAddress()).isEqualTo("192.0.2.1");
        assertThat(request.text()).isEqualTo("grün");
        assertThat(request.body()).hasSize(5);
        assertThat(request).hasToString("POST /articles/a%20b");
    }

    @Test
    void aPlaceThatThePatternDoesNotNameIsAMistake() {
        assertThatThrownBy(() -> asked("").pathParameter("name"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The pattern of this route has no {name}");
    }

    @ParameterizedTest
    @CsvSource({"q=1, 1", "a=2&q=1&q=3, 1", "q, ''", "q=, ''", "%71=a%20b+c, a b c", "q=%&q=2, 2", "%=1&q=x=y, x=y"})
    void aParameterOfTheQueryIsDecoded(String query, String value) {
        assertThat(asked(query).queryParameter("q")).contains(value);
    }

    @ParameterizedTest
    @CsvSource({"''", "a=q", "qq=1", "q=%zz"})
    void aParameterThatIsNotThereIsAbsent(String query) {
        assertThat(asked(query).queryParameter("q")).isEmpty();
    }
}
