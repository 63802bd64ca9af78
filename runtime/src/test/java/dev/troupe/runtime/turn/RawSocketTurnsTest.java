package dev.troupe.runtime.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.actor.AsyncRawSocketHandler;
import dev.troupe.actor.RawSocket;
import dev.troupe.runtime.message.ActorRegistry;
import dev.troupe.runtime.message.ToActor;
import dev.troupe.wire.Key;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That each method of a raw socket is a turn which its stage holds, on threads that only this test moves. */
class RawSocketTurnsTest {

    private final Queue<Runnable> drains = new ArrayDeque<>();
    private final List<String> log = new ArrayList<>();
    private final CompletableFuture<String> pending = new CompletableFuture<>();
    private final RecordedConnection ada = new RecordedConnection();
    private final RecordedConnection bob = new RecordedConnection();
    private String held = "";

    /** Does nothing but to hold the turn of one method. */
    private final class Holder implements Probe, AsyncRawSocketHandler<Probe.Join, String> {

        private CompletionStage<?> turn(String method) {
            log.add(method);
            return method.equals(held) ? pending : CompletableFuture.completedFuture(method);
        }

        @Override
        public CompletionStage<?> onOpen(RawSocket<Join, String> socket) {
            return turn("onOpen");
        }

        @Override
        public CompletionStage<?> onText(RawSocket<Join, String> socket, String text) {
            if (text.equals("fail")) {
                throw new IllegalStateException("by intention");
            }
            return turn("onText");
        }

        @Override
        public CompletionStage<?> onBinary(RawSocket<Join, String> socket, byte[] bytes) {
            return turn("onBinary");
        }

        @Override
        public CompletionStage<?> onError(RawSocket<Join, String> socket, Throwable failure) {
            return turn("onError");
        }

        @Override
        public CompletionStage<?> onClose(RawSocket<Join, String> socket, int code, String reason) {
            return turn("onClose");
        }

        @Override
        public String act(String text) {
            log.add("act");
            return text;
        }

        @Override
        public String read(String text) {
            log.add("read");
            return text;
        }
    }

    private final ActorCell<Probe, Probe.Join, String, Probe.Feed> cell =
            ConnectionTableTest.cell(drains::add, injection -> new Holder());

    private final ActorRegistry actors = new ActorRegistry() {
        @Override
        public ActorAddress open(String protocol, Key key, ToActor.Opening opening) {
            cell.tell(opening);
            return cell::tell;
        }

        @Override
        public int count() {
            return 1;
        }
    };

    private void drain() {
        for (Runnable drain = drains.poll(); drain != null; drain = drains.poll()) {
            drain.run();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"onOpen", "onText", "onBinary", "onError", "onClose"})
    void whileItsStageIsPendingNothingElseHasATurn(String method) {
        held = method;
        bob.open(actors, "lobby", "bob");
        ada.openRaw(actors, "lobby", "ada", "/");
        drain();
        switch (method) {
            case "onOpen" -> {}
            case "onText" -> ada.text("x");
            case "onBinary" -> ada.binary("x");
            case "onError" -> ada.text("fail");
            default -> ada.close();
        }
        drain();
        assertThat(log).endsWith(method);

        bob.call(Probe.ACT, "x");
        bob.call(Probe.READ, "x");
        drain();
        assertThat(log).endsWith(method);
        assertThat(bob.said()).noneMatch(said -> said.startsWith("reply"));

        pending.complete("now");
        drain();
        assertThat(log).endsWith(method, "act", "read");
        assertThat(bob.said()).filteredOn(said -> said.startsWith("reply")).hasSize(2);
    }
}
