package dev.troupe.integration.comingfrom.acton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.troupe.actor.Audience;
import dev.troupe.actor.Broadcaster;
import dev.troupe.integration.comingfrom.Console;
import dev.troupe.integration.comingfrom.acton.Hall.Chat;
import dev.troupe.integration.comingfrom.acton.Hall.Entry;
import dev.troupe.integration.comingfrom.acton.Hall.Feed;
import dev.troupe.integration.comingfrom.acton.Hall.NotInRoom;
import dev.troupe.integration.comingfrom.acton.Hall.Presence;
import dev.troupe.integration.comingfrom.acton.Hall.Room;
import dev.troupe.server.TroupeServer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Rooms and broadcasts, as somebody who comes from acton-service would use them. */
@Timeout(60)
class HallTest {

    private static final String TYPED = """
            {"call":"join","id":1,"args":{"room":"general"}}
            {"call":"say","id":2,"args":{"room":"general","content":"Hello!"}}
            """;
    private static final String HEARD = """
            {"event":"said","seq":5,"args":{"room":"general","content":"Hello!","from":"ada"}}
            """;

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final TroupeServer server = TroupeServer.builder()
            .port(0)
            .actors(new HallActorDefinition())
            .provide(Archive.class, new MemoryArchive())
            .start();

    @AfterEach
    void stop() {
        server.close();
    }

    private HallClient connect(String hall, String name) {
        return HallClient.connect(
                server.uri(),
                hall,
                new Entry(name),
                on -> on.system(text -> heard.add(name + " is told " + text))
                        .said((room, text, from) -> heard.add(name + " hears " + text))
                        .posted((user, note) -> heard.add(name + " reads " + note)));
    }

    private void awaitHeard(String... lines) {
        await().untilAsserted(() -> assertThat(heard)
                .filteredOn(line -> !line.contains("Connected"))
                .containsExactlyInAnyOrder(lines));
    }

    @Test
    void twoConsolesTalk() throws Exception {
        try (Console ada = Console.connect(server.uri(), "/actors/hall/main?name=ada");
                Console bob = Console.connect(server.uri(), "/actors/hall/main?name=bob")) {
            bob.next("Connected as");
            ada.next("Connected as");
            bob.type(TYPED.lines().toList().get(0));
            bob.next("\"reply\":1");
            TYPED.lines().forEach(ada::type);
            assertThat(ada.next("\"reply\":2")).doesNotContain("error");
            assertThat(bob.next("said")).isEqualTo(HEARD.strip());
        }
    }

    @Test
    void whatIsSaidInARoomIsHeardByItsOtherMembers() {
        try (var ada = connect("main", "ada");
                var bob = connect("main", "bob");
                var eve = connect("main", "eve")) {
            ada.blocking().join("general");
            bob.blocking().join("general");
            assertThat(eve.blocking().room("general")).isEqualTo(new Room("general", 2, List.of("ada", "bob")));
            ada.blocking().say("general", "Hello room!");
            awaitHeard("bob hears Hello room!");

            bob.blocking().leave("general");
            ada.blocking().say("general", "Anybody?");
            bob.blocking().recall(1);
            awaitHeard("bob hears Hello room!", "bob is told general: Anybody?");
            assertThatThrownBy(() -> eve.blocking().say("general", "Me too")).isInstanceOf(NotInRoom.class);
        }
    }

    @Test
    void whoGoesHasLeftAllRooms() {
        try (var ada = connect("main", "ada")) {
            ada.blocking().join("general");
            try (var bob = connect("main", "bob")) {
                bob.blocking().join("general");
                assertThat(ada.blocking().room("general").memberCount()).isEqualTo(2);
            }
            awaitHeard("ada is told bob has left general");
            assertThat(ada.blocking().room("general").memberCount()).isEqualTo(1);
        }
    }

    @Test
    void codeOutsideAnyActorReachesAllSomeOrAllButSome() {
        try (var ada = connect("main", "ada");
                var bob = connect("main", "bob");
                var eve = connect("annexe", "eve")) {
            String adasId = ada.connection().id();
            String bobsId = bob.connection().id();
            assertThat(eve.blocking().room("general").memberCount()).isZero();

            Broadcaster<Feed> everybody = server.broadcaster(Hall.class, Feed.class);
            everybody.broadcast().system("Hello everyone!");
            everybody.broadcast(Audience.withIds(List.of(adasId, bobsId))).system("Private message");
            everybody.broadcast(Audience.withIds(List.of(adasId)).negate()).system("Message from another user");

            awaitHeard(
                    "ada is told Hello everyone!",
                    "bob is told Hello everyone!",
                    "eve is told Hello everyone!",
                    "ada is told Private message",
                    "bob is told Private message",
                    "bob is told Message from another user",
                    "eve is told Message from another user");
            ada.blocking().room("general");
            eve.blocking().room("general");
            assertThat(heard).filteredOn(line -> !line.contains("Connected")).hasSize(7);
        }
    }

    @Test
    void aNoteIsOneOfSeveralRecords() throws Exception {
        try (var ada = connect("main", "ada");
                Console bob = Console.connect(server.uri(), "/actors/hall/main?name=bob")) {
            bob.next("Connected as");
            ada.post(new Chat("Hello")).join();
            assertThat(bob.next("posted"))
                    .contains("{\"user\":\"ada\",\"note\":{\"type\":\"chat\",\"content\":\"Hello\"}}");
            // Not before: of what waits, a later one would replace it.
            ada.post(new Presence("away")).join();
            bob.type("{\"call\":\"post\",\"id\":1,\"args\":{\"note\":{\"type\":\"riddle\"}}}");
            assertThat(bob.next("\"reply\":1"))
                    .contains("\"code\":\"bad_argument\"")
                    .contains("args.note");
            await().untilAsserted(() -> assertThat(heard).contains("ada reads Presence[status=away]"));
        }
    }
}
