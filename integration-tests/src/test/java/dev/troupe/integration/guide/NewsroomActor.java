package dev.troupe.integration.guide;

import dev.troupe.Actor;
import dev.troupe.ActorException;
import dev.troupe.NoParams;
import dev.troupe.actor.ActorContext;
import dev.troupe.actor.ActorHooks;
import dev.troupe.actor.EventStream;
import dev.troupe.actor.FetchHandler;
import dev.troupe.actor.FetchRequest;
import dev.troupe.actor.HttpResponse;
import dev.troupe.actor.NoState;
import dev.troupe.actor.ServerSentEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Tells headlines to whoever asks by HTTP. */
@Actor
public final class NewsroomActor implements Newsroom, ActorHooks, FetchHandler<NoParams, NoState> {

    private final ActorContext context;
    private final List<String> headlines = new ArrayList<>();
    private final Set<EventStream> readers = new LinkedHashSet<>();

    NewsroomActor(ActorContext context) {
        this.context = context;
    }

    @Override
    public HttpResponse onFetch(FetchRequest<NoParams, NoState> request) {
        return switch (request.method() + " " + request.path()) {
            case "GET /" -> HttpResponse.text(String.join("\n", headlines));
            case "POST /" -> HttpResponse.of(201).withHeader("X-Number", "" + publish(request.text()));
            case "GET /events" -> HttpResponse.events(reader -> follow(reader, request));
            default -> throw new ActorException("not_found", "The newsroom has no such page");
        };
    }

    private void follow(EventStream reader, FetchRequest<NoParams, NoState> request) {
        int seen = request.header("Last-Event-ID").map(Integer::parseInt).orElse(0);
        for (int number = seen + 1; number <= headlines.size(); number++) {
            reader.send(event(number));
        }
        readers.add(reader);
        reader.onClose(() -> readers.remove(reader));
    }

    @Override
    public int publish(String headline) {
        headlines.add(headline);
        readers.forEach(reader -> reader.send(event(headlines.size())));
        return headlines.size();
    }

    private ServerSentEvent event(int number) {
        return ServerSentEvent.of("headline", headlines.get(number - 1)).withId("" + number);
    }

    @Override
    public void onStart() {
        context.every(Duration.ofSeconds(15), () -> readers.forEach(EventStream::heartbeat));
    }
}
