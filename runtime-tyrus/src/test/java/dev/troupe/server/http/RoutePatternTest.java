package dev.troupe.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutePatternTest {

    private static Map<String, String> match(String pattern, String path) {
        return RoutePattern.parse(pattern).match(path).orElseThrow();
    }

    @Test
    void aPathIsTakenApart() {
        assertThat(match("/", "/")).isEmpty();
        assertThat(match("/articles", "/%61rticles")).isEmpty();
        assertThat(match("/articles/", "/articles/")).isEmpty();
        assertThat(match("/articles/{id}", "/articles/a%20b+c")).isEqualTo(Map.of("id", "a b+c"));
        assertThat(match("/{a}/x/{b}", "/1/x/2")).isEqualTo(Map.of("a", "1", "b", "2"));
        assertThat(match("/files/{path...}", "/files/")).isEqualTo(Map.of("path", ""));
        assertThat(match("/files/{path...}", "/files/a/%C3%BC/c.txt")).isEqualTo(Map.of("path", "a/ü/c.txt"));
        assertThat(match("/{path...}", "/a/b/")).isEqualTo(Map.of("path", "a/b/"));
    }

    @ParameterizedTest
    @CsvSource({
        "/articles, /articles/",
        "/articles, /Articles",
        "/articles/, /articles",
        "/articles/{id}, /articles",
        "/articles/{id}, /articles/",
        "/articles/{id}, /articles/1/2",
        "/articles/{id}, /articles/a%2Fb",
        "/articles/{id}, /articles/a%5Cb",
        "/articles/{id}, /articles/%2e%2e",
        "/articles/{id}, /articles/.",
        "/articles/{id}, /articles/%0a",
        "/articles/{id}, /articles/%",
        "/articles/{id}, /articles/%ff",
        "/files/{path...}, /files",
        "/files/{path...}, /files/../x",
        "/files/{path...}, /files/a//b",
        "/files/{path...}, /files//",
        "/files/{path...}, /files/a/%2e%2e/b",
        "/files/{path...}, /files/a%2f..%2fb"
    })
    void anotherPathDoesNotMatch(String pattern, String path) {
        assertThat(RoutePattern.parse(pattern).match(path)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "articles",
                "/a//b",
                "/{}",
                "/{1}",
                "/{a}{b}",
                "/x{a}",
                "/{a...}/b",
                "/{a}/{a}",
                "/{a}/{a...}",
                "/../x",
                "/a\\b",
                "/{a",
                "/a}"
            })
    void whatIsNoPatternIsRefused(String pattern) {
        assertThatThrownBy(() -> RoutePattern.parse(pattern)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theMoreIsGivenTheEarlierItComes() {
        assertThat(Stream.of("/{a...}", "/a/{b...}", "/{a}/b", "/a/{b}", "/a/b", "/{a}", "/a")
                        .map(RoutePattern::parse)
                        .sorted()
                        .map(RoutePattern::toString))
                .containsExactly("/a", "/a/b", "/a/{b}", "/a/{b...}", "/{a}", "/{a}/b", "/{a...}");
    }

    @Test
    void patternsAreAlikeWhateverTheirPlacesAreCalled() {
        assertThat(RoutePattern.parse("/a/{b}").isLike(RoutePattern.parse("/a/{c}")))
                .isTrue();
        assertThat(RoutePattern.parse("/a/{b}").isLike(RoutePattern.parse("/a/ONE")))
                .isFalse();
        assertThat(RoutePattern.parse("/a/{b}").isLike(RoutePattern.parse("/a/{b...}")))
                .isFalse();
        assertThat(RoutePattern.parse("/a/{b}")).hasSameHashCodeAs(RoutePattern.parse("/a/{c}"));
    }
}
