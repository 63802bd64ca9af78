package dev.troupe.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.actor.ClientRequest;
import dev.troupe.actor.Identity;
import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.runtime.Ticker;
import dev.troupe.runtime.authentication.AccessRules;
import dev.troupe.runtime.authentication.AllowedOrigins;
import dev.troupe.runtime.authentication.AsyncAuthenticator;
import dev.troupe.runtime.authentication.Authentication;
import dev.troupe.runtime.authentication.AuthenticationRequest;
import dev.troupe.runtime.authentication.CreatePolicy;
import dev.troupe.runtime.connection.SingleCallResult.Failure;
import dev.troupe.runtime.message.ToActor;
import dev.troupe.runtime.room.RoomProtocol;
import dev.troupe.wire.Key;
import dev.troupe.wire.Payload;
import dev.troupe.wire.WireFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may call without a connection. */
class SingleCallAccessTest {

    private final AtomicLong nanoTime = new AtomicLong(1_000_000_000L);
    private final Ticker ticker = Ticker.standing();
    private final RecordingActor actor = new RecordingActor();
    private final List<SingleCallResult> answers = new ArrayList<>();
    private final List<Runnable> threads = new ArrayList<>();
    private final List<AuthenticationRequest> asked = new ArrayList<>();
    private RuntimeSettings settings = RuntimeSettings.DEFAULTS;
    private Optional<AsyncAuthenticator> authenticator = Optional.empty();
    private CreatePolicy create = CreatePolicy.EVERYONE;
    private Optional<SingleCalls> calls = Optional.empty();

    private SingleCalls calls() {
        AccessRules rules = new AccessRules(AllowedOrigins.SAME, authenticator, create, Map.of());
        SingleCalls made = new SingleCalls(
                new HandshakeReader(List.of(RoomProtocol.INSTANCE), 4_096),
                new AccessControl(rules, settings, actor, Map.of(), threads::add),
                Map.of("room", RoomProtocol.INSTANCE),
                actor,
                settings,
                ticker,
                nanoTime::get);
        calls = Optional.of(made);
        return made;
    }

    private SingleCaller call(String action, Map<String, List<String>> headers) {
        ClientRequest request = new ClientRequest(
                "/actors/room/lobby/call/" + action, "name=ada", headers, "192.0.2.1", Optional.empty());
        return calls.orElseGet(this::calls)
                .call(
                        new SingleCallRequest(
                                request,
                                Payload.json("{\"text\":\"hi\"}"),
                                WireFormat.JSON,
                                Optional.of(Duration.ofSeconds(2)),
                                false),
                        answers::add)
                .orElseThrow();
    }

    private SingleCaller call(String action) {
        return call(action, Map.of());
    }

    private void answers(Authentication answer) {
        authenticator = Optional.of(request -> {
            asked.add(request);
            return CompletableFuture.completedStage(answer);
        });
    }

    private void isRefused(int status, String code) {
        assertThat(answers).singleElement().isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.status()).isEqualTo(status);
            assertThat(failure.error().code()).isEqualTo(code);
        });
        assertThat(actor.told()).isEmpty();
        assertThat(calls.orElseThrow().count()).isZero();
    }

    private ToActor.SingleCall told() {
        assertThat(actor.told()).hasSize(1);
        return (ToActor.SingleCall) actor.told().get(0);
    }

    @Test
    void theActorHearsOfItWhenItIsKnownWhoCalls() {
        answers(Authentication.of(Identity.of("ada", "moderator")));
        SingleCaller caller = call("ban", Map.of("Authorization", List.of("Bearer secret")));
        assertThat(actor.told()).isEmpty();
        assertThat(calls.orElseThrow().count()).isOne();
        threads.remove(0).run();

        assertThat(told().connection()).isSameAs(caller);
        assertThat(told().request().principal()).map(Identity::getName).contains("ada");
        assertThat(told().mayCreate()).isTrue();
        assertThat(asked).singleElement().satisfies(request -> {
            assertThat(request.token()).contains("secret");
            assertThat(request.key()).isEqualTo(Key.of("lobby"));
            assertThat(request.request().path()).isEqualTo("/actors/room/lobby/call/ban");
        });
    }

    @Test
    void whoeverIsNotLetInIsToldTheStatus() {
        answers(Authentication.unauthenticated("Log in first"));
        call("post");
        threads.remove(0).run();
        isRefused(401, "unauthenticated");

        answers.clear();
        calls = Optional.empty();
        answers(Authentication.forbidden("Not you"));
        call("post");
        threads.remove(0).run();
        isRefused(403, "forbidden");

        answers.clear();
        calls = Optional.empty();
        answers(Authentication.tooMany("Later"));
        call("post");
        threads.remove(0).run();
        isRefused(429, "rate_limited");
    }

    @Test
    void whoeverLacksTheRoleIsForbidden() {
        answers(Authentication.of(Identity.of("ada", "admin")));
        call("ban");
        threads.remove(0).run();

        isRefused(403, "forbidden");
    }

    @Test
    void whomNobodyKnowsHasNoRole() {
        call("ban");

        isRefused(403, "forbidden");
    }

    @Test
    void whoseIdentityFailsHasNoRole() {
        answers(Authentication.of(new Identity() {
            @Override
            public boolean hasRole(String role) {
                throw new IllegalStateException("by intention");
            }

            @Override
            public String getName() {
                return "ada";
            }
        }));
        call("ban");
        threads.remove(0).run();

        isRefused(403, "forbidden");
    }

    @ParameterizedTest
    @CsvSource({"http://evil.example", "null", "https://room.example:8443", "http://room.example:81"})
    void pagesOfOtherOriginsMayNot(String origin) {
        answers(Authentication.anonymous());
        call("post", Map.of("Host", List.of("room.example"), "Origin", List.of(origin)));

        isRefused(403, "forbidden");
        assertThat(threads).isEmpty();
    }

    @Test
    void whereItMayNotCreateThereIsNoActor() {
        create = CreatePolicy.NOBODY;
        call("post");

        isRefused(404, "not_found");
    }

    @Test
    void anActorThatIsThereIsCalledByWhoMayNotCreateIt() {
        create = CreatePolicy.AUTHENTICATED;
        actor.existing.add(Key.of("lobby"));
        call("post");

        assertThat(told().mayCreate()).isFalse();
    }

    @Test
    void itIsNoConnectionAndNoLimitOnTheseHoldsIt() {
        settings = settings.toBuilder()
                .maxConnections(1)
                .maxConnectionsPerActor(1)
                .maxConnectionsPerAddress(1)
                .build();
        call("post");
        call("post");

        assertThat(actor.told()).hasSize(2);
        assertThat(answers).isEmpty();
    }

    @Test
    void aDeadlineThatPassesMeanwhileAnswersAndNoActorHears() {
        answers(Authentication.anonymous());
        call("post");
        nanoTime.addAndGet(Duration.ofSeconds(2).toNanos());
        ticker.tick();
        threads.remove(0).run();

        isRefused(504, "timeout");
    }

    @Test
    void whoeverLeavesMeanwhileIsForgotten() {
        answers(Authentication.anonymous());
        call("post").leave();
        threads.remove(0).run();

        assertThat(answers).isEmpty();
        assertThat(actor.told()).isEmpty();
        assertThat(calls.orElseThrow().count()).isZero();
    }

    @Test
    void theEndOfTheServerAnswersWhoeverIsBeingAsked() {
        answers(Authentication.anonymous());
        call("post");
        calls.orElseThrow().close();
        threads.remove(0).run();

        isRefused(503, "unavailable");
    }
}
