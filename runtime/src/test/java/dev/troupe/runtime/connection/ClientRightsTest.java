package dev.troupe.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClientRightsTest {

    private static Optional<Duration> left(Instant end) {
        return new ClientRights(Set.of(), Optional.of(end), Optional.empty()).left();
    }

    @Test
    void whatIsLeftIsTheTimeUntilTheirEnd() {
        assertThat(left(Instant.now().plusSeconds(3_600)).orElseThrow())
                .isBetween(Duration.ofSeconds(3_500), Duration.ofSeconds(3_600));
        assertThat(left(Instant.now().minusSeconds(1))).contains(Duration.ZERO);
        assertThat(left(Instant.MIN)).contains(Duration.ZERO);
        assertThat(left(Instant.MAX)).contains(Duration.ofDays(36_500));
        assertThat(ClientRights.NONE.left()).isEmpty();
    }
}
