package dev.troupe.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class AudienceTest {

    private record Visitor(String id) implements Connection<NoState, Void> {
        @Override
        public Instant connectedSince() {
            return Instant.EPOCH;
        }

        @Override
        public ClientRequest request() {
            return ClientRequest.UNKNOWN;
        }

        @Override
        public NoState state() {
            return NoState.NONE;
        }

        @Override
        public Void send() {
            throw new UnsupportedOperationException("nobody sends here");
        }

        @Override
        public boolean join(String topic) {
            throw new UnsupportedOperationException("nobody joins here");
        }

        @Override
        public boolean leave(String topic) {
            throw new UnsupportedOperationException("nobody leaves here");
        }

        @Override
        public Set<String> topics() {
            return id.equals("eve") ? Set.of() : Set.of("news", id + "'s");
        }

        @Override
        public boolean isIn(String topic) {
            return topics().contains(topic);
        }

        @Override
        public CompletionStage<Void> disconnect(int code, String reason) {
            return CompletableFuture.completedFuture(null);
        }
    }

    private static final Visitor ADA = new Visitor("ada");
    private static final Visitor BOB = new Visitor("bob");
    private static final Visitor EVE = new Visitor("eve");

    private static List<Visitor> of(Audience audience) {
        return List.of(ADA, BOB, EVE).stream().filter(audience::includes).toList();
    }

    @Test
    void allAreAll() {
        assertThat(of(Audience.all())).containsExactly(ADA, BOB, EVE);
    }

    @Test
    void someAreThoseThatAreNamed() {
        assertThat(of(Audience.of(ADA, EVE))).containsExactly(ADA, EVE);
        assertThat(of(Audience.of(List.of(BOB)))).containsExactly(BOB);
        assertThat(of(Audience.of())).isEmpty();
        assertThat(of(Audience.of(new Visitor("ada")))).containsExactly(ADA);
    }

    @Test
    void thoseWithIdsAreThoseThatAreNamed() {
        assertThat(of(Audience.withIds(List.of("eve", "nobody")))).containsExactly(EVE);
    }

    @Test
    void aTopicIsThoseThatAreInIt() {
        assertThat(of(Audience.topic("news"))).containsExactly(ADA, BOB);
        assertThat(of(Audience.topic("news").and(Audience.except(ADA)))).containsExactly(BOB);
        assertThat(of(Audience.topic("ada's").or(Audience.of(EVE)))).containsExactly(ADA, EVE);
        assertThat(of(Audience.topic("bob's").negate())).containsExactly(ADA, EVE);
        assertThat(of(Audience.topic("unknown"))).isEmpty();
    }

    @Test
    void exceptAreTheOthers() {
        assertThat(of(Audience.except(BOB))).containsExactly(ADA, EVE);
        assertThat(of(Audience.except())).containsExactly(ADA, BOB, EVE);
    }

    @Test
    void andAreThoseInBoth() {
        assertThat(of(Audience.of(ADA, BOB).and(Audience.of(BOB, EVE)))).containsExactly(BOB);
        assertThat(of(Audience.all().and(Audience.except(ADA)))).containsExactly(BOB, EVE);
    }

    @Test
    void orAreThoseInEither() {
        assertThat(of(Audience.of(ADA).or(Audience.of(EVE)))).containsExactly(ADA, EVE);
        assertThat(of(Audience.of().or(Audience.of()))).isEmpty();
    }

    @Test
    void negateAreThoseNotInIt() {
        assertThat(of(Audience.of(ADA).negate())).containsExactly(BOB, EVE);
        assertThat(of(Audience.all().negate())).isEmpty();
        assertThat(of(Audience.of(ADA).or(Audience.of(BOB)).negate().negate())).containsExactly(ADA, BOB);
    }
}
