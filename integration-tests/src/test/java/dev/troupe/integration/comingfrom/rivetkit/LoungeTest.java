package dev.troupe.integration.comingfrom.rivetkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.troupe.ActorException;
import dev.troupe.client.ActorConnectException;
import dev.troupe.integration.comingfrom.rivetkit.Lounge.Entry;
import dev.troupe.integration.comingfrom.rivetkit.Lounge.Guest;
import dev.troupe.integration.comingfrom.rivetkit.Lounge.NotHere;
import dev.troupe.server.TroupeServer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Connections, as somebody who comes from RivetKit would use them. */
@Timeout(60)
class LoungeTest {

    private final CompletableFuture<String> asked = new CompletableFuture<>();
    private final CompletableFuture<String> metadata = new CompletableFuture<>();
    private final TroupeServer server = TroupeServer.builder()
            .port(0)
            .actors(new LoungeActorDefinition(), new DoorbellActorDefinition())
            .provide(Almanac.class, street -> {
                asked.complete(street);
                return metadata;
            })
            .start();
    private final List<String> heard = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        server.close();
    }

    private LoungeClient connect(String user) {
        return LoungeClient.connect(server.uri(), "lobby", new Entry("t0ken", user, null), this::handle);
    }

    private void handle(LoungeClient.Handlers on) {
        on.userJoined((user, at) -> heard.add(user + " joined"))
                .userLeft((user, at) -> heard.add(user + " left"))
                .directMessage((from, text) -> heard.add(from + ": " + text));
    }

    @Test
    void whoShowsNoTokenIsRefused() {
        assertThatThrownBy(() -> LoungeClient.connect(server.uri(), "lobby", new Entry(null, "ada", null), on -> {}))
                .isInstanceOfSatisfying(ActorConnectException.class, refused -> {
                    assertThat(refused.code()).isEqualTo("invalid_authentication");
                    assertThat(refused.closeCode()).isEqualTo(4403);
                });
    }

    @Test
    void theStateOfAConnectionIsMadeOfItsParams() {
        try (var ada = LoungeClient.connect(server.uri(), "lobby", new Entry("t0ken", "ada", "host"), on -> {});
                var somebody = LoungeClient.connect(server.uri(), "lobby", new Entry("t0ken", null, null), on -> {})) {
            assertThat(somebody.blocking().guests())
                    .extracting(Guest::user, Guest::role)
                    .containsExactly(tuple("ada", "host"), tuple("anonymous", "guest"));
            assertThat(ada.blocking().guests()).hasSize(2);
        }
    }

    @Test
    void theOthersHearWhoComesAndGoes() {
        try (var ada = connect("ada")) {
            try (var bob = LoungeClient.connect(server.uri(), "lobby", new Entry("t0ken", "bob", null), on -> {})) {
                assertThat(bob.blocking().guests()).hasSize(2);
            }
            await().untilAsserted(() -> assertThat(heard).containsExactly("ada joined", "bob joined", "bob left"));
            assertThat(ada.blocking().guests()).hasSize(1);
        }
    }

    @Test
    void aDirectMessageReachesOneAlone() {
        try (var ada = connect("ada");
                var bob = LoungeClient.connect(
                        server.uri(),
                        "lobby",
                        new Entry("t0ken", "bob", null),
                        on -> on.directMessage((from, text) -> heard.add("wrong")))) {
            bob.blocking().sendDirectMessage("ada", "hello");
            await().untilAsserted(() -> assertThat(heard).contains("bob: hello"));
            assertThatThrownBy(() -> bob.blocking().sendDirectMessage("eve", "hello"))
                    .isInstanceOf(NotHere.class)
                    .hasMessage("eve is not here");
            assertThat(ada.blocking().guests()).hasSize(2);
            assertThat(heard).doesNotContain("wrong");
        }
    }

    @Test
    void aHostShowsSomebodyTheDoor() {
        try (var ada = connect("ada");
                var bob = LoungeClient.connect(server.uri(), "lobby", new Entry("t0ken", "bob", null), on -> {})) {
            ada.blocking().kickUser("bob", "Kicked by admin");
            assertThat(bob.connection().closed().join().code()).isEqualTo(4409);
            await().untilAsserted(() -> assertThat(heard).contains("bob left"));
        }
    }

    @Test
    void whoLeavesIsToldWithACodeOfTheUsersChoice() {
        try (var ada = connect("ada")) {
            ada.blocking().leave();
            assertThat(ada.connection().closed().join().code()).isEqualTo(4000);
        }
    }

    @Test
    void aStateThatIsMadeLaterIsWaitedFor() {
        var connecting = DoorbellClient.connectAsync(server.uri(), "door", on -> {});
        assertThat(asked.join()).isEqualTo("the street");
        assertThat(connecting).isNotDone();
        metadata.complete("known");
        connecting.join().close();
    }

    @Test
    void anActionWaitsUntilASocketIsClosed() {
        metadata.complete("known");
        try (var ada = DoorbellClient.connect(
                        server.uri(), "door", on -> on.rang(times -> heard.add("rang " + times)));
                var bob = DoorbellClient.connect(server.uri(), "door", on -> {})) {
            assertThatThrownBy(() -> bob.ring().join()).hasCauseInstanceOf(ActorException.class);
            assertThat(bob.connection().closed().join().code()).isEqualTo(4409);
            await().untilAsserted(() -> assertThat(heard).containsExactly("rang 1"));
            assertThat(ada.connection().isOpen()).isTrue();
        }
    }
}
