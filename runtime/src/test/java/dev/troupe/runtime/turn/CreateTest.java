package dev.troupe.runtime.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.troupe.ActorException;
import dev.troupe.actor.AsyncConnectionHooks;
import dev.troupe.actor.ClientRequest;
import dev.troupe.actor.ConnectRequest;
import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.runtime.message.ToActor;
import dev.troupe.wire.Key;
import dev.troupe.wire.Payload;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Clients that may not call an actor into being. */
class CreateTest {

    @RegisterExtension
    final Stage stage = new Stage();

    private final RecordedConnection guest = new RecordedConnection();

    private void openGuest(LocalActors actors) {
        actors.open(
                "probe",
                Key.of("lobby"),
                new ToActor.Open(
                        guest,
                        Payload.json("{\"name\":\"guest\"}"),
                        ClientRequest.UNKNOWN,
                        Set.of(),
                        true,
                        Set.of(),
                        false,
                        Optional.empty()));
    }

    /** Lets in whom the test lets in. */
    private static final class Door implements Probe, AsyncConnectionHooks<Probe.Join, String, Probe.Feed> {
        final CompletableFuture<Void> asked = new CompletableFuture<>();

        @Override
        public CompletionStage<Void> onBeforeConnect(ConnectRequest<Join> request) {
            return request.params().name().equals("guest") ? CompletableFuture.completedStage(null) : asked;
        }

        @Override
        public CompletionStage<String> createConnState(ConnectRequest<Join> request) {
            return CompletableFuture.completedStage(request.params().name());
        }
    }

    @Test
    void whereThereIsNoActorTheClientIsRefusedAndNothingIsLeft() {
        LocalActors actors = stage.actors(injection -> new Probe() {});

        openGuest(actors);

        guest.await("refused 4404 not_found");
        assertThat(actors.count()).isZero();
        assertThat(actors.exists("probe", Key.of("lobby"))).isFalse();
        assertThat(actors.exists("nothing", Key.of("lobby"))).isFalse();
    }

    @Test
    void noSingleCallMakesOneEither() {
        LocalActors actors = stage.actors(injection -> new Probe() {});

        guest.callOnly(actors, "lobby", "guest", Probe.ACT, false);

        guest.await("refused 4404 not_found");
        assertThat(actors.count()).isZero();
        new RecordedConnection().join(actors, "lobby", "ada");
        RecordedConnection later = new RecordedConnection();
        later.callOnly(actors, "lobby", "guest", Probe.ACT, false);
        later.await("reply 0");
    }

    @Test
    void aSingleCallThatIsRefusedTakesNoRoomInTheMailbox() {
        Door door = new Door();
        LocalActors actors = stage.actors(
                injection -> door,
                RuntimeSettings.DEFAULTS.toBuilder().mailboxMessages(1).build());
        RecordedConnection ada = new RecordedConnection().open(actors, "lobby", "ada");

        for (int i = 0; i < 3; i++) {
            RecordedConnection guesser = new RecordedConnection();
            guesser.callOnly(actors, "lobby", "guest", Probe.ACT, false);
            guesser.await("refused 4404 not_found");
        }

        door.asked.complete(null);
        ada.await("welcome");
        guest.callOnly(actors, "lobby", "guest", Probe.ACT, false);
        guest.await("reply 0");
    }

    @Test
    void whereThereIsOneTheClientIsLetIn() {
        LocalActors actors = stage.actors(injection -> new Probe() {});
        new RecordedConnection().join(actors, "lobby", "ada");

        assertThat(actors.exists("probe", Key.of("lobby"))).isTrue();
        openGuest(actors);

        guest.await("welcome");
        assertThat(actors.count()).isOne();
    }

    @Test
    void anActorThatIsHereOnlyForSomebodyWhoIsStillBeingAskedIsNotThere() {
        Door door = new Door();
        LocalActors actors = stage.actors(injection -> door);
        RecordedConnection ada = new RecordedConnection().open(actors, "lobby", "ada");

        openGuest(actors);
        guest.await("refused 4404 not_found");

        door.asked.completeExceptionally(new ActorException("full", "No"));
        ada.await("refused 4403 full");
        await().untilAsserted(() -> assertThat(actors.count()).isZero());
    }
}
