package dev.troupe.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.troupe.ActorException;
import dev.troupe.Outcome;
import dev.troupe.wire.CloseCode;
import dev.troupe.wire.ErrorCode;
import dev.troupe.wire.WireError;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** For every code: whether another attempt may succeed, and what is known of the action. */
class FailureTableTest {

    /** Close code, the code of a connection that it refuses, whether that is retryable. */
    private static final Map<Integer, String> CLOSES = Map.ofEntries(
            Map.entry(CloseCode.NORMAL, "connection_lost true"),
            Map.entry(CloseCode.GOING_AWAY, "unavailable true"),
            Map.entry(CloseCode.PROTOCOL_ERROR, "bad_message false"),
            Map.entry(CloseCode.UNSUPPORTED_DATA, "bad_message false"),
            Map.entry(CloseCode.ABNORMAL, "connection_lost true"),
            Map.entry(CloseCode.INVALID_TEXT, "bad_message false"),
            Map.entry(CloseCode.POLICY, "connection_lost true"),
            Map.entry(CloseCode.TOO_BIG, "too_large false"),
            Map.entry(CloseCode.INTERNAL_ERROR, "internal false"),
            Map.entry(CloseCode.RESTART, "unavailable true"),
            Map.entry(CloseCode.TRY_LATER, "unavailable true"),
            Map.entry(CloseCode.BAD_PARAMS, "bad_argument false"),
            Map.entry(CloseCode.UNAUTHENTICATED, "unauthenticated false"),
            Map.entry(CloseCode.REJECTED, "forbidden false"),
            Map.entry(CloseCode.NO_SUCH_PROTOCOL, "not_found false"),
            Map.entry(CloseCode.HOOK_TIMEOUT, "timeout true"),
            Map.entry(CloseCode.KICKED, "forbidden false"),
            Map.entry(CloseCode.SLOW_CONSUMER, "connection_lost true"),
            Map.entry(CloseCode.TOO_MANY, "rate_limited true"));

    static Set<Integer> closeCodes() throws IllegalAccessException {
        Set<Integer> codes = new TreeSet<>();
        for (Field field : CloseCode.class.getFields()) {
            if (field.getType() == int.class && !field.getName().equals("MAX_REASON_BYTES")) {
                codes.add(field.getInt(null));
            }
        }
        return codes;
    }

    @Test
    void everyCloseCodeSaysWhetherToConnectAgain() throws Exception {
        assertThat(CLOSES.keySet()).isEqualTo(closeCodes());
        CLOSES.forEach((code, expected) -> {
            CloseStatus status = new CloseStatus(code, "why");
            ActorConnectException refusal = ConnectFailures.closed(status);
            assertThat(refusal.code() + " " + refusal.retryable())
                    .as("%s", code)
                    .isEqualTo(expected);
            assertThat(refusal.closeCode()).isEqualTo(code);
            assertThat(refusal.outcome()).isEqualTo(Outcome.NOT_RUN);
            assertThat(refusal).hasMessageEndingWith(code + " (why)");
            assertThat(status.retryable()).isEqualTo(refusal.retryable());
        });
    }

    @ParameterizedTest
    @EnumSource
    void everyErrorCodeMeansTheSameWhereverItComesFrom(ErrorCode code) {
        WireError error = code.with("why");
        ActorException called = new RemoteErrors(Parrot.PROTOCOL).toException(error);
        ActorConnectException refused = ConnectFailures.refused(error, CloseCode.REJECTED);

        for (ActorException each : List.of(
                called,
                refused,
                ConnectFailures.status(503, error),
                ConnectFailures.local(code, "why"),
                RemoteErrors.local(code, "why"),
                new ActorConnectException(code.code(), "why", 0))) {
            assertThat(each.code()).isEqualTo(code.code());
            assertThat(each.retryable()).isEqualTo(code.retryable());
            assertThat(each.outcome())
                    .isEqualTo(each instanceof ActorConnectException ? Outcome.NOT_RUN : code.outcome());
        }
    }

    @Test
    void anActorsOwnRefusalIsRetryableIfItSaysSo() {
        for (boolean retryable : new boolean[] {true, false}) {
            WireError error = new WireError("closed_for_lunch", "At one", retryable, Map.of("until", "13:00"));
            for (ActorConnectException each :
                    List.of(ConnectFailures.refused(error, 4403), ConnectFailures.status(403, error))) {
                assertThat(each.retryable()).isEqualTo(retryable);
                assertThat(each.metadata()).containsEntry("until", "13:00");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "301, unavailable, false",
        "400, bad_argument, false",
        "401, unauthenticated, false",
        "403, forbidden, false",
        "404, not_found, false",
        "405, unavailable, false",
        "407, unauthenticated, false",
        "408, timeout, true",
        "410, not_found, false",
        "413, too_large, false",
        "414, too_large, false",
        "425, unavailable, true",
        "426, unavailable, false",
        "429, rate_limited, true",
        "431, too_large, false",
        "500, internal, false",
        "502, unavailable, true",
        "503, unavailable, true",
        "504, timeout, true"
    })
    void everyStatusOfAHandshakeSaysWhetherToConnectAgain(int status, String code, boolean retryable) {
        ActorConnectException refusal = ConnectFailures.status(status, "");
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.retryable()).isEqualTo(retryable);
        assertThat(refusal.closeCode()).isEqualTo(status);
    }

    @Test
    void callsThatAreLostWithTheirConnectionSayWhetherToTryAgain() {
        for (int code : List.of(CloseCode.TOO_BIG, CloseCode.RESTART)) {
            FakeTransport transport = new FakeTransport();
            ClientConnection connection = transport.connect();
            var call = Parrot.echo(connection, "x");
            transport.receiver.onClosed(code, "why");

            assertThat(failure(call)).isEqualTo("connection_lost " + (code == CloseCode.RESTART) + " UNKNOWN");
            assertThat(connection.closed().join()).isEqualTo(new CloseStatus(code, "why"));
        }
    }

    @Test
    void anArgumentLargerThanTheServerTakesIsNotSent() {
        FakeTransport transport = new FakeTransport();
        ClientConnection connection =
                transport.connect(FakeTransport.WELCOME.replace("\"seq\":0", "\"seq\":0,\"maxMessageIn\":200"));

        assertThat(failure(Parrot.echo(connection, "x".repeat(200)))).isEqualTo("too_large false NOT_RUN");
        assertThatThrownBy(() -> connection.send(Parrot.WHISTLE, new Parrot.Words("x".repeat(200))))
                .isInstanceOf(ActorException.class)
                .hasMessageContaining("more than the 200 bytes");
        assertThat(transport.sent).isEmpty();
        assertThat(connection.isOpen()).isTrue();

        Parrot.echo(connection, "x".repeat(20));
        assertThat(transport.sent).hasSize(1);
    }

    private static String failure(CompletableFuture<?> call) {
        Throwable thrown = call.handle((value, failure) -> failure).join();
        ActorException failure = (ActorException) ConnectFailures.unwrap(thrown);
        return failure.code() + " " + failure.retryable() + " " + failure.outcome();
    }
}
