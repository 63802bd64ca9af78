package dev.troupe.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.troupe.actor.Broadcaster;
import dev.troupe.actor.ClientRequest;
import dev.troupe.runtime.connection.FrameSocket;
import dev.troupe.runtime.connection.ServerConnection;
import dev.troupe.runtime.room.Room;
import dev.troupe.wire.WireMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of events of the server at a client that takes nothing, by the policy of each. */
@Timeout(60)
class AnnouncedPoliciesTest {

    private final ActorSystem system = ActorSystem.builder()
            .actors(new RoomDefinition())
            .settings(RuntimeSettings.DEFAULTS.toBuilder().outboundMessages(3).build())
            .build();
    private final Broadcaster<Room.Feed> feed = system.broadcaster(Room.class, Room.Feed.class);
    private final Client ada = new Client();
    private final Client bob = new Client();

    /** Takes what there is, until it is told to take nothing; remembers events as number and text. */
    private static final class Client implements FrameSocket {

        private final List<String> heard = new ArrayList<>();
        private ServerConnection connection;
        private boolean stuck;
        private int closed;

        @Override
        public void attach(ServerConnection attached) {
            connection = attached;
        }

        @Override
        public synchronized void wake() {
            if (!stuck) {
                take();
            }
        }

        synchronized void take() {
            for (WireMessage message = connection.outbound().take();
                    message != null;
                    message = connection.outbound().take()) {
                heard.add(message.text().replaceAll(".*\"seq\":(\\d+).*\"text\":\"([^\"]*)\".*", "$1 $2"));
                connection.outbound().written(1, message.length());
            }
        }

        synchronized void stick() {
            stuck = true;
            connection.outbound().isFull();
            heard.clear();
        }

        synchronized List<String> heard() {
            return List.copyOf(heard);
        }

        synchronized int closed() {
            return closed;
        }

        @Override
        public synchronized void close(int code, String reason) {
            closed = code;
        }

        /** Answers the close frame, and is gone. */
        void goes() {
            await().until(() -> closed() != 0);
            connection.onClosed(closed(), "");
        }

        @Override
        public void ping() {}

        @Override
        public void abort() {}
    }

    private void join(Client client, String name) {
        var request = new ClientRequest("/actors/room/lobby", "name=" + name, Map.of(), "192.0.2.1", Optional.empty());
        system.accept(system.handshake(request, List.of()), client);
        await().until(() -> client.heard().stream().anyMatch(heard -> heard.endsWith("hello " + name)));
    }

    /** The first in the list is stuck: what the second has heard was sent to the first. */
    @BeforeEach
    void adaTakesNothing() {
        join(ada, "ada");
        join(bob, "bob");
        ada.stick();
    }

    private void awaitBob(String last) {
        await().until(() -> bob.heard().contains(last));
    }

    @AfterEach
    void stop() {
        var stopped = system.shutdown(Duration.ZERO).toCompletableFuture();
        ada.goes();
        bob.goes();
        stopped.join();
    }

    @Test
    void theOldestAreDroppedWhereTheEventSaysSo() {
        for (int i = 1; i <= 5; i++) {
            feed.broadcast().ticked("tick " + i);
        }
        awaitBob("7 tick 5");

        ada.take();
        assertThat(ada.heard()).containsExactly("5 tick 3", "6 tick 4", "7 tick 5");
        assertThat(ada.closed()).isZero();
    }

    @Test
    void theLatestOfEachKeyStaysWhereTheEventSaysSo() {
        feed.broadcast().typing("eve");
        feed.broadcast().typing("zoe");
        feed.broadcast().typing("eve");
        feed.broadcast().typing("eve");
        awaitBob("6 eve");

        ada.take();
        assertThat(ada.heard()).containsExactlyInAnyOrder("4 zoe", "6 eve");
        assertThat(ada.closed()).isZero();
    }

    @Test
    void whoMustNotMissAnyIsClosed() {
        for (int i = 1; i <= 4; i++) {
            feed.broadcast().posted("post " + i);
            // Who takes what there is, is not to be filled by one batch of turns.
            awaitBob(i + 2 + " post " + i);
        }

        await().untilAsserted(() -> assertThat(ada.closed()).isEqualTo(4_410));
        assertThat(bob.closed()).isZero();
    }
}
