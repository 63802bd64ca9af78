package dev.troupe.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {

    @ParameterizedTest
    @CsvSource({"port, port, 0", "prot, port, 2", "'', port, 4", "ports, port, 1", "part, port, 1", "kitten, sitting, 3"
    })
    void countsLettersToChange(String from, String to, int letters) {
        assertThat(NearestName.distance(from, to)).isEqualTo(letters);
        assertThat(NearestName.distance(to, from)).isEqualTo(letters);
    }

    @Test
    void findsTheOneWithTheFewest() {
        assertThat(NearestName.to("hots", List.of("port", "host", "hot"))).contains("hot");
        assertThat(NearestName.to("x", List.of("b", "a"))).contains("a");
        assertThat(NearestName.to("x", List.of())).isEmpty();
    }
}
