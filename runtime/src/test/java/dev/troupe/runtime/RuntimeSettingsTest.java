package dev.troupe.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RuntimeSettingsTest {

    @Test
    void aBuilderBeginsWithTheSettingsThatItComesFrom() {
        assertThat(RuntimeSettings.DEFAULTS.toBuilder().build()).isEqualTo(RuntimeSettings.DEFAULTS);
        RuntimeSettings other = RuntimeSettings.DEFAULTS.toBuilder()
                .maxMessageIn(1)
                .maxMessageOut(2)
                .pingInterval(Duration.ofMillis(3))
                .pongTimeout(Duration.ofMillis(4))
                .maxCallsInFlight(5)
                .mailboxMessages(6)
                .mailboxBytes(7)
                .outboundMessages(8)
                .outboundBytes(9)
                .writeTimeout(Duration.ofMillis(10))
                .callDeadline(Duration.ofMillis(11))
                .slowTurn(Duration.ofMillis(12))
                .turnLimit(Duration.ofMillis(13))
                .hookTimeout(Duration.ofMillis(14))
                .maxParamsBytes(15)
                .maxTurnThreads(16)
                .shutdownGrace(Duration.ofMillis(17))
                .topicsPerConnection(18)
                .membersPerTopic(19)
                .idleTopic(Duration.ofMillis(20))
                .maxConnections(21)
                .maxConnectionsPerActor(22)
                .maxConnectionsPerAddress(23)
                .maxCallsPerSecond(24)
                .maxPingsPerSecond(25)
                .idleTimeout(Duration.ofMillis(26))
                .maxActors(27)
                .maxActorsPerAddress(28)
                .idleActor(Duration.ofMillis(29))
                .maxBufferedBytes(30)
                .closeTimeout(Duration.ofMillis(27))
                .messageTimeout(Duration.ofMillis(28))
                .interruptAfter(Duration.ofMillis(31))
                .turnThreadReserve(32)
                .maxPatternSteps(33)
                .build();
        assertThat(other)
                .isEqualTo(new RuntimeSettings(
                        1,
                        2,
                        Duration.ofMillis(3),
                        Duration.ofMillis(4),
                        5,
                        6,
                        7,
                        8,
                        9,
                        Duration.ofMillis(10),
                        Duration.ofMillis(27),
                        Duration.ofMillis(28),
                        Duration.ofMillis(11),
                        Duration.ofMillis(12),
                        Duration.ofMillis(13),
                        Duration.ofMillis(14),
                        15,
                        16,
                        Duration.ofMillis(17),
                        18,
                        19,
                        Duration.ofMillis(20),
                        21,
                        22,
                        23,
                        24,
                        25,
                        Duration.ofMillis(26),
                        27,
                        28,
                        Duration.ofMillis(29),
                        30,
                        Duration.ofMillis(31),
                        32,
                        33));
        assertThat(other.toBuilder().build()).isEqualTo(other);
    }

    @Test
    void whatIsNotMoreThanNothingIsNamed() {
        RuntimeSettings.Builder builder = RuntimeSettings.DEFAULTS.toBuilder().pongTimeout(Duration.ZERO);

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("pongTimeout must be more than nothing");
    }

    @Test
    void nothingIsNoLimitWhereThatIsSaidAndLessThanNothingIsNamed() {
        assertThat(RuntimeSettings.DEFAULTS.maxConnectionsPerActor()).isZero();
        assertThat(RuntimeSettings.DEFAULTS.idleTimeout()).isZero();
        assertThatThrownBy(() -> RuntimeSettings.DEFAULTS.toBuilder()
                        .maxCallsPerSecond(-1)
                        .build())
                .hasMessageStartingWith("maxCallsPerSecond must not be less than nothing");
    }
}
