package dev.troupe.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.actor.ClientRequest;
import dev.troupe.actor.HttpRequest;
import dev.troupe.actor.HttpResponse;
import dev.troupe.actor.Identity;
import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.runtime.Ticker;
import dev.troupe.runtime.authentication.AccessRules;
import dev.troupe.runtime.authentication.AllowedOrigins;
import dev.troupe.runtime.authentication.AsyncAuthenticator;
import dev.troupe.runtime.authentication.Authentication;
import dev.troupe.runtime.authentication.CreatePolicy;
import dev.troupe.runtime.message.Fetch;
import dev.troupe.runtime.message.ResponseBody;
import dev.troupe.runtime.room.RoomProtocol;
import dev.troupe.wire.CloseCode;
import dev.troupe.wire.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests of HTTP to an actor, up to it and back, with time that stands still. */
class FetchesTest {

    private static final String LOBBY = "/actors/room/lobby/http/x";

    private final AtomicLong nanoTime = new AtomicLong(1_000_000_000L);
    private final Ticker ticker = Ticker.standing();
    private final RecordingActor actor = new RecordingActor();
    private final List<FetchResult> answers = new ArrayList<>();
    private final CompletableFuture<Authentication> identified = new CompletableFuture<>();
    private Fetches fetches = fetches(AccessRules.OPEN, Set.of("room"));

    private Fetches fetches(AccessRules rules, Set<String> fetching) {
        return fetches(rules, fetching, RuntimeSettings.DEFAULTS);
    }

    private Fetches fetches(AccessRules rules, Set<String> fetching, RuntimeSettings settings) {
        return new Fetches(
                new HandshakeReader(List.of(RoomProtocol.INSTANCE), 4_096),
                new AccessControl(rules, settings, actor, Map.of("room", RoomProtocol.INSTANCE), Runnable::run),
                fetching,
                actor,
                settings,
                ticker,
                nanoTime::get);
    }

    private void askFirst() {
        AsyncAuthenticator authenticator = request -> identified;
        fetches = fetches(
                new AccessRules(AllowedOrigins.SAME, Optional.of(authenticator), CreatePolicy.EVERYONE, Map.of()),
                Set.of("room"));
    }

    private Optional<Fetcher> fetch(String path, String query, Optional<Duration> timeout) {
        ClientRequest client = new ClientRequest(path, query, Map.of(), "192.0.2.1", Optional.empty());
        HttpRequest http = new HttpRequest("GET", client, Map.of(), new byte[0]);
        return fetches.fetch(new FetchAsked(http, timeout, false), answers::add);
    }

    private Fetcher fetch() {
        return fetch(LOBBY, "name=ada", Optional.empty()).orElseThrow();
    }

    private void pass(Duration time) {
        nanoTime.addAndGet(time.toNanos());
        ticker.tick();
    }

    private Fetch told() {
        return (Fetch) actor.told().get(0);
    }

    private void assertFailed(int status, String code) {
        assertThat(answers).singleElement().isInstanceOfSatisfying(FetchResult.Failure.class, failure -> {
            assertThat(failure.status()).isEqualTo(status);
            assertThat(failure.error().code()).isEqualTo(code);
        });
    }

    private static ResponseBody body() {
        return new ResponseBody(10, 1_000, Runnable::run, Runnable::run);
    }

    @Test
    void theActorIsToldAllAndItsResponseIsTheAnswer() {
        Fetcher fetcher = fetch();

        assertThat(told().path()).isEqualTo("/x");
        assertThat(told().params().isPresent()).isTrue();
        assertThat(told().request().remoteAddress()).isEqualTo("192.0.2.1");
        assertThat(fetches.count()).isEqualTo(1);
        HttpResponse response = HttpResponse.text("hello");
        told().connection().respond(response);
        told().connection().failed(ErrorCode.INTERNAL.with("too late"));
        assertThat(answers).containsExactly(new FetchResult.Whole(response));
        assertThat(fetcher.isClosed()).isTrue();
        assertThat(fetches.count()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "/actors/room/lobby, 404, not_found",
        "/actors/hall/lobby/http, 404, not_found",
        "/actors/room/%zz/http, 400, bad_argument",
        "/actors/room/lobby/http/%2F, 400, bad_argument",
    })
    void whatLeadsNowhereIsRefused(String path, int status, String code) {
        assertThat(fetch(path, "name=ada", Optional.empty())).isEmpty();

        assertFailed(status, code);
        assertThat(actor.told()).isEmpty();
        assertThat(fetches.count()).isZero();
    }

    @Test
    void anActorThatHandlesNoneIsNotFound() {
        fetches = fetches(AccessRules.OPEN, Set.of());
        assertThat(fetch(LOBBY, "name=ada", Optional.empty())).isEmpty();
        assertFailed(404, "not_found");
    }

    @Test
    void aParameterOfTheUsersOwnIsNoneOfOurs() {
        assertThat(fetch(LOBBY, "name=ada&events=nonsense", Optional.empty())).isPresent();
        assertThat(actor.told()).hasSize(1);
    }

    @Test
    void itIsAnsweredWhenItsDeadlineHasPassed() {
        fetch();
        pass(Duration.ofSeconds(59));
        assertThat(answers).isEmpty();
        pass(Duration.ofSeconds(1));
        assertFailed(504, "timeout");
        assertThat(told().begin()).isFalse();
        assertThat(fetches.count()).isZero();
    }

    @Test
    void theDeadlineIsThatOfTheHead() {
        fetch(LOBBY, "name=ada", Optional.of(Duration.ofSeconds(1)));
        told().begin();
        told().settle();
        ResponseBody body = body();
        told().connection().respond(HttpResponse.of(200), body);
        pass(Duration.ofHours(1));

        assertThat(answers).singleElement().isInstanceOf(FetchResult.Streamed.class);
        assertThat(body.isCut()).isFalse();
        assertThat(fetches.count()).isEqualTo(1);
        body.cut();
        assertThat(fetches.count()).isZero();
    }

    @Test
    void untilItIsKnownWhoAsksTheDeadlinePassesAndNobodyIsAsked() {
        askFirst();
        fetch();
        pass(Duration.ofSeconds(60));
        assertFailed(504, "timeout");
        identified.complete(Authentication.anonymous());
        assertThat(actor.told()).isEmpty();
    }

    @Test
    void whoLeavesBeforeItIsKnownIsNotLetIn() {
        askFirst();
        fetch().leave();
        identified.complete(Authentication.anonymous());

        assertThat(answers).isEmpty();
        assertThat(actor.told()).isEmpty();
        assertThat(fetches.count()).isZero();
    }

    @Test
    void whoIsRefusedIsToldWhy() {
        askFirst();
        fetch();
        identified.complete(Authentication.unauthenticated("Log in first"));
        assertFailed(401, "unauthenticated");
    }

    @Test
    void aBodyThatComesTooLateIsCutOff() {
        Fetcher fetcher = fetch();
        AtomicInteger closed = new AtomicInteger();
        fetcher.whenClosed(closed::incrementAndGet);
        fetcher.leave();
        ResponseBody body = body();
        told().connection().respond(HttpResponse.of(200), body);

        assertThat(body.isCut()).isTrue();
        assertThat(answers).isEmpty();
        assertThat(closed).hasValue(1);
        assertThat(fetches.count()).isZero();
    }

    /** Asks, and has a body begun; it may be cut off at once. */
    private ResponseBody stream() {
        answers.clear();
        fetch();
        ResponseBody body = body();
        ((Fetch) actor.told().get(actor.told().size() - 1)).connection().respond(HttpResponse.of(200), body);
        return body;
    }

    @Test
    void aBodyIsCutOffWhenTheIdentityOfItsClientEnds() {
        askFirst();
        identified.complete(Authentication.of(new Identity() {
            @Override
            public String getName() {
                return "ada";
            }

            @Override
            public boolean hasRole(String role) {
                return false;
            }

            @Override
            public Optional<Instant> expiresAt() {
                return Optional.of(Instant.now().plusSeconds(3_600));
            }
        }));
        ResponseBody body = stream();
        assertThat(answers).singleElement().isInstanceOf(FetchResult.Streamed.class);
        assertThat(body.isCut()).isFalse();

        ticker.tick();
        assertThat(body.isCut()).isFalse();
        fetches.cutOffEnded(Instant.now().plusSeconds(3_601));
        assertThat(body.isCut()).isTrue();
        assertThat(fetches.count()).isZero();
    }

    @Test
    void aBodyCountsAsAConnectionWhileItGoesOn() {
        fetches = fetches(
                AccessRules.OPEN,
                Set.of("room"),
                RuntimeSettings.DEFAULTS.toBuilder().maxConnectionsPerActor(2).build());
        ResponseBody one = stream();
        ResponseBody two = stream();
        assertThat(stream().isCut()).isTrue();
        assertFailed(429, "rate_limited");
        assertThat(fetches.count()).isEqualTo(2);

        two.close();
        two.sent();
        assertThat(stream().isCut()).isFalse();
        assertThat(stream().isCut()).isTrue();
        assertThat(one.isCut()).isFalse();
        one.cut();
        assertThat(stream().isCut()).isFalse();
        assertThat(answers).singleElement().isInstanceOf(FetchResult.Streamed.class);
    }

    @Test
    void whatIsNotStreamedCountsAsNoConnection() {
        fetches = fetches(
                AccessRules.OPEN,
                Set.of("room"),
                RuntimeSettings.DEFAULTS.toBuilder().maxConnections(1).build());
        assertThat(stream().isCut()).isFalse();
        answers.clear();
        fetch();
        HttpResponse response = HttpResponse.text("hello");
        ((Fetch) actor.told().get(1)).connection().respond(response);
        assertThat(answers).containsExactly(new FetchResult.Whole(response));
    }

    @Test
    void whoeverIsSentAwayHasTheBodyClosed() {
        fetch();
        ResponseBody body = body();
        told().connection().respond(HttpResponse.of(200), body);
        told().connection().kick(CloseCode.KICKED, "enough");

        assertThat(body.isClosed()).isTrue();
        assertThat(body.isCut()).isFalse();
    }

    @Test
    void afterTheEndEverybodyIsAnswered() {
        fetch();
        Fetch waiting = told();
        waiting.begin();
        ResponseBody body = body();
        fetch();
        Fetch streaming = (Fetch) actor.told().get(1);
        streaming.settle();
        streaming.connection().respond(HttpResponse.of(200), body);
        answers.clear();
        fetches.endBodies();
        assertThat(body.isCut()).isTrue();
        assertThat(answers).isEmpty();
        fetches.close();
        assertFailed(503, "unavailable");
        answers.clear();
        fetch();
        assertFailed(503, "unavailable");
        assertThat(fetches.count()).isZero();
    }
}
