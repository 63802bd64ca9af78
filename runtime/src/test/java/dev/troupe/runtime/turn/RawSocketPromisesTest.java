package dev.troupe.runtime.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.troupe.runtime.RuntimeSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The promises of {@link TurnRawSocket}. */
@Timeout(60)
class RawSocketPromisesTest extends RawSocketFixture {

    @Test
    void whatOneThreadSendsLeavesInTheOrderInWhichItWasSentCorkedOrNot() {
        connected("/").text("one");
        ada.text("cork");
        ada.text("two");
        ada.await("raw [text two");
        assertThat(ada.said())
                .containsExactly(
                        "open raw",
                        "raw [text one / chess ada ada's]",
                        "raw [text 1, binary 2, text 3]",
                        "raw [text two / chess ada ada's]");
    }

    @Test
    void whatWasCorkedLeavesTogetherAlsoIfTheCodeFails() {
        connected("/").text("cork and fail");
        assertThat(ada.await("kick")).isEqualTo("kick 4321 chosen");
        assertThat(ada.said()).containsSubsequence("raw [text before]", "kick 4321 chosen");
    }

    @Test
    void whatWasCorkedLeavesBeforeACloseFrameThatTheSameCodeAsksFor() {
        connected("/").text("cork and close");
        assertThat(ada.await("kick")).isEqualTo("kick 1000 ");
        assertThat(ada.said()).containsSubsequence("raw [text last]", "kick 1000 ");
    }

    @Test
    void codeThatIsCorkedWithinOtherSuchCodeKeepsNoOtherThreadFromSending() throws Exception {
        connected("/");
        RecordedConnection bob = new RecordedConnection().join(stageActors(), "lobby", "bob");
        bob.call(Probe.READ, "cork");
        blocked.await();
        bob.call(Probe.READ, "beside");
        bob.await("reply 1");
        assertThat(ada.said()).contains("raw [text beside]").doesNotContain("raw [text within]");
        goOn.countDown();
        ada.await("raw [text within]");
    }

    @Test
    void whatIsCorkedIsBoundedAsWhatWaitsIs() {
        LocalActors actors =
                actors(RuntimeSettings.DEFAULTS.toBuilder().outboundMessages(3).build());
        ada.openRaw(actors, "lobby", "ada", "/").await("open raw");
        ada.text("cork much");
        ada.await("raw [text 4");
        await().untilAsserted(() ->
                assertThat(log).contains("corked after [open raw, raw [text 0, text 1, text 2, text 3]]"));
    }

    @Test
    void whatWasCorkedLeavesBeforeTheEndOfItsConnection() {
        connected("/").text("cork and disconnect");
        assertThat(ada.await("kick")).isEqualTo("kick 4409 out");
        assertThat(ada.said()).containsSubsequence("raw [text last]", "kick 4409 out");
    }

    @Test
    void aFencedInstanceSendsNothingAndClosesNothing() throws Exception {
        connected("/");
        RecordedConnection bob = new RecordedConnection().join(stageActors(), "lobby", "bob");
        bob.call(Probe.READ, "block");
        blocked.await();
        bob.call(Probe.READ, "crash");
        bob.await("failed 1 crashed");
        goOn.countDown();
        await().untilAsserted(() -> assertThat(log).contains("sent"));

        ada.text("after");
        ada.await("raw [text after");
        assertThat(ada.said()).noneMatch(what -> what.startsWith("kick") || what.contains("past"));
    }

    @Test
    void aMessageForManyIsEncodedOnce() {
        LocalActors actors = actors();
        RecordedConnection bob = new RecordedConnection();
        ada.openRaw(actors, "lobby", "ada", "/").await("open raw");
        bob.openRaw(actors, "lobby", "bob", "/").await("open raw");
        ada.text("everybody");
        ada.await("raw [text the same to all]");
        bob.await("raw [text the same to all]");
        assertThat(ada.rawMessages()).hasSize(1);
        assertThat(bob.rawMessages())
                .hasSize(1)
                .first()
                .isSameAs(ada.rawMessages().get(0));
    }
}
