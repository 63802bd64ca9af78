package dev.troupe.runtime.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.ActorException;
import dev.troupe.Outcome;
import dev.troupe.protocol.Action;
import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.runtime.message.Call;
import dev.troupe.wire.Constraint;
import dev.troupe.wire.Payload;
import dev.troupe.wire.Payloads;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CallTurnTest {

    @RegisterExtension
    final Stage stage = new Stage();

    private RecordedConnection ada(Probe actor) {
        return new RecordedConnection().join(stage.actors(injection -> actor), "lobby", "ada");
    }

    @Test
    void aCallIsAnsweredWithItsResult() {
        RecordedConnection ada = ada(new Probe() {
            @Override
            public String act(String text) {
                return text + "!";
            }
        });
        ada.call(Probe.ACT, "hi");
        assertThat(ada.await("reply 0")).isEqualTo("reply 0 {\"reply\":0,\"value\":\"hi!\"}");
    }

    @Test
    void absentArgumentsAreAnEmptyObject() {
        RecordedConnection ada = ada(new Probe() {});
        ada.call(Probe.ACT, 5, Payload.none(dev.troupe.wire.WireFormat.JSON));
        assertThat(ada.await("reply 5")).contains("\"value\":\"\"");
    }

    @Test
    void badArgumentsAreToldByTheirPlaceAndNotByTheirText() {
        RecordedConnection ada = ada(new Probe() {});
        ada.call(Probe.ACT, 1, Payload.json("{\"text\":5}"));
        assertThat(ada.await("failed 1")).startsWith("failed 1 bad_argument args.text ");
        ada.call(Probe.ACT, 2, Payload.json("{\"text\":\"unreadable\"}"));
        assertThat(ada.await("failed 2"))
                .startsWith("failed 2 bad_argument args")
                .doesNotContain("secret");
    }

    @Test
    void argumentsThatBreakAConstraintAreToldByTheirPlaceAndTheActionDoesNotRun() {
        AtomicInteger ran = new AtomicInteger();
        RecordedConnection ada = ada(new Probe() {
            @Override
            public String act(String text) {
                ran.incrementAndGet();
                return text;
            }
        });
        Action<Probe.Text, String> act = Action.of(
                0,
                "act",
                Action.Kind.EXCLUSIVE,
                Payloads.constrained(
                        Probe.TEXT, Constraint.of(text -> text.text().length() < 3, "must be short")),
                Probe.STRING);
        ada.call(act, 1, Payload.json("{\"text\":\"long\"}"));
        assertThat(ada.await("failed 1")).isEqualTo("failed 1 invalid_argument args must be short {path=args}");
        assertThat(ran).hasValue(0);
        ada.call(act, 2, Payload.json("{\"text\":\"hi\"}"));
        assertThat(ada.await("reply 2")).contains("\"hi\"");
    }

    @Test
    void anActorExceptionIsToldInFull() {
        RecordedConnection ada = ada(new Probe() {
            @Override
            public String act(String text) {
                throw new ActorException("not_now", "Come back", true, Map.of("when", "noon"), Outcome.FAILED);
            }
        });
        ada.call(Probe.ACT, "hi");
        assertThat(ada.await("failed")).isEqualTo("failed 0 not_now Come back {when=noon}");
    }

    @Test
    void aDeclaredErrorHasTheCodeThatTheProtocolGivesIt() {
        RecordedConnection ada = ada(new Probe() {
            @Override
            public String act(String text) {
                throw new Muted("Hush");
            }
        });
        ada.call(Probe.ACT, "hi");
        assertThat(ada.await("failed")).isEqualTo("failed 0 quiet_please Hush {}");
    }

    @Test
    void anythingElseIsInternalWithATrace() {
        RecordedConnection ada = ada(new Probe() {
            @Override
            public String act(String text) {
                throw new IllegalStateException("secret");
            }
        });
        try (LogCapture log = LogCapture.of(Failures.class)) {
            ada.call(Probe.ACT, "hi");
            String failed = ada.await("failed");
            assertThat(failed).startsWith("failed 0 internal").doesNotContain("secret");
            String trace = failed.replaceAll(".*trace=([0-9a-f]{16}).*", "$1");
            assertThat(log.text()).contains(trace, "probe/lobby act", "secret");
        }
    }

    @Test
    void aFailedStageFailsTheCall() {
        RecordedConnection ada = ada(new Probe() {
            @Override
            public CompletionStage<String> later(String text) {
                CompletableFuture<String> source = new CompletableFuture<>();
                CompletionStage<String> result = source.thenApply(value -> value);
                source.completeExceptionally(new ActorException("too_late", "Too late"));
                return result;
            }
        });
        ada.call(Probe.LATER, "hi");
        assertThat(ada.await("failed")).isEqualTo("failed 0 too_late Too late {}");
    }

    @Test
    void noStageIsInternal() {
        RecordedConnection ada = ada(new Probe() {
            @Override
            public CompletionStage<String> later(String text) {
                return null;
            }
        });
        ada.call(Probe.LATER, "hi");
        assertThat(ada.await("failed")).startsWith("failed 0 internal");
    }

    @Test
    void aResultThatCannotBeWrittenIsInternal() {
        RecordedConnection ada = ada(new Probe() {});
        ada.call(Probe.ACT, "unwritable");
        assertThat(ada.await("failed")).startsWith("failed 0 internal");
        ada.call(Probe.ACT, "next");
        assertThat(ada.await("reply 1")).contains("next");
    }

    @Test
    void aResultThatIsTooLargeIsRefused() {
        RuntimeSettings small =
                RuntimeSettings.DEFAULTS.toBuilder().maxMessageOut(100).build();
        RecordedConnection ada =
                new RecordedConnection().join(stage.actors(injection -> new Probe() {}, small), "lobby", "ada");
        ada.call(Probe.ACT, "x".repeat(200));
        assertThat(ada.await("failed")).startsWith("failed 0 too_large");
        ada.call(Probe.ACT, "small");
        ada.await("reply 1");
    }

    @Test
    void aOneWayActionIsAnsweredOnlyIfItHasAnId() {
        RecordedConnection ada = ada(new Probe() {});
        ada.call(Probe.NOTE, 3, Payload.json("{\"text\":\"x\"}"));
        assertThat(ada.await("reply 3")).isEqualTo("reply 3 {\"reply\":3}");
        ada.call(Probe.NOTE, Call.NO_ID, Payload.json("{\"text\":\"x\"}"));
        ada.await("ended note");
    }

    @Test
    void aFailureOfACallWithoutIdIsToldToTheConnection() {
        RecordedConnection ada = ada(new Probe() {
            @Override
            public void note(String text) {
                throw new ActorException("not_now", "Come back");
            }
        });
        ada.call(Probe.NOTE, Call.NO_ID, Payload.json("{\"text\":\"x\"}"));
        ada.await("failed -1 not_now");
    }

    @Test
    void aCallThatWasGivenUpIsSkipped() throws Exception {
        CompletableFuture<String> hold = new CompletableFuture<>();
        java.util.List<String> acted = new java.util.concurrent.CopyOnWriteArrayList<>();
        RecordedConnection ada = ada(new Probe() {
            @Override
            public CompletionStage<String> later(String text) {
                return hold;
            }

            @Override
            public String act(String text) {
                acted.add(text);
                return text;
            }
        });
        ada.call(Probe.LATER, "hold");
        Call first = ada.call(Probe.ACT, "first");
        ada.call(Probe.ACT, "second");
        assertThat(first.giveUp()).isEqualTo(Call.GivenUp.BEFORE_IT_BEGAN);
        hold.complete("done");
        ada.await("reply 2");
        assertThat(acted).containsExactly("second");
        assertThat(ada.said()).noneMatch(said -> said.startsWith("reply 1"));
    }

    @Test
    void aTurnSeesThatItsCallerWaitsNoLonger() {
        CompletableFuture<Boolean> before = new CompletableFuture<>();
        CompletableFuture<String> givenUp = new CompletableFuture<>();
        CompletableFuture<Boolean> after = new CompletableFuture<>();
        LocalActors actors = stage.actors(injection -> new Probe() {
            @Override
            public String act(String text) {
                before.complete(injection.context().isCanceled());
                givenUp.join();
                after.complete(injection.context().isCanceled());
                return text;
            }
        });
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        Call call = ada.call(Probe.ACT, "hi");
        assertThat(before.join()).isFalse();
        assertThat(call.giveUp()).isEqualTo(Call.GivenUp.WHILE_RUNNING);
        givenUp.complete("");
        assertThat(after.join()).isTrue();
        ada.call(Probe.READ, "next");
        ada.await("reply 1");
        assertThat(ada.said()).noneMatch(said -> said.startsWith("reply 0"));
    }
}
