package dev.troupe.integration.comingfrom.rivetkit;

import dev.troupe.Actor;
import dev.troupe.NoParams;
import dev.troupe.actor.ActorContext;
import dev.troupe.actor.AsyncFetchHandler;
import dev.troupe.actor.AsyncRawSocketHandler;
import dev.troupe.actor.FetchRequest;
import dev.troupe.actor.HttpResponse;
import dev.troupe.actor.NoState;
import dev.troupe.actor.RawSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Says what the almanac has, and then counts what comes. */
@Actor
public final class GaugeActor
        implements Gauge, AsyncRawSocketHandler<NoParams, NoState>, AsyncFetchHandler<NoParams, NoState> {

    private final ActorContext context;
    private final Almanac almanac;
    private int readings;

    GaugeActor(ActorContext context, Almanac almanac) {
        this.context = context;
        this.almanac = almanac;
    }

    @Override
    public CompletionStage<?> onOpen(RawSocket<NoParams, NoState> socket) {
        return almanac.of(context.key().toString()).thenAcceptAsync(socket::sendText, context.executor());
    }

    @Override
    public CompletionStage<?> onText(RawSocket<NoParams, NoState> socket, String text) {
        socket.sendText(++readings + ": " + text);
        return CompletableFuture.completedFuture(readings);
    }

    @Override
    public CompletionStage<HttpResponse> onFetch(FetchRequest<NoParams, NoState> request) {
        return almanac.of(context.key().toString()).thenApply(HttpResponse::text);
    }

    @Override
    public int readings() {
        return readings;
    }
}
