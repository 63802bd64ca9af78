package dev.troupe.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.troupe.server.TroupeServer;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When the stage of {@code disconnect} completes, seen from the other end of the socket. */
@Timeout(60)
class KickTest {

    private static final byte[] CLOSE_4000 = {0x0F, (byte) 0xA0};

    private final List<String> closed = new CopyOnWriteArrayList<>();

    private TroupeServer start() {
        return TroupeServer.builder()
                .port(0)
                .actors(new WorkshopActorDefinition())
                .provide(WorkshopActor.Lingering.class, new WorkshopActor.Lingering() {
                    @Override
                    void closed(String name) {
                        closed.add(name);
                    }
                })
                .start();
    }

    private static void kickBob(RawSocket ada, RawSocket bob) throws IOException {
        assertThat(ada.call("kick", 1, "{\"name\":\"bob\"}").path("reply").asInt())
                .isEqualTo(1);
        RawSocket.Frame frame = bob.next();
        assertThat(frame.opcode()).isEqualTo(RawSocket.CLOSE);
        assertThat(frame.closeCode()).isEqualTo(4_000);
        assertThat(frame.closeReason()).isEqualTo("Out");
    }

    @Test
    void aConnectionIsClosedWhenItsClientHasAnswered() throws IOException {
        try (TroupeServer server = start();
                RawSocket ada = RawSocket.welcomed(server.port(), "room", "ada");
                RawSocket bob = RawSocket.welcomed(server.port(), "room", "bob")) {
            kickBob(ada, bob);
            assertThat(ada.call("echo", 2, "{\"text\":\"on\"}").path("value").asText())
                    .isEqualTo("on");
            assertThat(closed).as("on both sides").isEmpty();
            bob.frame(0x80 | RawSocket.CLOSE, CLOSE_4000);
            await().until(() -> closed.equals(List.of("bob")));
            assertThatThrownBy(bob::next).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void aClientThatDoesNotAnswerIsNotWaitedForBeyondTwoSeconds() throws IOException {
        try (TroupeServer server = start();
                RawSocket ada = RawSocket.welcomed(server.port(), "room", "ada");
                RawSocket bob = RawSocket.welcomed(server.port(), "room", "bob")) {
            long since = System.nanoTime();
            kickBob(ada, bob);
            await().until(() -> closed.equals(List.of("bob")));
            assertThat(Duration.ofNanos(System.nanoTime() - since)).isGreaterThan(Duration.ofSeconds(1));
            assertThatThrownBy(bob::next).isInstanceOf(EOFException.class);
            await().until(() -> server.connections() == 1);
        }
    }
}
