package dev.troupe.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTargetTest {

    @ParameterizedTest
    @CsvSource({
        "/, /, ''",
        "/a/b?c=/d?e, /a/b, c=/d?e",
        "http://h, /, ''",
        "HTTPS://h:1/a?b, /a, b",
        "http://h?x=/actors/p/k, /, x=/actors/p/k",
        "http://h/?x=/actors/p/k, /, x=/actors/p/k"
    })
    void pathAndQueryAreToldApart(String target, String path, String query) {
        assertThat(RequestTarget.parse(target)).contains(new RequestTarget(path, query));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "a/b", "ftp://h/a", "/a#b", "http://h#/a", "://h/a"})
    void anythingElseIsNoTarget(String target) {
        assertThat(RequestTarget.parse(target)).isEmpty();
    }

    @Test
    void aQueryLeadsToNoActor() {
        assertThat(RequestTarget.parse("http://h?x=/actors/p/k").orElseThrow().isOfActors())
                .isFalse();
        assertThat(RequestTarget.parse("http://h/actors/p/k").orElseThrow().isOfActors())
                .isTrue();
    }
}
