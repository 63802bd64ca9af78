package dev.troupe.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.runtime.Ticker;
import dev.troupe.runtime.message.Call;
import dev.troupe.runtime.message.Call.GivenUp;
import dev.troupe.wire.ErrorCode;
import dev.troupe.wire.MessageReader;
import dev.troupe.wire.WireError;
import dev.troupe.wire.WireFormat;
import dev.troupe.wire.WireMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Clients that wait, whatever it is that they want, with time that stands still. */
class WaitingClientsTest {

    private final AtomicLong nanoTime = new AtomicLong(1_000_000_000L);
    private final Ticker ticker = Ticker.standing();
    private final WaitingClients waiting = new WaitingClients(RuntimeSettings.DEFAULTS, ticker, nanoTime::get);

    @Test
    void whoeverWaitsIsToldWhenItsDeadlineHasPassed() {
        Client first = come(Duration.ofSeconds(2), GivenUp.BEFORE_IT_BEGAN);
        Client second = come(Duration.ofSeconds(3), GivenUp.WHILE_RUNNING);
        pass(Duration.ofMillis(1_999));
        assertThat(first.errors).isEmpty();

        pass(Duration.ofMillis(1));
        assertThat(first.errors).containsExactly(ErrorCode.TIMEOUT.notRun("The deadline has passed"));
        assertThat(second.errors).isEmpty();
        assertThat(waiting.count()).isEqualTo(1);

        pass(Duration.ofSeconds(1));
        assertThat(second.errors).containsExactly(ErrorCode.TIMEOUT.with("The deadline has passed"));
        assertThat(waiting.count()).isZero();
    }

    @Test
    void whoseActorIsAboutToAnswerWaitsOn() {
        Client client = come(Duration.ofSeconds(2), GivenUp.TOO_LATE);
        pass(Duration.ofHours(1));
        assertThat(client.errors).isEmpty();
        assertThat(client.cutOff).isZero();
        assertThat(waiting.count()).isEqualTo(1);
    }

    @Test
    void afterItTakesNoMoreWhoeverComesIsSentAwayAndWhoWaitsMayWaitOn() {
        Client before = come(Duration.ofSeconds(2), GivenUp.BEFORE_IT_BEGAN);
        waiting.takeNoMore();
        Client after = new Client(waiting.deadline(Optional.empty()), GivenUp.BEFORE_IT_BEGAN);

        assertThat(waiting.takesMore()).isFalse();
        assertThat(waiting.add(after)).isFalse();
        assertThat(after.errors).containsExactly(ErrorCode.UNAVAILABLE.with("The server is shutting down"));
        assertThat(before.errors).isEmpty();
        assertThat(waiting.count()).isEqualTo(1);
        pass(Duration.ofSeconds(2));
        assertThat(before.errors).extracting(WireError::code).containsExactly("timeout");
    }

    @Test
    void afterItIsClosedNobodyWaits() {
        Client queued = come(Duration.ofSeconds(2), GivenUp.BEFORE_IT_BEGAN);
        Client running = come(Duration.ofSeconds(2), GivenUp.WHILE_RUNNING);
        waiting.close();
        Client late = new Client(waiting.deadline(Optional.empty()), GivenUp.BEFORE_IT_BEGAN);

        assertThat(waiting.add(late)).isFalse();
        assertThat(waiting.count()).isZero();
        assertThat(queued.errors)
                .singleElement()
                .extracting(WireError::metadata)
                .isEqualTo(Map.of());
        assertThat(running.errors)
                .singleElement()
                .extracting(WireError::metadata)
                .isEqualTo(Map.of("outcome", "unknown"));
        assertThat(late.errors).extracting(WireError::code).containsExactly("unavailable");
    }

    @Test
    void whatGoesOnAfterAnAnswerIsCutOffAtTheEndAlone() {
        Client answered = come(Duration.ofSeconds(2), GivenUp.TOO_LATE);
        pass(Duration.ofSeconds(2));
        assertThat(answered.cutOff).isZero();
        waiting.close();
        assertThat(answered.cutOff).isEqualTo(1);
        assertThat(answered.errors).isEmpty();
    }

    @Test
    void aClientWaitsNeitherForNoTimeNorForEver() {
        long now = nanoTime.get();
        assertThat(waiting.deadline(Optional.empty()))
                .isEqualTo(now + RuntimeSettings.DEFAULTS.callDeadline().toNanos());
        assertThat(waiting.deadline(Optional.of(Duration.ZERO))).isEqualTo(now + 1_000_000);
        assertThat(waiting.deadline(Optional.of(Duration.ofDays(10_000))))
                .isEqualTo(now + MessageReader.MAX_TIMEOUT.toNanos());
    }

    @Test
    void aClientClosesOnceAndItsActionsRunOnceEach() {
        Client client = come(Duration.ofSeconds(2), GivenUp.WHILE_RUNNING);
        AtomicInteger ran = new AtomicInteger();
        client.whenClosed(ran::incrementAndGet);
        client.whenClosed(() -> {
            throw new IllegalStateException("thrown by the test");
        });
        client.whenClosed(ran::incrementAndGet);

        assertThat(client.isClosed()).isFalse();
        assertThat(client.close()).isTrue();
        assertThat(client.close()).isFalse();
        assertThat(ran).hasValue(2);
        client.whenClosed(ran::incrementAndGet);
        assertThat(ran).hasValue(3);
    }

    private Client come(Duration timeout, GivenUp howFar) {
        Client client = new Client(waiting.deadline(Optional.of(timeout)), howFar);
        assertThat(waiting.add(client)).isTrue();
        return client;
    }

    private void pass(Duration time) {
        nanoTime.addAndGet(time.toNanos());
        ticker.tick();
    }

    /** What it wants has come so far. */
    private final class Client extends UnconnectedClient {

        private final GivenUp howFar;
        private final List<WireError> errors = new ArrayList<>();
        private int cutOff;

        Client(long deadline, GivenUp howFar) {
            super(deadline);
            this.howFar = howFar;
        }

        @Override
        void forget() {
            waiting.remove(this);
        }

        @Override
        GivenUp giveUp() {
            return howFar;
        }

        @Override
        void fail(int status, WireError error) {
            if (close()) {
                errors.add(error);
            }
        }

        @Override
        void cutOff() {
            cutOff++;
        }

        @Override
        public WireFormat format() {
            return WireFormat.JSON;
        }

        @Override
        public void replied(Call call, WireMessage reply) {}

        @Override
        public void failed(Call call, WireError error) {}

        @Override
        public void kick(int closeCode, String reason) {}
    }
}
