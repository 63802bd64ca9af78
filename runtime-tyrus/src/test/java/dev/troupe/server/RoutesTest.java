package dev.troupe.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.troupe.ActorException;
import dev.troupe.actor.HttpRequest;
import dev.troupe.actor.HttpResponse;
import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.server.RawClient.Response;
import dev.troupe.server.echo.Gate;
import dev.troupe.server.http.HttpHandler;
import dev.troupe.server.http.StaticFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Routes of users, beside the actors. */
class RoutesTest {

    private static TroupeServer start(UnaryOperator<TroupeServerBuilder> routes) {
        return EchoServer.start(new Gate(), RuntimeSettings.DEFAULTS, routes);
    }

    private static Response ask(TroupeServer server, String method, String path, String body, String... headers)
            throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            String lines = String.join(
                    "", java.util.Arrays.stream(headers).map(h -> h + "\r\n").toList());
            return client.http(method + " " + path + " HTTP/1.1\r\nHost: x\r\n" + lines + "Content-Length: "
                    + body.length() + "\r\n\r\n" + body);
        }
    }

    /** A resource as a user would write one. */
    private static final class Notes {
        private final Map<String, String> notes = new ConcurrentHashMap<>(Map.of("1", "one"));

        HttpResponse list(HttpRequest request) {
            return HttpResponse.text(
                    new TreeMap<>(notes) + " " + request.queryParameter("q").orElse("none"));
        }

        HttpResponse get(HttpRequest request) {
            String note = notes.get(request.pathParameter("id"));
            if (note == null) {
                throw new ActorException("not_found", "No such note");
            }
            return HttpResponse.text(note).withHeader("ETag", "\"x\"");
        }

        HttpResponse put(HttpRequest request) {
            notes.put(request.pathParameter("id"), request.text());
            return HttpResponse.of(201).withHeader("Location", request.path());
        }

        HttpResponse delete(HttpRequest request) {
            notes.remove(request.pathParameter("name"));
            return HttpResponse.of(204);
        }

        UnaryOperator<TroupeServerBuilder> routes() {
            return builder -> builder.route("GET", "/notes", this::list)
                    .route("GET", "/notes/{id}", this::get)
                    .route("put", "/notes/{id}", this::put)
                    .route("DELETE", "/notes/{name}", this::delete);
        }
    }

    @Test
    void aResourceIsServed() throws IOException {
        try (TroupeServer server = start(new Notes().routes())) {
            assertThat(ask(server, "GET", "/notes?q=a%20b", "").text()).isEqualTo("{1=one} a b");
            Response made = ask(server, "PUT", "/notes/a%20b", "two");
            assertThat(made.status()).isEqualTo(201);
            assertThat(made.header("Location")).isEqualTo("/notes/a%20b");
            assertThat(made.header("Content-Length")).isEqualTo("0");
            Response found = ask(server, "GET", "/notes/a%20b", "");
            assertThat(found.text()).isEqualTo("two");
            assertThat(found.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
            assertThat(found.header("ETag")).isEqualTo("\"x\"");
            assertThat(found.header("X-Content-Type-Options")).isEqualTo("nosniff");
            Response gone = ask(server, "DELETE", "/notes/1", "");
            assertThat(gone.status()).isEqualTo(204);
            assertThat(gone.header("Content-Length")).isEmpty();
            Response missing = ask(server, "GET", "/notes/1", "");
            assertThat(missing.status()).isEqualTo(404);
            assertThat(missing.text()).contains("\"code\":\"not_found\"", "No such note");
        }
    }

    @Test
    void headIsAGetWithoutItsBody() throws IOException {
        try (TroupeServer server = start(new Notes().routes());
                RawClient client = new RawClient(server.port())) {
            Response head = client.http("HEAD /notes/1 HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.header("Content-Length")).isEqualTo("3");
            assertThat(client.get("/notes/1").text()).isEqualTo("one");
        }
        try (TroupeServer server = start(b -> b.route("GET", "/a", request -> HttpResponse.text("get"))
                        .route("HEAD", "/a", request -> HttpResponse.of(202)));
                RawClient client = new RawClient(server.port())) {
            assertThat(client.http("HEAD /a HTTP/1.1\r\nHost: x\r\n\r\n").status())
                    .isEqualTo(202);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /a/one, get",
        "POST, /a/one, any",
        "DELETE, /a/one, any",
        "OPTIONS, /a/one, any",
        "PROPFIND, /a/one, any",
        "PUT, /a/two/three, put",
        "PATCH, /a/two/three, any below",
        "GET, /a/two/three, any below"
    })
    void aRouteOfAnyMethodAnswersThoseThatNoOtherOfItsPatternDoes(String method, String path, String answer)
            throws IOException {
        try (TroupeServer server = start(b -> b.route("*", "/a/{name}", request -> HttpResponse.text("any"))
                .route("GET", "/a/{name}", request -> HttpResponse.text("get"))
                .route("PUT", "/{all...}", request -> HttpResponse.text("put"))
                .route("*", "/{all...}", request -> HttpResponse.text("any below")))) {
            assertThat(ask(server, method, path, "").text()).isEqualTo(answer);
        }
    }

    @Test
    void aHeadIsAnsweredByItsOwnRouteOrAGetBeforeOneOfAnyMethod() throws IOException {
        try (TroupeServer server = start(b -> b.route("*", "/a", request -> HttpResponse.of(204))
                        .route("GET", "/a", request -> HttpResponse.of(202))
                        .route("*", "/b", request -> HttpResponse.of(204))
                        .route("GET", "/b", request -> HttpResponse.of(202))
                        .route("HEAD", "/b", request -> HttpResponse.of(201)));
                RawClient client = new RawClient(server.port())) {
            assertThat(client.http("HEAD /a HTTP/1.1\r\nHost: x\r\n\r\n").status())
                    .isEqualTo(202);
            assertThat(client.http("HEAD /b HTTP/1.1\r\nHost: x\r\n\r\n").status())
                    .isEqualTo(201);
        }
    }

    @Test
    void otherMethodsAre405AndOptionsSaysWhichAreNot() throws IOException {
        try (TroupeServer server = start(new Notes().routes())) {
            Response response = ask(server, "POST", "/notes/1", "x");
            assertThat(response.status()).isEqualTo(405);
            assertThat(response.header("Allow")).isEqualTo("DELETE, GET, HEAD, OPTIONS, PUT");
            Response options = ask(server, "OPTIONS", "/notes", "");
            assertThat(options.status()).isEqualTo(204);
            assertThat(options.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/, root",
        "/index.html, of the page",
        "/a/b, given",
        "/a/c, one c",
        "/a/b/c, rest b/c",
        "/style.css, body { color: red }",
        "/actorsx, any actorsx"
    })
    void theMoreIsGivenTheSoonerARouteCountsAndPagesComeLast(String path, String text) throws IOException {
        try (TroupeServer server = start(b -> b.route(
                        "GET", "/a/{rest...}", request -> HttpResponse.text("rest " + request.pathParameter("rest")))
                .route("GET", "/a/{one}", request -> HttpResponse.text("one " + request.pathParameter("one")))
                .route("GET", "/a/b", request -> HttpResponse.text("given"))
                .route("GET", "/index.html", request -> HttpResponse.text("of the page"))
                .route("GET", "/actorsx", request -> HttpResponse.text("any actorsx"))
                .route("GET", "/", request -> HttpResponse.text("root")))) {
            assertThat(ask(server, "GET", path, "").text().strip()).isEqualTo(text);
            assertThat(ask(server, "GET", "/health", "").text()).contains("up");
        }
    }

    @Test
    void redirectsLeadElsewhere() throws IOException {
        try (TroupeServer server = start(b -> b.route(
                "GET",
                "/old/{id}",
                request -> HttpResponse.redirect(URI.create("/new/" + request.pathParameter("id")))
                        .withStatus(301)))) {
            Response response = ask(server, "GET", "/old/7", "");
            assertThat(response.status()).isEqualTo(301);
            assertThat(response.header("Location")).isEqualTo("/new/7");
        }
    }

    @Test
    void noHandlerRunsOnAnEventLoop() throws IOException {
        HttpHandler handler =
                request -> HttpResponse.text(Thread.currentThread().getName());
        try (TroupeServer server = start(b -> b.route("GET", "/thread", handler))) {
            assertThat(ask(server, "GET", "/thread", "").text()).startsWith("troupe-turn");
        }
    }

    @Test
    void aHandlerThatBlocksHoldsUpNobody() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch blocked = new CountDownLatch(20);
        HttpHandler blocking = request -> {
            blocked.countDown();
            release.await();
            return HttpResponse.text("late");
        };
        try (TroupeServer server = start(
                b -> b.route("GET", "/slow", blocking).route("GET", "/quick", request -> HttpResponse.text("quick")))) {
            RawClient[] clients = new RawClient[20];
            for (int i = 0; i < clients.length; i++) {
                clients[i] = new RawClient(server.port());
                clients[i].send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(UTF_8));
            }
            assertThat(blocked.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(ask(server, "GET", "/quick", "").text()).isEqualTo("quick");
            release.countDown();
            for (RawClient client : clients) {
                assertThat(client.response(true).text()).isEqualTo("late");
                client.close();
            }
        }
    }

    @Test
    void aHandlerMayAnswerLater() throws Exception {
        CompletableFuture<HttpResponse> later = new CompletableFuture<>();
        CountDownLatch asked = new CountDownLatch(1);
        try (TroupeServer server = start(b -> b.routeAsync("GET", "/later", request -> {
                    asked.countDown();
                    return later;
                }));
                RawClient client = new RawClient(server.port())) {
            client.send("GET /later HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(UTF_8));
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
            later.complete(HttpResponse.text("at last"));
            assertThat(client.response(true).text()).isEqualTo("at last");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "throws, 500, internal",
        "error, 500, internal",
        "null, 500, internal",
        "stage, 500, internal",
        "body, 500, internal",
        "bodyError, 500, internal",
        "bodyChecked, 500, internal",
        "own, 422, out_of_paper",
        "forbidden, 403, forbidden"
    })
    void aFailureTellsNothingUnlessItIsMeantTo(String what, int status, String code) throws IOException {
        try (TroupeServer server = start(b -> b.routeAsync("GET", "/fail/{what}", RoutesTest::fail))) {
            Response response = ask(server, "GET", "/fail/" + what, "");
            assertThat(response.status()).isEqualTo(status);
            assertThat(response.header("Content-Type")).isEqualTo("application/json");
            assertThat(response.text())
                    .startsWith("{\"error\":{\"code\":\"" + code + "\"")
                    .doesNotContain("secret");
        }
    }

    @SuppressWarnings("NullAway")
    private static CompletableFuture<HttpResponse> fail(HttpRequest request) {
        return switch (request.pathParameter("what")) {
            case "throws" -> throw new IllegalStateException("secret");
            case "error" -> throw new AssertionError("secret");
            case "body" -> begun(new IllegalStateException("secret"));
            case "bodyError" -> begun(new StackOverflowError("secret"));
            case "bodyChecked" -> begun(new IOException("secret"));
            case "null" -> null;
            case "own" -> throw new ActorException("out_of_paper", "Try tomorrow");
            case "forbidden" ->
                CompletableFuture.<HttpResponse>failedFuture(new ActorException("forbidden", "No"))
                        .thenApply(response -> response);
            default -> CompletableFuture.failedFuture(new IllegalStateException("secret"));
        };
    }

    /** A body of which something was sent before its beginning failed. */
    private static CompletableFuture<HttpResponse> begun(Throwable failure) {
        return CompletableFuture.completedFuture(HttpResponse.streaming("text/plain", body -> {
            body.send("secret");
            raise(failure);
        }));
    }

    @SuppressWarnings("unchecked") // as code in another language, or with Lombok, throws what it has not declared
    private static <T extends Throwable> void raise(Throwable failure) throws T {
        throw (T) failure;
    }

    @Test
    void aResponseThatTakesTooLongIs504() throws IOException {
        CompletableFuture<HttpResponse> never = new CompletableFuture<>();
        try (TroupeServer server = EchoServer.start(
                        new Gate(),
                        RuntimeSettings.DEFAULTS,
                        b -> b.httpLimits(limits -> limits.handlerTimeout(Duration.ofMillis(200)))
                                .routeAsync("GET", "/never", request -> never));
                RawClient client = new RawClient(server.port())) {
            Response late = client.get("/never");
            assertThat(late.status()).isEqualTo(504);
            assertThat(late.text()).contains("\"code\":\"timeout\"");
            never.complete(HttpResponse.text("too late"));
            assertThat(client.get("/health").text()).contains("up");
        }
    }

    @Test
    void aBodyHasAMebibyteUnlessToldOtherwise() throws IOException {
        HttpHandler length = request -> HttpResponse.text(String.valueOf(request.body().length));
        try (TroupeServer server = start(b -> b.route("POST", "/length", length))) {
            assertThat(ask(server, "POST", "/length", "x".repeat(1_048_576)).text())
                    .isEqualTo("1048576");
            assertThat(ask(server, "POST", "/length", "x".repeat(1_048_577)).status())
                    .isEqualTo(413);
            try (RawClient client = new RawClient(server.port())) {
                String chunked = "POST /length HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
                assertThat(client.http(chunked + "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n")
                                .text())
                        .isEqualTo("5");
            }
        }
        try (TroupeServer server =
                start(b -> b.httpLimits(limits -> limits.maxBodyBytes(10)).route("POST", "/length", length))) {
            assertThat(ask(server, "POST", "/length", "x".repeat(10)).text()).isEqualTo("10");
            assertThat(ask(server, "POST", "/length", "x".repeat(11)).status()).isEqualTo(413);
        }
        assertThatThrownBy(() -> TroupeServer.builder().httpLimits(limits -> limits.maxBodyBytes(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxBodyBytes must be positive, not 0");
    }

    @Test
    void aBodyIsWhatWasSent() throws IOException {
        HttpHandler mirror = request -> HttpResponse.bytes("application/octet-stream", request.body());
        try (TroupeServer server = start(b -> b.route("POST", "/mirror", mirror))) {
            StringBuilder all = new StringBuilder();
            for (int i = 0; i < 70_000; i++) {
                all.append((char) (i % 256));
            }
            Response response = ask(server, "POST", "/mirror", all.toString());
            assertThat(new String(response.body(), ISO_8859_1)).isEqualTo(all.toString());
        }
    }

    @Test
    void filesAreServed(@TempDir Path directory) throws IOException {
        Path files = Files.createDirectory(directory.resolve("files"));
        Files.writeString(directory.resolve("secret.txt"), "secret");
        Files.writeString(files.resolve("index.html"), "home");
        Files.createDirectory(files.resolve("sub"));
        Files.writeString(files.resolve("sub/data.json"), "{}");
        Files.createSymbolicLink(files.resolve("link.txt"), directory.resolve("secret.txt"));
        try (TroupeServer server = start(b -> b.route("GET", "/files/{path...}", StaticFiles.below(files)))) {
            assertThat(ask(server, "GET", "/files/", "").text()).isEqualTo("home");
            Response found = ask(server, "GET", "/files/sub/data.json", "");
            assertThat(found.text()).isEqualTo("{}");
            assertThat(found.header("Content-Type")).isEqualTo("application/json");
            String tag = found.header("ETag");
            assertThat(ask(server, "GET", "/files/sub/data.json", "", "If-None-Match: " + tag)
                            .status())
                    .isEqualTo(304);
            Files.writeString(files.resolve("sub/data.json"), "{\"new\":true}");
            assertThat(ask(server, "GET", "/files/sub/data.json", "", "If-None-Match: " + tag)
                            .text())
                    .isEqualTo("{\"new\":true}");
            for (String path : new String[] {"link.txt", "sub", "sub/", "none", "..%2fsecret.txt", "../secret.txt"}) {
                Response refused = ask(server, "GET", "/files/" + path, "");
                assertThat(refused.status()).as(path).isIn(400, 404);
                assertThat(refused.text()).doesNotContain("secret\"", "home");
            }
        }
        assertThatThrownBy(() -> StaticFiles.below(directory.resolve("none")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> StaticFiles.below(directory.resolve("secret.txt")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void twoRoutesForTheSameRequestsAreAMistake() {
        HttpHandler handler = request -> HttpResponse.of(204);
        assertThatThrownBy(() -> start(b -> b.route("GET", "/a/{b}", handler).route("get", "/a/{c}", handler)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Two routes for the same requests: GET /a/{b} and GET /a/{c}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actors",
                "/actors/x",
                "/actors/{rest...}",
                "/health",
                "/health/live",
                "/health/ready",
                "x",
                "/a//b",
                "/{a}/{a}"
            })
    void thePathsOfTheServerAndWhatIsNoPatternAreRefused(String path) {
        assertThatThrownBy(() -> TroupeServer.builder().route("GET", path, request -> HttpResponse.of(204)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aServerThatStopsLetsHandlersFinish() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<HttpResponse> response = new CompletableFuture<>();
        TroupeServer server = start(b -> b.routeAsync("GET", "/slow", request -> {
            begun.countDown();
            return response;
        }));
        try (RawClient client = new RawClient(server.port());
                RawClient kept = new RawClient(server.port())) {
            assertThat(kept.get("/health").status()).isEqualTo(200);
            client.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(UTF_8));
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
            Thread stopping = new Thread(server::close);
            stopping.start();
            await().until(() -> kept.get("/health").status() == 503);
            assertThat(kept.get("/slow").status()).isEqualTo(503);
            response.complete(HttpResponse.text("whole"));
            assertThat(client.response(true).text()).isEqualTo("whole");
            stopping.join(10_000);
            assertThat(stopping.isAlive()).isFalse();
        }
    }
}
