package dev.troupe.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {

    @ParameterizedTest
    @CsvSource({
        "psot, post",
        "Post, post",
        "pos, post",
        "histroy, history",
        "typping, typing",
        "x, ''",
        "delete, ''",
        "'', ''",
        "histooooooooooooooooooory, ''"
    })
    void aSlipIsNearWhatWasMeant(String name, String meant) {
        assertThat(Suggestion.nearest(name, List.of("post", "typing", "history"))
                        .orElse(""))
                .isEqualTo(meant);
    }
}
