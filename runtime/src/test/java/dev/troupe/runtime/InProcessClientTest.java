package dev.troupe.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.troupe.ActorException;
import dev.troupe.Outcome;
import dev.troupe.client.ActorConnectException;
import dev.troupe.client.CallOptions;
import dev.troupe.client.ClientConnection;
import dev.troupe.client.EventHandlers;
import dev.troupe.runtime.room.Room;
import dev.troupe.runtime.room.RoomProtocol;
import dev.troupe.runtime.room.RoomProtocol.Text;
import dev.troupe.wire.Key;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The client in the process of the server: whole conversations without a socket. */
@Timeout(60)
class InProcessClientTest {

    private final ActorSystem system =
            ActorSystem.builder().actors(new RoomDefinition()).build();

    @AfterEach
    void stop() throws Exception {
        system.shutdown(Duration.ofMillis(500)).toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void aClientCallsAndIsToldOfEvents() throws Exception {
        List<String> events = Collections.synchronizedList(new ArrayList<>());
        EventHandlers handlers = new EventHandlers();
        handlers.add(RoomProtocol.POSTED, event -> events.add(event.text()));
        handlers.add(RoomProtocol.TICKED, event -> events.add(event.text()));
        try (ClientConnection ada = connect("ada", handlers);
                ClientConnection bob = connect("bob", new EventHandlers())) {
            assertThat(call(ada, "hi")).isEqualTo("1 ada: hi");
            assertThat(call(bob, "hello")).isEqualTo("2 bob: hello");
            await().until(() -> events.size() == 3);
            assertThat(events).containsExactly("hello ada", "ada: hi", "bob: hello");

            assertThatThrownBy(() -> call(bob, "fail"))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(ActorException.class)
                    .hasRootCauseMessage("Be quiet");
            assertThat(bob.call(RoomProtocol.LATER, new Text("soon"), CallOptions.DEFAULT)
                            .get())
                    .isEqualTo("it is soon");
            assertThat(system.connections()).isEqualTo(2);
        }
        await().until(() -> system.connections() == 0);
    }

    @Test
    void aClientThatIsRefusedIsToldWhy() {
        assertThatThrownBy(() -> connect(" ", new EventHandlers()))
                .isInstanceOfSatisfying(ActorConnectException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("name_required");
                    assertThat(refusal.closeCode()).isEqualTo(4403);
                });
    }

    @Test
    void aCancelledCallFreesTheActor() throws Exception {
        try (ClientConnection ada = connect("ada", new EventHandlers())) {
            CompletableFuture<String> never =
                    // Long enough for it to begin, though the machine stand still for a while.
                    ada.call(RoomProtocol.LATER, new Text("never"), CallOptions.deadline(Duration.ofSeconds(2)));

            assertThatThrownBy(never::get)
                    .hasCauseInstanceOf(ActorException.class)
                    .satisfies(failure -> assertThat(((ActorException) failure.getCause()).outcome())
                            .isEqualTo(Outcome.UNKNOWN));
        }
    }

    @Test
    void subscriptionsFilterBroadcasts() throws Exception {
        List<String> events = Collections.synchronizedList(new ArrayList<>());
        EventHandlers handlers = new EventHandlers();
        handlers.add(RoomProtocol.POSTED, event -> events.add(event.text()));
        try (ClientConnection ada = connect("ada", handlers)) {
            ada.unsubscribe(RoomProtocol.POSTED).get(10, TimeUnit.SECONDS);
            call(ada, "unheard");
            ada.subscribe(RoomProtocol.POSTED).get(10, TimeUnit.SECONDS);
            call(ada, "heard");

            await().until(() -> !events.isEmpty());
            assertThat(events).containsExactly("ada: heard");
        }
    }

    private ClientConnection connect(String name, EventHandlers handlers) {
        return ClientConnection.open(
                RoomProtocol.INSTANCE,
                system.inProcess(),
                Key.of("lobby"),
                new Room.Join(name, 36, List.of()),
                handlers);
    }

    private static String call(ClientConnection connection, String text) throws Exception {
        return connection
                .call(RoomProtocol.POST, new Text(text), CallOptions.DEFAULT)
                .get(10, TimeUnit.SECONDS);
    }
}
