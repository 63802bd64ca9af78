package dev.troupe.runtime.connection;

import static dev.troupe.runtime.connection.ConnectionFixture.receive;
import static dev.troupe.runtime.connection.ConnectionFixture.reply;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.SlowConsumerPolicy;
import dev.troupe.actor.ClientRequest;
import dev.troupe.actor.Identity;
import dev.troupe.runtime.RuntimeSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class AllowanceTest {

    private static ConnectionFixture limited(UnaryOperator<RuntimeSettings.Builder> limits) {
        return new ConnectionFixture(
                limits.apply(RuntimeSettings.DEFAULTS.toBuilder().pingInterval(Duration.ofDays(1)))
                        .build());
    }

    private record Visitor(Optional<Instant> expiresAt) implements Identity {
        @Override
        public String getName() {
            return "ada";
        }

        @Override
        public boolean hasRole(String role) {
            return false;
        }
    }

    // ---- calls in a second

    @Test
    void noMoreThanASecondsWorthOfCallsIsSavedUp() {
        ConnectionFixture fixture = limited(limits -> limits.maxCallsPerSecond(3));
        ServerConnection connection = fixture.welcomed();
        fixture.pass(Duration.ofMinutes(1));

        for (int id = 1; id <= 5; id++) {
            receive(connection, "{\"call\":\"post\",\"id\":" + id + "}");
        }

        assertThat(fixture.actor.calls()).hasSize(3);
        assertThat(fixture.socket.sent().subList(1, 3))
                .allSatisfy(message -> assertThat(message).contains("\"rate_limited\"", "\"retryable\":true"));
        assertThat(fixture.socket.last()).startsWith("{\"reply\":5,");
        assertThat(fixture.socket.closed()).isEmpty();
    }

    @Test
    void inAnySecondNoMoreThanThatIsAllowed() {
        ConnectionFixture fixture =
                limited(limits -> limits.maxCallsPerSecond(10).maxCallsInFlight(10_000));
        ServerConnection connection = fixture.welcomed();

        for (int id = 0; id < 1_000; id++) {
            receive(connection, "{\"call\":\"post\",\"id\":" + id + "}");
            fixture.pass(Duration.ofMillis(10));
        }

        assertThat(fixture.actor.calls()).hasSizeBetween(105, 110);
    }

    @Test
    void callsWithoutIdAndSubscriptionsCountAndPingsDoNot() {
        ConnectionFixture fixture = limited(limits -> limits.maxCallsPerSecond(2));
        ServerConnection connection = fixture.welcomed();

        receive(connection, "{\"call\":\"whisper\"}");
        receive(connection, "{\"subscribe\":[\"posted\"]}");
        receive(connection, "{\"ping\":1}");
        assertThat(fixture.socket.last()).isEqualTo("{\"pong\":1}");
        receive(connection, "{\"call\":\"whisper\"}");
        assertThat(fixture.socket.last()).contains("\"rate_limited\"").endsWith("\"about\":\"whisper\"}");
        receive(connection, "{\"unsubscribe\":[\"posted\"],\"id\":7}");
        assertThat(fixture.socket.last()).startsWith("{\"reply\":7,\"error\":{\"code\":\"rate_limited\"");

        assertThat(fixture.actor.calls()).hasSize(1);
    }

    @Test
    void aRateAboveWhatCanBeMeasuredIsNoLimit() {
        RuntimeSettings settings = RuntimeSettings.DEFAULTS.toBuilder()
                .maxCallsPerSecond(Integer.MAX_VALUE)
                .build();
        Allowance allowance =
                Allowance.of(settings, new RateLimits(Integer.MAX_VALUE), ClientRights.NONE, "192.0.2.1", 0);

        for (int i = 0; i < 1_000; i++) {
            assertThat(allowance.call(0)).isTrue();
        }
    }

    // ---- pings in a second

    @Test
    void aFloodOfPingsCostsAConnection() {
        ConnectionFixture fixture = limited(limits -> limits.maxPingsPerSecond(3));
        ServerConnection connection = fixture.welcomed();
        for (int ping = 1; ping <= 2; ping++) {
            receive(connection, "{\"ping\":" + ping + "}");
            assertThat(fixture.socket.last()).isEqualTo("{\"pong\":" + ping + "}");
        }
        assertThat(connection.onPing()).isTrue();
        assertThat(fixture.socket.closed()).isEmpty();

        receive(connection, "{\"ping\":3}");

        assertThat(fixture.socket.last()).isEqualTo("{\"pong\":2}");
        assertThat(fixture.socket.closed()).isEqualTo("4429 More than 3 pings in a second");
        assertThat(connection.onPing()).isFalse();
    }

    @Test
    void pingsNowAndThenAreWelcomeForEver() {
        ConnectionFixture fixture = limited(limits -> limits.maxPingsPerSecond(3));
        ServerConnection connection = fixture.welcomed();

        for (int i = 0; i < 100; i++) {
            assertThat(connection.onPing()).isTrue();
            fixture.pass(Duration.ofMillis(400));
        }

        assertThat(fixture.socket.closed()).isEmpty();
    }

    @Test
    void pingsMayBeWithoutLimit() {
        ConnectionFixture fixture = limited(limits -> limits.maxPingsPerSecond(0));
        ServerConnection connection = fixture.welcomed();

        for (int i = 0; i < 10_000; i++) {
            assertThat(connection.onPing()).isTrue();
        }
    }

    // ---- idleness

    @Test
    void aConnectionWithoutAnyMessageIsClosedWith1000() {
        ConnectionFixture fixture = limited(limits -> limits.idleTimeout(Duration.ofSeconds(10)));
        fixture.welcomed();

        fixture.pass(Duration.ofSeconds(9));
        assertThat(fixture.socket.closed()).isEmpty();
        fixture.pass(Duration.ofSeconds(4));

        assertThat(fixture.socket.closed()).isEqualTo("1000 No message for too long");
    }

    @Test
    void aMessageInEitherDirectionPutsItOff() {
        ConnectionFixture fixture = limited(limits -> limits.idleTimeout(Duration.ofSeconds(10)));
        ServerConnection connection = fixture.welcomed();

        for (int i = 0; i < 5; i++) {
            fixture.pass(Duration.ofSeconds(8));
            receive(connection, "{\"ping\":1}");
            fixture.pass(Duration.ofSeconds(8));
            connection.deliver(
                    Messages.text("{\"event\":\"posted\",\"seq\":1}"), SlowConsumerPolicy.DISCONNECT, "posted");
        }

        assertThat(fixture.socket.closed()).isEmpty();
    }

    @Test
    void bytesThatAreNoMessageDoNot() {
        ConnectionFixture fixture = limited(limits -> limits.idleTimeout(Duration.ofSeconds(10)));
        ServerConnection connection = fixture.welcomed();

        for (int i = 0; i < 13; i++) {
            fixture.pass(Duration.ofSeconds(1));
            connection.onActivity();
        }

        assertThat(fixture.socket.closed()).startsWith("1000");
    }

    @Test
    void whoWaitsForACallIsNotIdle() {
        ConnectionFixture fixture = limited(limits -> limits.idleTimeout(Duration.ofSeconds(10)));
        ServerConnection connection = fixture.welcomed();
        receive(connection, "{\"call\":\"post\",\"id\":1}");

        fixture.pass(Duration.ofSeconds(40));
        assertThat(fixture.socket.closed()).isEmpty();
        reply(connection, fixture.actor.lastCall(), "at last");
        fixture.pass(Duration.ofSeconds(14));

        assertThat(fixture.socket.closed()).startsWith("1000");
    }

    // ---- who is known no longer

    @Test
    void aConnectionEndsWithTheIdentityOfItsClient() {
        ConnectionFixture fixture = limited(limits -> limits);
        Identity ada = new Visitor(Optional.of(Instant.now().plusSeconds(600)));
        fixture.connect(ClientRequest.UNKNOWN.withPrincipal(ada));

        fixture.pass(Duration.ofSeconds(570));
        assertThat(fixture.socket.closed()).isEmpty();
        fixture.pass(Duration.ofSeconds(33));

        assertThat(fixture.socket.closed()).isEqualTo("4401 The credentials have expired");
    }

    @Test
    void anIdentityThatEndsInAGeologicalAgeIsForEver() {
        for (Instant end : Set.of(Instant.MAX, Instant.now().plus(Duration.ofDays(400_000_000)))) {
            ConnectionFixture fixture = limited(limits -> limits);
            fixture.connect(ClientRequest.UNKNOWN.withPrincipal(new Visitor(Optional.of(end))));

            fixture.pass(Duration.ofSeconds(10));

            assertThat(fixture.socket.closed()).isEmpty();
        }
    }

    @Test
    void aConnectionWithoutLimitsHasNone() {
        assertThat(Allowance.of(RuntimeSettings.DEFAULTS, new RateLimits(0), ClientRights.NONE, "192.0.2.1", 0))
                .isNull();
    }

    @Test
    void anIdentityEndsByTheClockOnTheWall() {
        ConnectionFixture fixture = limited(limits -> limits);
        ServerConnection connection =
                fixture.welcomed(new Visitor(Optional.of(Instant.now().plus(Duration.ofMinutes(10)))));
        fixture.pass(Duration.ofSeconds(2));
        assertThat(fixture.socket.closed()).isEmpty();

        fixture.wallJump.set(Duration.ofHours(1).toMillis());
        receive(connection, "{\"call\":\"post\",\"id\":1}");

        assertThat(fixture.actor.calls()).as("a call after the end").isEmpty();
        assertThat(fixture.socket.closed()).isEqualTo("4401 The credentials have expired");
    }

    @Test
    void itsEndIsNoticedWithoutACall() {
        ConnectionFixture fixture = limited(limits -> limits);
        fixture.welcomed(new Visitor(Optional.of(Instant.now().plus(Duration.ofMinutes(10)))));
        fixture.wallJump.set(Duration.ofHours(1).toMillis());
        fixture.pass(Duration.ofSeconds(2));
        assertThat(fixture.socket.closed()).startsWith("4401 ");
    }

    @Test
    void noEventIsSentAfterItsEnd() {
        ConnectionFixture fixture = limited(limits -> limits);
        ServerConnection connection =
                fixture.welcomed(new Visitor(Optional.of(Instant.now().plus(Duration.ofMinutes(10)))));
        fixture.wallJump.set(Duration.ofHours(1).toMillis());
        connection.deliver(Messages.text("late"), dev.troupe.SlowConsumerPolicy.DISCONNECT, "");
        connection.flush();
        assertThat(fixture.socket.sent()).doesNotContain("late");
        assertThat(fixture.socket.closed()).startsWith("4401 ");
    }

    @Test
    void aClientThatComesAgainHasNoNewSecond() {
        ConnectionFixture fixture = limited(limits -> limits.maxCallsPerSecond(2));
        ServerConnection first = fixture.welcomed(new Visitor(Optional.empty()));
        receive(first, "{\"call\":\"post\",\"id\":1}");
        receive(first, "{\"call\":\"post\",\"id\":2}");
        first.onClosed(1_000, "");

        ServerConnection second = fixture.welcomed(new Visitor(Optional.empty()));
        receive(second, "{\"call\":\"post\",\"id\":1}");
        assertThat(fixture.actor.calls()).hasSize(2);
        assertThat(fixture.socket.last()).contains("\"rate_limited\"");
    }
}
