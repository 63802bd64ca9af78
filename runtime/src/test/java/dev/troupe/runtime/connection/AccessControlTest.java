package dev.troupe.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.ActorException;
import dev.troupe.actor.ClientRequest;
import dev.troupe.actor.Identity;
import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.runtime.authentication.AccessRules;
import dev.troupe.runtime.authentication.AllowedOrigins;
import dev.troupe.runtime.authentication.AsyncAuthenticator;
import dev.troupe.runtime.authentication.Authentication;
import dev.troupe.runtime.authentication.AuthenticationRequest;
import dev.troupe.runtime.authentication.CreatePolicy;
import dev.troupe.runtime.room.RoomProtocol;
import dev.troupe.wire.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class AccessControlTest {

    private final RecordingActor actors = new RecordingActor();
    private final List<Runnable> waiting = new ArrayList<>();
    private RuntimeSettings settings = RuntimeSettings.DEFAULTS;
    private Optional<AsyncAuthenticator> authenticator = Optional.empty();
    private CreatePolicy create = CreatePolicy.EVERYONE;

    private record Visitor(String getName, Optional<Instant> expiresAt) implements Identity {
        @Override
        public boolean hasRole(String role) {
            return false;
        }
    }

    private AccessControl control() {
        AccessRules rules = new AccessRules(
                AllowedOrigins.SAME, authenticator, CreatePolicy.NOBODY, Map.of(RoomProtocol.INSTANCE.name(), create));
        return new AccessControl(rules, settings, actors, Map.of("room", RoomProtocol.INSTANCE), waiting::add);
    }

    private static ClientRequest request(String... headers) {
        Map<String, List<String>> fields = new java.util.HashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            fields.put(headers[i], List.of(headers[i + 1]));
        }
        return new ClientRequest("/actors/room/lobby", "name=ada", fields, "192.0.2.1", Optional.empty());
    }

    private CompletableFuture<HandshakeResult> decide(AccessControl control, ClientRequest request, String... offered) {
        HandshakeResult read =
                new HandshakeReader(List.of(RoomProtocol.INSTANCE), 4_096).read(request, List.of(offered));
        return control.decide(read, request, List.of(offered), false).toCompletableFuture();
    }

    private HandshakeRefusal refusal(Authentication answer) {
        authenticator = Optional.of(asked -> CompletableFuture.completedStage(answer));
        CompletableFuture<HandshakeResult> decided = decide(control(), request());
        waiting.remove(0).run();
        return (HandshakeRefusal) decided.join();
    }

    private void takes(AsyncAuthenticator answer) {
        authenticator = Optional.of(answer);
    }

    // ---- who it is

    @Test
    void whereNobodyIsAskedEverybodyIsLetInAtOnce() {
        HandshakeResult decided = decide(control(), request()).getNow(null);

        assertThat(decided).isInstanceOfSatisfying(ServerHandshake.class, let -> {
            assertThat(let.mayCreate()).isTrue();
            assertThat(let.request().principal()).isEmpty();
        });
    }

    @Test
    void anAuthenticatorSeesTheRequestAndItsTokenOnAThreadThatMayBlock() {
        List<AuthenticationRequest> seen = new ArrayList<>();
        takes(asked -> {
            seen.add(asked);
            return CompletableFuture.completedStage(Authentication.of(Identity.of("ada", "admin")));
        });

        CompletableFuture<HandshakeResult> decided =
                decide(control(), request("Authorization", "Bearer secret", "X-Trace", "7"));
        assertThat(seen).isEmpty();
        assertThat(decided).isNotDone();
        waiting.remove(0).run();

        assertThat(seen).singleElement().satisfies(asked -> {
            assertThat(asked.protocol()).isEqualTo("room");
            assertThat(asked.key()).isEqualTo(Key.of("lobby"));
            assertThat(asked.token()).contains("secret");
            assertThat(asked.request().header("x-trace")).contains("7");
            assertThat(asked.toString()).doesNotContain("secret").contains("room");
        });
        Identity known =
                ((ServerHandshake) decided.join()).request().principal().orElseThrow();
        assertThat(known.getName()).isEqualTo("ada");
        assertThat(known.hasRole("admin")).isTrue();
        assertThat(actors.told()).isEmpty();
    }

    @Test
    void anAnswerMayComeLater() {
        CompletableFuture<Authentication> answer = new CompletableFuture<>();
        takes(asked -> answer);
        CompletableFuture<HandshakeResult> decided = decide(control(), request());
        waiting.remove(0).run();
        assertThat(decided).isNotDone();

        answer.complete(Authentication.anonymous());

        assertThat(((ServerHandshake) decided.join()).request().principal()).isEmpty();
    }

    @Test
    void eachRefusalHasItsStatusAndItsCloseCode() {
        assertThat(refusal(Authentication.unauthenticated("Who are you?"))).satisfies(refused -> {
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.closeCode()).isEqualTo(4401);
            assertThat(refused.error().code()).isEqualTo("unauthenticated");
            assertThat(refused.error().message()).isEqualTo("Who are you?");
        });
        assertThat(refusal(Authentication.forbidden("Not you"))).satisfies(refused -> {
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.closeCode()).isEqualTo(4403);
            assertThat(refused.error().code()).isEqualTo("forbidden");
        });
        assertThat(refusal(Authentication.tooMany("Later"))).satisfies(refused -> {
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.closeCode()).isEqualTo(4429);
            assertThat(refused.error().retryable()).isTrue();
        });
    }

    @Test
    void anIdentityThatHasEndedAlreadyIsNone() {
        Identity late = new Visitor("ada", Optional.of(Instant.now().minusSeconds(1)));

        assertThat(refusal(Authentication.of(late)).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void whatAnAuthenticatorThrowsTellsNothing(boolean atOnce) {
        RuntimeException failure = new IllegalStateException("the password is swordfish");
        takes(asked -> {
            if (atOnce) {
                throw failure;
            }
            return CompletableFuture.failedFuture(failure);
        });
        CompletableFuture<HandshakeResult> decided = decide(control(), request());
        waiting.remove(0).run();

        HandshakeRefusal refused = (HandshakeRefusal) decided.join();
        assertThat(refused.status()).isEqualTo(500);
        assertThat(refused.closeCode()).isEqualTo(1011);
        assertThat(refused.error().toString()).contains("trace").doesNotContain("swordfish");
    }

    @Test
    void whatItSaysByAnActorExceptionIsTold() {
        takes(asked -> {
            throw new ActorException("banned", "Come back tomorrow");
        });
        CompletableFuture<HandshakeResult> decided = decide(control(), request());
        waiting.remove(0).run();

        HandshakeRefusal refused = (HandshakeRefusal) decided.join();
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.error().code()).isEqualTo("banned");
        assertThat(refused.error().message()).isEqualTo("Come back tomorrow");
    }

    @Test
    @SuppressWarnings("NullAway")
    void noAnswerIsNoLeaveToEnter() {
        takes(asked -> CompletableFuture.completedStage(null));
        CompletableFuture<HandshakeResult> decided = decide(control(), request());
        waiting.remove(0).run();

        assertThat(decided.join()).isInstanceOf(HandshakeRefusal.class);
    }

    @Test
    void itDecidesWithinTheTimeOfAHookAndALateAuthenticatorIsNotBegun() throws Exception {
        settings = RuntimeSettings.DEFAULTS.toBuilder()
                .hookTimeout(Duration.ofMillis(30))
                .build();
        List<AuthenticationRequest> seen = new ArrayList<>();
        takes(asked -> {
            seen.add(asked);
            return new CompletableFuture<>();
        });
        AccessControl control = control();
        CompletableFuture<HandshakeResult> begun;
        do {
            // Where the machine stands still at this moment, it is too late for this one as well.
            begun = decide(control, request());
            waiting.remove(0).run();
        } while (seen.isEmpty());
        CompletableFuture<HandshakeResult> late = decide(control, request());

        for (CompletableFuture<HandshakeResult> decided : List.of(begun, late)) {
            HandshakeRefusal refused = (HandshakeRefusal) decided.get(20, TimeUnit.SECONDS);
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.closeCode()).isEqualTo(4408);
            assertThat(refused.error().code()).isEqualTo("timeout");
        }
        waiting.remove(0).run();
        assertThat(seen).hasSize(1);
    }

    @Test
    void aTokenThatCannotBeReadIsABadRequest() {
        takes(asked -> CompletableFuture.completedStage(Authentication.anonymous()));

        HandshakeRefusal refused = (HandshakeRefusal)
                decide(control(), request(), "troupe.v1.cbor", "troupe.token.%").join();

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.closeCode()).isEqualTo(4400);
        assertThat(refused.subprotocol()).isEqualTo("troupe.v1.cbor");
        assertThat(waiting).isEmpty();
    }

    /** Remembers what it was asked. */
    private static final class Curious implements Identity {
        private final List<String> questions = new ArrayList<>();

        @Override
        public String getName() {
            return "ada";
        }

        @Override
        public boolean hasRole(String role) {
            questions.add(role);
            return role.equals("moderator");
        }

        @Override
        public Optional<Instant> expiresAt() {
            questions.add("end");
            return Optional.of(Instant.MAX);
        }
    }

    @Test
    void anIdentityIsAskedOnceWhatItsClientMayDo() {
        Curious ada = new Curious();
        takes(asked -> CompletableFuture.completedStage(Authentication.of(ada)));
        CompletableFuture<HandshakeResult> decided = decide(control(), request());
        waiting.remove(0).run();
        ServerHandshake let = (ServerHandshake) decided.join();
        assertThat(let.rights())
                .isEqualTo(new ClientRights(Set.of("moderator"), Optional.of(Instant.MAX), Optional.of(ada.getName())));
        assertThat(ada.questions).containsExactlyInAnyOrder("moderator", "end");

        ConnectionFixture fixture = new ConnectionFixture();
        ServerConnection connection =
                ServerConnection.open(fixture.live, RoomProtocol.INSTANCE, fixture.actor, let, fixture.socket);
        ConnectionFixture.receive(connection, "{\"call\":\"ban\",\"id\":7,\"args\":{\"text\":\"eve\"}}");

        assertThat(fixture.actor.lastCall().action()).isEqualTo(RoomProtocol.BAN);
        assertThat(ada.questions).hasSize(2);
    }

    // ---- before anybody is asked

    @Test
    void whoIsRefusedAfterTheUpgradeMeetsTheLimitsAndCountsUntilItsSocketIsClosed() {
        settings =
                RuntimeSettings.DEFAULTS.toBuilder().maxConnectionsPerAddress(1).build();
        AccessControl control = control();
        ClientRequest bad =
                new ClientRequest("/actors/room/lobby", "params=%25", Map.of(), "192.0.2.1", Optional.empty());
        HandshakeRefusal refused = (HandshakeRefusal) decide(control, bad).join();
        assertThat(refused.beforeUpgrade()).isFalse();
        ConnectionFixture fixture = new ConnectionFixture();
        assertThat(control.take(refused)).isEmpty();
        ServerConnection connection = ServerConnection.refuse(fixture.live, refused, fixture.socket);
        control.releaseWhenClosed(refused, connection);

        for (ClientRequest next : List.of(bad, request())) {
            HandshakeRefusal late = (HandshakeRefusal) decide(control, next).join();
            assertThat(late.status()).isEqualTo(429);
            assertThat(control.take(late)).isPresent();
        }

        connection.onClosed(4400, "");
        assertThat(decide(control, request()).join()).isInstanceOf(ServerHandshake.class);
    }

    @Test
    void thePageOfSomebodyElseIsRefusedBeforeAnybodyIsAsked() {
        takes(asked -> CompletableFuture.completedStage(Authentication.anonymous()));

        HandshakeRefusal refused =
                (HandshakeRefusal) decide(control(), request("Origin", "https://evil.example", "Host", "example.org"))
                        .join();

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.closeCode()).isEqualTo(4403);
        assertThat(waiting).isEmpty();
    }

    @Test
    void limitsAreLookedAtBeforeAnybodyIsAskedAndHoldWhereAConnectionIsTaken() {
        settings = RuntimeSettings.DEFAULTS.toBuilder().maxConnections(1).build();
        AccessControl control = control();
        ServerHandshake first = (ServerHandshake) decide(control, request()).join();
        ServerHandshake second = (ServerHandshake) decide(control, request()).join();

        assertThat(control.take(first)).isEmpty();
        assertThat(control.take(second))
                .hasValueSatisfying(refused -> assertThat(refused.closeCode()).isEqualTo(4429));
        HandshakeRefusal third = (HandshakeRefusal) decide(control, request()).join();
        assertThat(third.status()).isEqualTo(429);
        assertThat(third.closeCode()).isEqualTo(4429);
    }

    @Test
    void aClosedConnectionMakesRoom() {
        settings = RuntimeSettings.DEFAULTS.toBuilder().maxConnections(1).build();
        AccessControl control = control();
        ServerHandshake handshake = (ServerHandshake) decide(control, request()).join();
        ServerConnection connection = new ConnectionFixture().welcomed();
        assertThat(control.take(handshake)).isEmpty();
        control.releaseWhenClosed(handshake, connection);
        assertThat(control.take(handshake)).isPresent();

        connection.onClosed(1000, "");

        assertThat(control.take(handshake)).isEmpty();
    }

    // ---- who may create

    @ParameterizedTest
    @CsvSource({
        "EVERYONE, false, false, true",
        "EVERYONE, true, false, true",
        "AUTHENTICATED, true, false, true",
        "AUTHENTICATED, false, true, false",
        "NOBODY, true, true, false",
        "NOBODY, false, true, false"
    })
    void whoMayNotCreateFindsWhatThereIs(CreatePolicy policy, boolean known, boolean exists, boolean mayCreate) {
        create = policy;
        if (exists) {
            actors.existing.add(Key.of("lobby"));
        }
        takes(asked -> CompletableFuture.completedStage(
                known ? Authentication.of(Identity.of("ada")) : Authentication.anonymous()));
        CompletableFuture<HandshakeResult> decided = decide(control(), request());
        waiting.remove(0).run();

        assertThat(((ServerHandshake) decided.join()).mayCreate()).isEqualTo(mayCreate);
    }

    @ParameterizedTest
    @CsvSource({"AUTHENTICATED, false", "NOBODY, true", "NOBODY, false"})
    void andNothingWhereThereIsNone(CreatePolicy policy, boolean known) {
        create = policy;
        HandshakeRefusal refused = refusal(known ? Authentication.of(Identity.of("ada")) : Authentication.anonymous());

        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.closeCode()).isEqualTo(4404);
        assertThat(refused.error().code()).isEqualTo("not_found");
        assertThat(actors.told()).isEmpty();
    }
}
