package dev.troupe.runtime.turn;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.troupe.ActorException;
import dev.troupe.actor.BodyStream;
import dev.troupe.actor.ClientRequest;
import dev.troupe.actor.ConnectRequest;
import dev.troupe.actor.Connection;
import dev.troupe.actor.ConnectionHooks;
import dev.troupe.actor.FetchHandler;
import dev.troupe.actor.FetchRequest;
import dev.troupe.actor.HttpRequest;
import dev.troupe.actor.HttpResponse;
import dev.troupe.runtime.ActorSystem;
import dev.troupe.runtime.Injection;
import dev.troupe.runtime.connection.FetchAsked;
import dev.troupe.runtime.connection.FetchResult;
import dev.troupe.runtime.message.ResponseBody;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Requests of HTTP, from the side of the actor; the promises of {@link OpenBodies} among them. */
@Timeout(60)
class FetchTurnTest {

    private final List<String> log = new CopyOnWriteArrayList<>();

    /** Answers as paths tell it. */
    private final class Desk
            implements Probe, ConnectionHooks<Probe.Join, String, Probe.Feed>, FetchHandler<Probe.Join, String> {

        private final Injection<String, Feed> given;

        Desk(Injection<String, Feed> given) {
            this.given = given;
        }

        @Override
        public void onBeforeConnect(ConnectRequest<Join> request) {
            if (request.params().name().equals("eve")) {
                throw new ActorException("unwelcome", "Not you");
            }
        }

        @Override
        public String createConnState(ConnectRequest<Join> request) {
            return request.params().name() + "'s";
        }

        @Override
        public void onConnect(Connection<String, Feed> connection) {
            log.add("connect");
        }

        @Override
        public HttpResponse onFetch(FetchRequest<Join, String> request) {
            return switch (request.path()) {
                case "/stream" -> HttpResponse.streaming("text/plain", this::keep);
                case "/none" -> HttpResponse.streaming("text/plain", this::keep).withStatus(204);
                case "/fails" ->
                    HttpResponse.streaming("text/plain", body -> {
                        keep(body);
                        throw new ActorException("busy", "Not now");
                    });
                case "/careless" ->
                    HttpResponse.streaming("text/plain", body -> {
                        body.onClose(() -> {
                            throw new IllegalStateException("spilled");
                        });
                        keep(body);
                    });
                case "/crash" -> throw new AssertionError("a crash");
                case "/out" -> {
                    given.connections().caller().disconnect("enough");
                    yield HttpResponse.text("and out");
                }
                default ->
                    HttpResponse.text(request.method() + " " + request.params().name() + " "
                            + given.connections().caller().state() + " "
                            + given.connections().count());
            };
        }

        private void keep(BodyStream body) {
            log.add("begin");
            body.onClose(
                    () -> log.add("close " + given.connections().callerIfAny().isPresent()));
        }
    }

    private final ActorSystem system = ActorSystem.builder()
            .actors(new Probe.Definition(Desk::new, false, List.of(), Desk.class))
            .build();

    @AfterEach
    void stop() {
        system.shutdown(Duration.ofSeconds(2)).toCompletableFuture().join();
    }

    private static String query(String name) {
        byte[] params = ("{\"name\":\"" + name + "\"}").getBytes(UTF_8);
        return "params=" + Base64.getUrlEncoder().withoutPadding().encodeToString(params);
    }

    private CompletableFuture<FetchResult> fetch(String method, String path, String name) {
        ClientRequest client =
                new ClientRequest("/actors/probe/desk/http" + path, query(name), Map.of(), "", Optional.empty());
        HttpRequest http = new HttpRequest(method, client, Map.of(), new byte[0]);
        CompletableFuture<FetchResult> answer = new CompletableFuture<>();
        system.fetch(new FetchAsked(http, Optional.empty(), false), answer::complete);
        return answer;
    }

    private String text(String method, String path, String name) {
        return ((FetchResult.Whole) fetch(method, path, name).join()).response().text();
    }

    private ResponseBody stream() {
        return stream("/stream");
    }

    private ResponseBody stream(String path) {
        return ((FetchResult.Streamed) fetch("GET", path, "ada").join()).body();
    }

    private String failure(String path, String name) {
        FetchResult.Failure failure =
                (FetchResult.Failure) fetch("GET", path, name).join();
        return failure.status() + " " + failure.error().code();
    }

    @Test
    void theFirstTwoHooksRunAndTheClientIsNotListed() {
        assertThat(text("PATCH", "/x", "ada")).isEqualTo("PATCH ada ada's 0");
        assertThat(log).isEmpty();
        assertThat(failure("/x", "eve")).isEqualTo("403 unwelcome");
        assertThat(failure("/x", "nobody")).isEqualTo("400 invalid_argument");
        assertThat(system.connections()).isZero();
        assertThat(system.fetches()).isZero();
    }

    @Test
    void anActorMadeForClientsThatWereRefusedIsGoneAgain() {
        assertThat(failure("/x", "eve")).isEqualTo("403 unwelcome");
        await().untilAsserted(() -> assertThat(system.actors()).isZero());
    }

    @Test
    void whatIsToRunAtTheEndOfABodyIsATurnOfItsOwn() {
        ResponseBody body = stream();
        assertThat(log).containsExactly("begin");
        body.cut();
        await().untilAsserted(() -> assertThat(log).containsExactly("begin", "close false"));
        assertThat(system.fetches()).isZero();
    }

    @Test
    void whatFailsAtTheEndOfABodyIsLoggedAndNothingElse() {
        try (LogCapture logged = LogCapture.of(UnattendedTurn.class)) {
            stream("/careless").cut();
            await().untilAsserted(() -> assertThat(log).containsExactly("begin", "close false"));
            assertThat(logged.text()).contains("probe/desk onClose of a body failed", "spilled");
        }
        assertThat(text("GET", "/x", "ada")).isEqualTo("GET ada ada's 0");
    }

    @Test
    void aStreamIsNotBegunForWhoWantsNoBody() {
        assertThat(text("HEAD", "/stream", "ada")).isEmpty();
        assertThat(text("GET", "/none", "ada")).isEmpty();
        assertThat(log).isEmpty();
    }

    @Test
    void aStreamThatFailsToBeginIsAFailureOfTheRequest() {
        assertThat(failure("/fails", "ada")).isEqualTo("422 busy");
        await().untilAsserted(() -> assertThat(log).containsExactly("begin", "close false"));
    }

    @Test
    void whoSendsTheClientAwayAnswersFirst() {
        assertThat(text("GET", "/out", "ada")).isEqualTo("and out");
    }

    @Test
    void whenALifeIsOverItsBodiesAreCutOffAndNobodyIsTold() {
        ResponseBody body = stream();
        assertThat(failure("/crash", "ada")).isEqualTo("500 crashed");
        assertThat(body.isCut()).isTrue();
        assertThat(text("GET", "/x", "ada")).isEqualTo("GET ada ada's 0");
        assertThat(log).containsExactly("begin");
    }

    @Test
    void aShutdownCutsBodiesOffAndTellsTheActor() {
        ResponseBody body = stream();
        system.shutdown(Duration.ofSeconds(20)).toCompletableFuture().join();
        assertThat(body.isCut()).isTrue();
        assertThat(log).containsExactly("begin", "close false");
        assertThat(failure("/x", "ada")).isEqualTo("503 unavailable");
    }
}
