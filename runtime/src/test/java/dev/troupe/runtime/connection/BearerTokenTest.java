package dev.troupe.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.troupe.actor.ClientRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTokenTest {

    private static Optional<String> find(Map<String, List<String>> headers, String... offered) {
        return BearerToken.find(new ClientRequest("/", "", headers, "", Optional.empty()), List.of(offered));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer abc.def", "bearer abc.def", "BEARER   abc.def "})
    void aTokenStandsInTheHeader(String line) {
        assertThat(find(Map.of("authorization", List.of(line)))).contains("abc.def");
    }

    @Test
    void aTokenStandsAmongTheSubprotocols() {
        assertThat(find(Map.of(), "troupe.v1.json", "troupe.token.YWJjLmRlZg")).contains("abc.def");
    }

    @Test
    void theHeaderCountsWhereBothAreThere() {
        assertThat(find(Map.of("Authorization", List.of("Bearer header")), "troupe.token.YWJjLmRlZg"))
                .contains("header");
    }

    @Test
    void otherCredentialsAreNoToken() {
        assertThat(find(Map.of("Authorization", List.of("Basic YTpi")), "troupe.v1.json"))
                .isEmpty();
        assertThat(find(Map.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"s%cret", "_w", "a"})
    void whatCannotBeReadIsNotRepeated(String encoded) {
        assertThatThrownBy(() -> find(Map.of(), "troupe.token." + encoded))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The token is not base64url of UTF-8")
                .hasNoCause();
    }
}
