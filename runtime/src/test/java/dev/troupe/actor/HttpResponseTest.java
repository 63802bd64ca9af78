package dev.troupe.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpResponseTest {

    @Test
    void aBodyHasItsType() {
        assertThat(HttpResponse.text("grün").body()).hasSize(5);
        assertThat(HttpResponse.text("").headers()).containsEntry("content-type", List.of("text/plain; charset=utf-8"));
        assertThat(HttpResponse.json("{}").headers()).containsEntry("content-type", List.of("application/json"));
        assertThat(HttpResponse.html("<p>").headers())
                .containsEntry("content-type", List.of("text/html; charset=utf-8"));
        assertThat(HttpResponse.json("{}")
                        .withHeader("content-type", "application/problem+json")
                        .headers())
                .containsEntry("content-type", List.of("application/problem+json"));
        assertThat(HttpResponse.of(204).headers()).isEmpty();
    }

    @Test
    void aRedirectSaysWhereTo() {
        HttpResponse moved = HttpResponse.redirect(URI.create("/new")).withStatus(308);

        assertThat(moved.status()).isEqualTo(308);
        assertThat(moved.headers()).isEqualTo(Map.of("location", List.of("/new")));
    }

    @Test
    void headersAddUpAndTheFirstResponseStays() {
        HttpResponse one = HttpResponse.of(200).withHeader("Set-Cookie", "a=1");
        HttpResponse two = one.withHeader("set-cookie", "b=2");

        assertThat(one.headers()).containsEntry("set-cookie", List.of("a=1"));
        assertThat(two.headers()).containsEntry("set-cookie", List.of("a=1", "b=2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a:", "ä", "Content-Length", "transfer-encoding", "Connection"})
    void aNameThatIsNoneOrTheServersOwnIsRefused(String name) {
        assertThatThrownBy(() -> HttpResponse.of(200).withHeader(name, "x"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nb", "a\nb", "\0", "\u007f"})
    void aValueEndsWithItsLine(String value) {
        assertThatThrownBy(() -> HttpResponse.of(200).withHeader("X-A", value))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, 101, 199, 600})
    void aStatusIsOfAFinalResponse(int status) {
        assertThatThrownBy(() -> HttpResponse.of(status)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> HttpResponse.of(200).withStatus(status)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aStreamIsBegunOnceItIsWanted() {
        StringBuilder begun = new StringBuilder();
        HttpResponse stream = HttpResponse.streaming("text/plain", body -> begun.append("begun"))
                .withStatus(203)
                .withHeader("X-A", "1");

        assertThat(stream.isStreaming()).isTrue();
        assertThat(stream.body()).isEmpty();
        assertThat(stream).hasToString("203, a stream");
        assertThat(stream.streamsTo("GET")).isTrue();
        assertThat(stream.streamsTo("HEAD")).isFalse();
        assertThat(stream.withStatus(204).streamsTo("GET")).isFalse();
        assertThat(stream.withStatus(304).streamsTo("GET")).isFalse();
        assertThat(begun).isEmpty();
        assertThat(HttpResponse.text("whole").streamsTo("GET")).isFalse();
        assertThat(HttpResponse.events(events -> {}).headers())
                .containsEntry("content-type", List.of("text/event-stream"))
                .containsEntry("cache-control", List.of("no-store, no-transform"))
                .containsEntry("x-accel-buffering", List.of("no"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0100", "caf\u00e9 \u2014", "\u4e2d\u6587", "\uD83D\uDE00"})
    void aValueThatHttpCannotSendIsRefused(String value) {
        HttpResponse response = HttpResponse.of(200);
        assertThatThrownBy(() -> response.withHeader("X-Name", value)).hasMessageContaining("beyond ISO 8859-1");
        assertThatThrownBy(() -> HttpResponse.bytes("text/" + value, new byte[0]))
                .hasMessageContaining("beyond ISO 8859-1");
        assertThat(HttpResponse.redirect(URI.create("/" + value.strip().replace(" ", "")))
                        .headers())
                .containsKey("location");
        assertThat(response.withHeader("X-Name", "caf\u00e9").headers()).containsEntry("x-name", List.of("caf\u00e9"));
    }
}
