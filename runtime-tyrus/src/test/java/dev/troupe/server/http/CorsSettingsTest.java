package dev.troupe.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.troupe.runtime.authentication.AllowedOrigins;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorsSettingsTest {

    @Test
    void anOriginIsNamedInAnyCase() {
        AllowedOrigins settings = CorsSettings.origins("https://App.example.com", "http://localhost:3000")
                .allowed();

        assertThat(settings.includes("https://app.example.com")).isTrue();
        assertThat(settings.includes("HTTP://LOCALHOST:3000")).isTrue();
        assertThat(settings.includes("https://app.example.com:443")).isTrue();
        assertThat(settings.includes("http://app.example.com")).isFalse();
        assertThat(settings.includes("https://app.example.com:8443")).isFalse();
        assertThat(settings.includes("https://app.example.com.evil.net")).isFalse();
        assertThat(settings.includes("null")).isFalse();
        assertThat(CorsSettings.origins("*").allowed().includes("null")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "app.example.com",
                "https://",
                "https://a/",
                "https://a/b",
                "https://u@a",
                "null",
                "https://*,"
            })
    void whatIsNoOriginIsRefused(String origin) {
        assertThatThrownBy(() -> CorsSettings.origins(origin))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Not an origin: ");
    }

    @Test
    void credentialsAreNotForAll() {
        assertThatThrownBy(() -> CorsSettings.origins("*").withCredentials())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not for all");
        assertThatThrownBy(() -> CorsSettings.origins("*").withMaxAge(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
