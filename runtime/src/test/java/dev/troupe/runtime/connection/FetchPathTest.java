package dev.troupe.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FetchPathTest {

    @ParameterizedTest
    @CsvSource({
        "/actors/room/a/http, /actors/room/a, /",
        "/actors/room/a/http/, /actors/room/a, /",
        "/actors/room/a/http/b/c, /actors/room/a, /b/c",
        "/actors/room/http/http/http, /actors/room/http, /http",
        "/actors/room/a%2Fb/http/%2E%2E, /actors/room/a%2Fb, /%2E%2E",
        "/actors/room//http, /actors/room/, /",
        "/actors/room/a/http//b, /actors/room/a, //b"
    })
    void aPathIsTakenApartAtItsSlashes(String raw, String actor, String tail) {
        assertThat(FetchPath.parse(raw)).contains(new FetchPath(actor, tail));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actors/room/a",
                "/actors/room/http",
                "/actors/room/a/https",
                "/actors/room/a/http2/x",
                "/actors/room/a/b/http",
                "/actors/room/a/call/http",
                "/rooms/room/a/http",
                "/actors",
                ""
            })
    void otherPathsAreNone(String raw) {
        assertThat(FetchPath.parse(raw)).isEmpty();
    }
}
