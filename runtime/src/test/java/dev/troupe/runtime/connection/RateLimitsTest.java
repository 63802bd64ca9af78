package dev.troupe.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RateLimitsTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final ClientRights ADA = new ClientRights(Set.of(), Optional.empty(), Optional.of("ada"));

    private final RateLimits rates = new RateLimits(2);

    @Test
    void aClientKeepsToOneLimitWhicheverWayItsCallsCome() {
        assertThat(rates.take(ADA, "192.0.2.1", 0)).isTrue();
        assertThat(rates.take(ADA, "192.0.2.2", 0)).isTrue();
        assertThat(rates.take(ADA, "192.0.2.3", 0)).isFalse();

        assertThat(rates.take(ClientRights.NONE, "2001:db8::1", 0)).isTrue();
        assertThat(rates.take(ClientRights.NONE, "2001:db8::2", 0)).isTrue();
        assertThat(rates.take(ClientRights.NONE, "2001:db8::3", 0)).isFalse();
        assertThat(rates.take(ClientRights.NONE, "2001:db8:0:1::1", 0)).isTrue();
    }

    @Test
    void nothingIsRememberedOfAClientWhoseSecondIsSavedUpAgain() {
        rates.take(ADA, "", 0);
        rates.take(ClientRights.NONE, "192.0.2.1", SECOND / 2);
        rates.forget(SECOND / 2);
        assertThat(rates.remembered()).isEqualTo(1);
        rates.forget(SECOND);
        assertThat(rates.remembered()).isZero();
    }

    @Test
    void aClientOfWhichNothingIsKnownIsNotLimitedHere() {
        for (int i = 0; i < 10; i++) {
            assertThat(rates.take(ClientRights.NONE, "", 0)).isTrue();
        }
        assertThat(rates.client(ClientRights.NONE, "")).isEmpty();
        assertThat(new RateLimits(0).client(ADA, "192.0.2.1")).isEmpty();
    }
}
