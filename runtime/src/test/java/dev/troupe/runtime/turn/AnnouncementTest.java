package dev.troupe.runtime.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.troupe.actor.Audience;
import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.runtime.message.ToActor;
import dev.troupe.wire.Key;
import dev.troupe.wire.Payload;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class AnnouncementTest {

    @RegisterExtension
    final Stage stage = new Stage();

    private final CompletableFuture<String> hold = new CompletableFuture<>();

    private LocalActors actors(RuntimeSettings settings) {
        return stage.actors(
                injection -> new Probe() {
                    @Override
                    public String act(String text) {
                        if (text.equals("crash")) {
                            throw new AssertionError("by intention");
                        }
                        injection.connections().caller().join(text);
                        injection.connections().broadcast().said("own");
                        return text;
                    }

                    @Override
                    public CompletionStage<String> later(String text) {
                        injection.connections().broadcast().said("held");
                        return hold;
                    }
                },
                settings);
    }

    private LocalActors actors() {
        return actors(RuntimeSettings.DEFAULTS);
    }

    private static void announce(LocalActors actors, String text, Audience audience) {
        actors.announce("probe", Probe.SAID, new Probe.Text(text), audience);
    }

    private static List<String> texts(RecordedConnection connection) {
        return connection.events().stream()
                .map(event -> event.toString().replaceAll(".*\"text\":\"([^\"]*)\".*", "$1"))
                .toList();
    }

    @Test
    void everybodyOfEveryActorHearsWithTheNumbersOfTheActor() {
        LocalActors actors = actors();
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        RecordedConnection bob = new RecordedConnection().join(actors, "kitchen", "bob");
        ada.call(Probe.ACT, "x");
        ada.await("event");
        announce(actors, "fire", Audience.all());
        await().until(() -> texts(ada).equals(List.of("own", "fire")));
        await().until(() -> texts(bob).equals(List.of("fire")));
        assertThat(ada.events().get(1).toString()).contains("\"seq\":2");
        assertThat(bob.events().get(0).toString()).contains("\"seq\":1");
        actors.announce("unknown", Probe.SAID, new Probe.Text("nowhere"), Audience.all());
    }

    @Test
    void anAudienceIsHonored() {
        LocalActors actors = actors();
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        RecordedConnection bob = new RecordedConnection().join(actors, "lobby", "bob");
        RecordedConnection eve = new RecordedConnection().join(actors, "kitchen", "eve");
        eve.call(Probe.ACT, "cooks");
        eve.await("reply 0");
        announce(actors, "some", Audience.withIds(List.of(ada.id(), eve.id())));
        announce(actors, "but bob", Audience.withIds(List.of(bob.id())).negate());
        announce(actors, "cooks", Audience.topic("cooks"));
        announce(actors, "end", Audience.all());
        await().until(() -> texts(ada).equals(List.of("some", "but bob", "end")));
        await().until(() -> texts(bob).equals(List.of("end")));
        await().until(() -> texts(eve).equals(List.of("own", "some", "but bob", "cooks", "end")));
    }

    @Test
    void onlyThoseWhoWantTheEventHearIt() {
        LocalActors actors = actors();
        RecordedConnection ada =
                new RecordedConnection().open(actors, "lobby", Payload.json("{}"), Set.of("typing"), false);
        ada.await("welcome");
        announce(actors, "unheard", Audience.all());
        // A message may have been taken just before; no two are, so that the next one comes after the announcement.
        ada.call(Probe.ACT, "x");
        ada.await("reply 0");
        ada.tell(new ToActor.Subscribe(ada, true, Set.of("said"), 7));
        ada.await("answered 7");
        announce(actors, "heard", Audience.all());
        await().until(() -> texts(ada).equals(List.of("heard")));
    }

    @Test
    void announcementsOfOneThreadAreSentInTheirOrder() {
        LocalActors actors = actors();
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        List<String> wanted =
                IntStream.range(0, 1_000).mapToObj(String::valueOf).toList();
        wanted.forEach(text -> announce(actors, text, Audience.all()));
        await().until(() -> texts(ada).equals(wanted));
    }

    @Test
    void aFloodOfAnnouncementsTakesTurnsWithMessages() {
        LocalActors actors = actors();
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        ada.call(Probe.LATER, "x");
        ada.await("event");
        ada.call(Probe.ACT, "first");
        ada.call(Probe.ACT, "second");
        IntStream.range(0, 1_000).forEach(i -> announce(actors, String.valueOf(i), Audience.all()));
        hold.complete("");
        await().until(() -> texts(ada).size() == 1_003);

        assertThat(texts(ada).subList(0, 6)).containsExactly("held", "0", "own", "1", "own", "2");
        assertThat(texts(ada).get(1_002)).isEqualTo("999");
        assertThat(ada.said().stream().filter(said -> said.startsWith("reply")).map(said -> said.substring(0, 7)))
                .containsExactly("reply 0", "reply 1", "reply 2");
    }

    @Test
    void aFloodOfMessagesTakesTurnsWithAnnouncements() {
        LocalActors actors = actors();
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        ada.call(Probe.LATER, "x");
        ada.await("event");
        IntStream.range(0, 100).forEach(i -> ada.call(Probe.ACT, "x"));
        announce(actors, "0", Audience.all());
        announce(actors, "1", Audience.all());
        hold.complete("");
        await().until(() -> texts(ada).size() == 103);

        assertThat(texts(ada).subList(0, 5)).containsExactly("held", "0", "own", "1", "own");
    }

    @Test
    void noMoreWaitThanMayAndTheLogSpeaksOfItOnce() {
        LocalActors actors =
                actors(RuntimeSettings.DEFAULTS.toBuilder().mailboxMessages(3).build());
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        ada.call(Probe.LATER, "x");
        ada.await("event");
        try (LogCapture log = LogCapture.of(WaitingAnnouncements.class)) {
            for (int i = 0; i < 6; i++) {
                announce(actors, String.valueOf(i), Audience.all());
            }
            assertThat(log.text())
                    .isEqualTo("WARNING 3 announcements wait for probe/lobby; until it takes some, more are dropped");
        }
        hold.complete("");
        await().until(() -> texts(ada).equals(List.of("held", "0", "1", "2")));
        announce(actors, "again", Audience.all());
        await().until(() -> texts(ada).size() == 5);
    }

    @Test
    void anAnnouncementWaitsForARestart() {
        LocalActors actors = actors();
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        ada.call(Probe.ACT, "crash");
        ada.await("failed 0 crashed");
        announce(actors, "after", Audience.all());
        await().until(() -> texts(ada).equals(List.of("after")));
    }

    @Test
    void whereAnActorIsUnavailableNothingStaysBehind() {
        LocalActors actors =
                actors(RuntimeSettings.DEFAULTS.toBuilder().mailboxMessages(1).build());
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        await().until(() -> {
            ada.call(Probe.ACT, "crash");
            actors.restartNow();
            return ada.said().stream().anyMatch(said -> said.contains("unavailable"));
        });
        for (int i = 0; i < 3; i++) {
            announce(actors, "unheard", Audience.all());
        }
        actors.reset("probe", Key.of("lobby"));
        await().until(() -> {
            announce(actors, "heard", Audience.all());
            return texts(ada).contains("heard");
        });
        assertThat(texts(ada)).doesNotContain("unheard");
    }

    @Test
    void whatCannotBeEncodedIsLoggedAndNothingElse() {
        LocalActors actors = actors();
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        try (LogCapture log = LogCapture.of(UnattendedTurn.class)) {
            announce(actors, "unwritable", Audience.all());
            announce(actors, "good", Audience.all());
            await().until(() -> texts(ada).equals(List.of("good")));
            assertThat(log.text()).contains("probe/lobby announcement of said failed", "cannot be written");
        }
    }
}
