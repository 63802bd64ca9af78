package dev.troupe.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.troupe.actor.RawSocketHandler;
import dev.troupe.protocol.Protocol;
import dev.troupe.runtime.authentication.AccessRules;
import dev.troupe.runtime.connection.FakeSession;
import dev.troupe.runtime.connection.RecordingActor;
import dev.troupe.runtime.message.ToActor;
import dev.troupe.runtime.room.Room;
import dev.troupe.runtime.room.RoomProtocol;
import jakarta.websocket.Endpoint;
import jakarta.websocket.server.ServerEndpointConfig;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which actor a raw socket leads to, whatever a container makes of its path. */
class RawEndpointsTest {

    private final RecordingActor actor = new RecordingActor();
    private final ActorSystem system = RecordedSystem.of(new RawRooms(), actor, AccessRules.OPEN);
    private final List<ServerEndpointConfig> configurations = ActorEndpoints.configurations(new RawRooms(), system);
    private final FakeSession fake = new FakeSession();

    private abstract static class RawRoom implements Room, RawSocketHandler<Room.Join, String> {}

    private static final class RawRooms implements ActorDefinition<Room, Room.Join, String, Room.Feed> {

        @Override
        public Protocol<Room, Room.Join, Room.Feed> protocol() {
            return RoomProtocol.INSTANCE;
        }

        @Override
        public Class<RawRoom> type() {
            return RawRoom.class;
        }

        @Override
        public List<Class<?>> wants() {
            return List.of();
        }

        @Override
        public boolean nonBlocking() {
            return false;
        }

        @Override
        public Room create(Injection<String, Room.Feed> injection) {
            throw new UnsupportedOperationException("the registry makes none");
        }

        @Override
        public Class<? extends Endpoint> endpoint() {
            return RoomDefinition.RoomEndpoint.class;
        }
    }

    private void open(int depth, String path) {
        fake.uri = URI.create("ws://localhost:8080" + path);
        ActorEndpoints.open(RoomProtocol.INSTANCE, fake.session, configurations.get(1 + depth));
    }

    /** The depth is that of the template which the container has found: a slash at the end may or may not be a segment. */
    @ParameterizedTest
    @CsvSource({
        "0, ''",
        "0, /",
        "1, /",
        "1, /a",
        "1, /a/",
        "2, /a/",
        "4, /actors/room/q/websocket",
        "4, /actors/room/q/websocket/",
        "5, /actors/room/q/websocket/",
        "5, /x/actors/room/q/websocket/"
    })
    void theKeyIsTheOneThatTheContainerHasSeen(int depth, String tail) {
        for (String prefix : List.of("", "/app", "/actors/room")) {
            open(depth, prefix + "/actors/room/p/websocket" + tail);
            assertThat(((ToActor.Open) actor.told().get(actor.told().size() - 1))
                            .request()
                            .path())
                    .isEqualTo("/actors/room/p/websocket" + tail);
        }
    }

    @Test
    void whatIsNoPathOfTheTemplateLeadsNowhere() {
        open(0, "/app/actors/room/p/websocket/x/actors/room/q/websocket//");
        assertThat(actor.told()).isEmpty();
        await().untilAsserted(() -> assertThat(fake.closes()).containsExactly("4400 bad_argument"));
    }
}
