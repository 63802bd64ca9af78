package dev.troupe.runtime.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.runtime.message.Call;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GivenUpCallTest {

    @RegisterExtension
    final Stage stage = new Stage();

    private final CompletableFuture<String> begun = new CompletableFuture<>();
    private final CompletableFuture<String> hold = new CompletableFuture<>();
    private final RecordedConnection ada = new RecordedConnection();

    /** One that runs, and one that waits for it. */
    private void giveUpTwo() {
        ada.join(
                stage.actors(injection -> new Probe() {
                    @Override
                    public CompletionStage<String> later(String text) {
                        begun.complete(text);
                        return hold;
                    }
                }),
                "lobby",
                "ada");
        Call running = ada.call(Probe.LATER, "running");
        Call waiting = ada.call(Probe.ACT, "waiting");
        begun.join();
        running.giveUp();
        waiting.giveUp();
    }

    @Test
    void theConnectionIsToldWhenTheTurnEndsAndWhenTheMailboxIsLeft() {
        giveUpTwo();
        assertThat(ada.said()).noneMatch(said -> said.startsWith("left"));

        hold.complete("done");

        ada.call(Probe.ACT, "next");
        ada.await("reply 2");
        assertThat(ada.said()).containsSubsequence("left 0", "left 1");
        assertThat(ada.said()).noneMatch(said -> said.startsWith("reply 0") || said.startsWith("reply 1"));
    }

    @Test
    void alsoWhenTheTurnFails() {
        giveUpTwo();

        hold.completeExceptionally(new IllegalStateException("by intention"));

        ada.call(Probe.ACT, "next");
        ada.await("reply 2");
        assertThat(ada.said()).containsSubsequence("left 0", "left 1");
    }
}
