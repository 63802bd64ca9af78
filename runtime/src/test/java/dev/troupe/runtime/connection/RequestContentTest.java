package dev.troupe.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.actor.ClientRequest;
import dev.troupe.actor.HttpRequest;
import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.runtime.Ticker;
import dev.troupe.runtime.authentication.AccessRules;
import dev.troupe.runtime.authentication.AllowedOrigins;
import dev.troupe.runtime.authentication.Authentication;
import dev.troupe.runtime.authentication.CreatePolicy;
import dev.troupe.runtime.message.Fetch;
import dev.troupe.runtime.message.ToActor;
import dev.troupe.runtime.room.RoomProtocol;
import dev.troupe.wire.Payload;
import dev.troupe.wire.WireFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing of a request but its head is read before its client is let in; until then time stands still. */
class RequestContentTest {

    private static final ClientRequest NOBODY =
            new ClientRequest("/actors/room/lobby/call/post", "", Map.of(), "192.0.2.1", Optional.empty());

    private final AtomicLong nanoTime = new AtomicLong(1_000_000_000L);
    private final Ticker ticker = Ticker.standing();
    private final RecordingActor actor = new RecordingActor();
    private final CompletableFuture<Authentication> identified = new CompletableFuture<>();
    private final AccessControl access = new AccessControl(
            new AccessRules(AllowedOrigins.SAME, Optional.of(request -> identified), CreatePolicy.EVERYONE, Map.of()),
            RuntimeSettings.DEFAULTS,
            actor,
            Map.of("room", RoomProtocol.INSTANCE),
            Runnable::run);
    private final HandshakeReader handshakes = new HandshakeReader(List.of(RoomProtocol.INSTANCE), 4_096);
    private final SingleCalls calls = new SingleCalls(
            handshakes,
            access,
            Map.of("room", RoomProtocol.INSTANCE),
            actor,
            RuntimeSettings.DEFAULTS,
            ticker,
            nanoTime::get);
    private final Fetches fetches =
            new Fetches(handshakes, access, Set.of("room"), actor, RuntimeSettings.DEFAULTS, ticker, nanoTime::get);
    private final List<Object> answers = new ArrayList<>();
    private final List<Consumer<? super Payload>> asked = new ArrayList<>();

    private void pass(Duration time) {
        nanoTime.addAndGet(time.toNanos());
        ticker.tick();
    }

    private Optional<SingleCaller> call(String path) {
        ClientRequest request = new ClientRequest(path, "", Map.of(), "192.0.2.1", Optional.empty());
        Optional<Duration> timeout = Optional.of(Duration.ofSeconds(2));
        return calls.call(new SingleCallRequest(request, asked::add, WireFormat.JSON, timeout, false), answers::add);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actors/none/lobby/call/post",
                "/actors/room/lobby/call/none",
                "/actors/room/a%2Fb/call/post",
                "/actors/room/lobby/call/%"
            })
    void whatIsNotThereIsAnsweredByTheHeadAlone(String path) {
        assertThat(call(path)).isEmpty();

        assertThat(answers).hasSize(1);
        assertThat(asked).isEmpty();
    }

    @Test
    void aClientThatIsRefusedIsAskedForNothing() {
        assertThat(call(NOBODY.path())).isPresent();
        assertThat(asked).isEmpty();
        identified.complete(
                new Authentication.Refused(Authentication.Reason.UNAUTHENTICATED, "Nobody knows this token"));

        assertThat(answers).hasSize(1);
        assertThat(asked).isEmpty();
        assertThat(calls.count()).isZero();
    }

    @Test
    void theDeadlineDoesNotPassWhileTheContentArrives() {
        assertThat(call(NOBODY.path())).isPresent();
        pass(Duration.ofMillis(500));
        identified.complete(new Authentication.Anonymous());
        assertThat(asked).hasSize(1);
        pass(Duration.ofMinutes(9));
        assertThat(answers).isEmpty();
        asked.get(0).accept(Payload.json("{\"text\":\"hi\"}"));

        assertThat(((ToActor.SingleCall) actor.told().get(0)).call().arguments())
                .isEqualTo(Payload.json("{\"text\":\"hi\"}"));
        pass(Duration.ofMillis(1_499));
        assertThat(answers).isEmpty();
        pass(Duration.ofMillis(1));
        assertThat(answers).hasSize(1);
    }

    @Test
    void contentOfAClientThatHasLeftIsDropped() {
        SingleCaller caller = call(NOBODY.path()).orElseThrow();
        identified.complete(new Authentication.Anonymous());
        caller.leave();
        asked.get(0).accept(Payload.json("{}"));

        assertThat(actor.told()).isEmpty();
        assertThat(answers).isEmpty();
        assertThat(calls.count()).isZero();
    }

    @Test
    void theBodyOfARequestToAnActorWaitsForItsClientToBeLetIn() {
        List<Consumer<? super byte[]>> bodies = new ArrayList<>();
        ClientRequest request =
                new ClientRequest("/actors/room/lobby/http/x", "", Map.of(), "192.0.2.1", Optional.empty());
        HttpRequest http = new HttpRequest("POST", request, Map.of(), new byte[0]);
        assertThat(fetches.fetch(new FetchAsked(http, bodies::add, Optional.empty(), false), answers::add))
                .isPresent();
        assertThat(bodies).isEmpty();
        identified.complete(new Authentication.Anonymous());
        assertThat(actor.told()).isEmpty();
        bodies.get(0).accept(new byte[] {1, 2});

        assertThat(((Fetch) actor.told().get(0)).http().body()).containsExactly(1, 2);
    }
}
