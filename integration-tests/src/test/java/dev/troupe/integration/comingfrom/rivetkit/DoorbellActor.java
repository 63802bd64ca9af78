package dev.troupe.integration.comingfrom.rivetkit;

import dev.troupe.Actor;
import dev.troupe.NoParams;
import dev.troupe.actor.ActorContext;
import dev.troupe.actor.AsyncConnectionHooks;
import dev.troupe.actor.ConnectRequest;
import dev.troupe.actor.Connections;
import dev.troupe.integration.comingfrom.rivetkit.Doorbell.Chimes;
import java.util.concurrent.CompletionStage;

/** Sends away whoever rings, and tells the others when he is gone. */
@Actor
public final class DoorbellActor implements Doorbell, AsyncConnectionHooks<NoParams, DoorbellActor.Caller, Chimes> {

    /** The same for all connections. */
    public record Caller(int patience) {}

    private static final Caller NEW = new Caller(3);

    private final Connections<Caller, Chimes> callers;
    private final ActorContext context;
    private final Almanac almanac;
    private int times;

    DoorbellActor(Connections<Caller, Chimes> callers, ActorContext context, Almanac almanac) {
        this.callers = callers;
        this.context = context;
        this.almanac = almanac;
    }

    @Override
    public CompletionStage<Caller> createConnState(ConnectRequest<NoParams> request) {
        return almanac.of("the street").thenApply(known -> NEW);
    }

    @Override
    public CompletionStage<Void> ring() {
        return callers.caller()
                .disconnect("Too many requests")
                .thenRunAsync(() -> callers.broadcast().rang(++times), context.executor());
    }
}
