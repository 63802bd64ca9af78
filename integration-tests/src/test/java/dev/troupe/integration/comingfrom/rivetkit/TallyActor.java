package dev.troupe.integration.comingfrom.rivetkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.troupe.Actor;
import dev.troupe.actor.EventStream;
import dev.troupe.actor.FetchHandler;
import dev.troupe.actor.FetchRequest;
import dev.troupe.actor.HttpResponse;
import dev.troupe.actor.Identity;
import dev.troupe.actor.NoState;
import dev.troupe.integration.comingfrom.rivetkit.Tally.Visitor;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Answers requests of HTTP by method and path. */
@Actor
public final class TallyActor implements Tally, FetchHandler<Visitor, NoState> {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Set<EventStream> followers = new LinkedHashSet<>();
    private int requests;
    private int count;

    @Override
    public HttpResponse onFetch(FetchRequest<Visitor, NoState> request) throws JsonProcessingException {
        requests++;
        return switch (request.method() + " " + request.path()) {
            case "GET /api/hello" -> HttpResponse.json("{\"message\":\"Hello from the actor!\"}");
            case "POST /api/echo" -> HttpResponse.json(request.text());
            case "GET /api/stats" -> stats(request);
            case "PUT /api/count" -> put(request);
            case "GET /events" -> HttpResponse.events(this::follow);
            default -> HttpResponse.text("Not Found").withStatus(404);
        };
    }

    private HttpResponse put(FetchRequest<Visitor, NoState> request) {
        boolean known = request.header("If-Match").equals(Optional.of("\"" + count + "\""));
        if (known) {
            count = Integer.parseInt(request.text());
        }
        return HttpResponse.of(known ? 204 : 412).withHeader("ETag", "\"" + count + "\"");
    }

    private HttpResponse stats(FetchRequest<Visitor, NoState> request) throws JsonProcessingException {
        String named = Objects.requireNonNullElse(request.params().name(), "somebody");
        String visitor = request.principal().map(Identity::getName).orElse(named);
        return HttpResponse.json(JSON.writeValueAsString(
                Map.of("requests", requests, "followers", followers.size(), "visitor", visitor)));
    }

    private void follow(EventStream follower) {
        follower.send("count", "" + count);
        followers.add(follower);
        follower.onClose(() -> followers.remove(follower));
    }

    @Override
    public int add(int amount) {
        count += amount;
        followers.forEach(follower -> follower.send("count", "" + count));
        return count;
    }
}
