package dev.troupe.integration;

import dev.troupe.Actor;
import dev.troupe.ActorException;
import dev.troupe.NoEvents;
import dev.troupe.actor.ActorContext;
import dev.troupe.actor.AsyncFetchHandler;
import dev.troupe.actor.BodyStream;
import dev.troupe.actor.ConnectRequest;
import dev.troupe.actor.ConnectionHooks;
import dev.troupe.actor.Connections;
import dev.troupe.actor.EventStream;
import dev.troupe.actor.FetchRequest;
import dev.troupe.actor.HttpResponse;
import dev.troupe.actor.Identity;
import dev.troupe.actor.ServerSentEvent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Does with requests what their paths ask for. */
@Actor
final class KioskActor
        implements Kiosk, ConnectionHooks<Kiosk.Reader, String, NoEvents>, AsyncFetchHandler<Kiosk.Reader, String> {

    static final String SECRET = "the secret of the kiosk";

    /** What the test has in its hands. */
    static final class Switches {
        final CompletableFuture<String> later = new CompletableFuture<>();
        final CountDownLatch asked = new CountDownLatch(1);
        final List<String> ends = new CopyOnWriteArrayList<>();
    }

    private final ActorContext context;
    private final Connections<String, NoEvents> readers;
    private final Switches switches;
    private final List<String> log = new ArrayList<>();
    private final Set<BodyStream> streams = new LinkedHashSet<>();
    private final Set<EventStream> events = new LinkedHashSet<>();

    KioskActor(ActorContext context, Connections<String, NoEvents> readers, Switches switches) {
        this.context = context;
        this.readers = readers;
        this.switches = switches;
    }

    @Override
    public void onBeforeConnect(ConnectRequest<Reader> request) {
        if (request.params().name().equals("nobody")) {
            throw new ActorException("nobody_here", "Nobody is nobody");
        }
    }

    @Override
    public String createConnState(ConnectRequest<Reader> request) {
        return request.params().name() + "'s";
    }

    @Override
    public List<String> log() {
        return List.copyOf(log);
    }

    @Override
    public void tell(String text) {
        streams.forEach(stream -> stream.send(text));
        events.forEach(stream -> stream.send(text));
    }

    @Override
    public void end() {
        streams.forEach(BodyStream::close);
        events.forEach(EventStream::close);
    }

    @Override
    public void crash() {
        throw new AssertionError(SECRET);
    }

    @Override
    public CompletionStage<HttpResponse> onFetch(FetchRequest<Reader, String> request) {
        log.add(request.toString());
        return switch (request.path()) {
            case "/later" -> later();
            case "/null" -> CompletableFuture.completedFuture(null);
            case "/failed" -> CompletableFuture.failedFuture(new IllegalStateException(SECRET));
            default -> CompletableFuture.completedFuture(now(request));
        };
    }

    private CompletionStage<HttpResponse> later() {
        switches.asked.countDown();
        return switches.later.thenApplyAsync(HttpResponse::text, context.executor());
    }

    private HttpResponse now(FetchRequest<Reader, String> request) {
        return switch (request.path()) {
            case "/created" -> HttpResponse.of(201).withHeader("X-Way", "first").withHeader("X-Way", "second");
            case "/nothing" -> HttpResponse.of(204);
            case "/refuse" -> throw new ActorException("sold_out", "There is none left");
            case "/missing" -> throw new ActorException("not_found", "There is no such paper");
            case "/fail" -> throw new IllegalStateException(SECRET);
            case "/crash" -> throw new AssertionError(SECRET);
            case "/split" ->
                HttpResponse.text("x")
                        .withHeader("X-Value", request.queryParameter("value").orElse(""));
            case "/stream" -> HttpResponse.streaming("text/plain", body -> keep(body, request));
            case "/events" -> HttpResponse.events(stream -> keep(stream, request));
            case "/once" -> HttpResponse.streaming("text/plain", KioskActor::once);
            case "/flood" -> HttpResponse.streaming("application/octet-stream", this::floodLater);
            case "/too-much" -> HttpResponse.streaming("application/octet-stream", this::flood);
            case "/paced" -> HttpResponse.streaming("application/octet-stream", body -> pace(body, 64));
            case "/bad-begin" ->
                HttpResponse.streaming("text/plain", body -> {
                    body.send("never");
                    throw new IllegalStateException(SECRET);
                });
            default -> HttpResponse.text(describe(request));
        };
    }

    private String describe(FetchRequest<Reader, String> request) {
        String caller = readers.caller().state();
        return String.join(
                " ",
                request.method(),
                request.path(),
                request.queryParameter("page").orElse("-"),
                request.header("x-colour").orElse("-"),
                request.params().name(),
                request.state(),
                caller,
                request.principal().map(Identity::getName).orElse("-"),
                readers.count() + " listed",
                "'" + request.text() + "'");
    }

    private void keep(BodyStream body, FetchRequest<Reader, String> request) {
        streams.add(body);
        body.onClose(() -> {
            streams.remove(body);
            log.add("gone " + request.params().name());
            switches.ends.add(request.params().name());
        });
        body.send("begin ");
    }

    private void keep(EventStream stream, FetchRequest<Reader, String> request) {
        events.add(stream);
        stream.onClose(() -> {
            events.remove(stream);
            log.add("gone " + request.params().name());
        });
        String last = request.header("Last-Event-ID").orElse("none");
        stream.send(new ServerSentEvent("hello", Optional.of("7"), "one\ntwo after " + last));
        stream.comment("quiet");
        stream.heartbeat();
    }

    private static void once(BodyStream body) {
        body.send("one ");
        body.send(new byte[0]);
        body.send("two");
        body.close();
        if (body.send("too late")) {
            throw new IllegalStateException("A closed body takes nothing");
        }
    }

    private void floodLater(BodyStream body) {
        body.send("begin ");
        var unused = body.drained().thenRunAsync(() -> flood(body), context.executor());
    }

    private void flood(BodyStream body) {
        body.onClose(() -> log.add("flood ends"));
        int pieces = 0;
        while (body.send(new byte[65_536])) {
            pieces++;
        }
        log.add("cut after " + (pieces > 0) + " " + body.isClosed() + " " + body.bufferedAmount());
    }

    private void pace(BodyStream body, int left) {
        if (left == 0) {
            body.close();
            return;
        }
        body.send(new byte[65_536]);
        var unused = body.drained().thenRunAsync(() -> pace(body, left - 1), context.executor());
    }
}
