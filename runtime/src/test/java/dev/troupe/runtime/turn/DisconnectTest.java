package dev.troupe.runtime.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.actor.Connection;
import dev.troupe.runtime.Injection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@link Connection#disconnect}: who is told of the end, and where. */
@Timeout(60)
class DisconnectTest {

    private static final String TURN_THREAD = "troupe-turn-";

    @RegisterExtension
    final Stage stage = new Stage();

    private final CompletableFuture<String> thread = new CompletableFuture<>();
    private final CompletableFuture<String> answer = new CompletableFuture<>();

    /** Disconnects whoever calls. */
    private final class Bouncer implements Probe {
        private final Injection<String, Feed> given;

        Bouncer(Injection<String, Feed> given) {
            this.given = given;
        }

        @Override
        public String read(String text) {
            given.connections().all().forEach(connection -> connection.disconnect(4_002, text));
            return text;
        }

        @Override
        public CompletionStage<String> readLater(String text) {
            given.connections().caller().disconnect(4_003, text);
            return answer;
        }

        @Override
        public void note(String text) throws Exception {
            var gone = given.connections().caller().disconnect(4_004, text).toCompletableFuture();
            gone.get(20, TimeUnit.SECONDS);
        }

        private CompletionStage<Void> disconnect() {
            return given.connections()
                    .caller()
                    .disconnect(4_001, "out")
                    .thenRun(() -> thread.complete(Thread.currentThread().getName()));
        }

        @Override
        public String act(String text) {
            disconnect();
            if (text.equals("crash")) {
                throw new AssertionError("after the disconnect");
            }
            return text;
        }

        @Override
        public CompletionStage<String> later(String text) {
            return disconnect().thenApply(closed -> text);
        }
    }

    private RecordedConnection join() {
        return new RecordedConnection().join(stage.actors(Bouncer::new), "lobby", "ada");
    }

    private String threadThatIsTold() throws Exception {
        return thread.get(20, TimeUnit.SECONDS);
    }

    @Test
    void whatComesAfterTheEndDoesNotRunOnTheThreadOfTheTransport() throws Exception {
        RecordedConnection ada = join();
        ada.call(Probe.ACT, "x");
        ada.await("reply 0");
        ada.close();
        assertThat(threadThatIsTold()).startsWith(TURN_THREAD);
    }

    @Test
    void aTurnThatWaitsForTheEndGoesOnWhenItHasCome() throws Exception {
        RecordedConnection ada = join();
        ada.call(Probe.LATER, "x");
        ada.await("kick 4001 out");
        ada.close();
        ada.await("reply 0");
        assertThat(threadThatIsTold()).startsWith(TURN_THREAD);
    }

    private static List<String> kinds(RecordedConnection connection) {
        return connection.said().stream()
                .map(said -> said.substring(0, said.indexOf(' ')))
                .toList();
    }

    @Test
    void aTurnThatDisconnectsItsCallerRepliesBefore() {
        LocalActors actors = stage.actors(Bouncer::new);
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        RecordedConnection bob = new RecordedConnection().join(actors, "lobby", "bob");
        ada.call(Probe.READ, "all");
        ada.await("kick 4002 all");
        bob.await("kick 4002 all");
        assertThat(kinds(ada)).containsExactly("welcome", "reply", "kick");
    }

    @Test
    void aTurnThatGoesOnLaterRepliesBefore() {
        RecordedConnection ada = join();
        ada.call(Probe.READ_LATER, "later");
        answer.complete("done");
        ada.await("kick 4003 later");
        assertThat(kinds(ada)).containsExactly("welcome", "reply", "kick");
    }

    @Test
    void aTurnThatBlocksUntilItsCallerIsGoneDoesNotWaitForItself() {
        RecordedConnection ada = join();
        ada.call(Probe.NOTE, "blocks");
        ada.await("kick 4004 blocks");
        ada.close();
        ada.await("reply 0");
    }

    @Test
    void aCrashTellsTheCallerBeforeItIsDisconnected() {
        RecordedConnection ada = join();
        ada.call(Probe.READ_LATER, "crash");
        answer.completeExceptionally(new StackOverflowError());
        ada.await("kick 4003 crash");
        assertThat(kinds(ada)).containsExactly("welcome", "failed", "kick");
    }

    @Test
    void theEndIsToldAfterACrashToo() throws Exception {
        RecordedConnection ada = join();
        ada.call(Probe.ACT, "crash");
        ada.await("failed 0 crashed");
        ada.close();
        assertThat(threadThatIsTold()).startsWith(TURN_THREAD);
    }

    @Test
    void theEndIsToldDuringAShutdownToo() throws Exception {
        LocalActors actors = stage.actors(Bouncer::new);
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        ada.call(Probe.ACT, "x");
        ada.await("reply 0");
        actors.shutdown(Duration.ofSeconds(20)).toCompletableFuture().get(20, TimeUnit.SECONDS);
        ada.close();
        assertThat(threadThatIsTold()).startsWith(TURN_THREAD);
    }
}
