package dev.troupe.integration.guide;

import dev.troupe.Actor;
import dev.troupe.actor.ActorContext;
import dev.troupe.actor.ActorHooks;
import dev.troupe.actor.Audience;
import dev.troupe.actor.ConnectRequest;
import dev.troupe.actor.Connection;
import dev.troupe.actor.ConnectionHooks;
import dev.troupe.actor.Connections;
import dev.troupe.actor.EventAuthorization;
import dev.troupe.actor.Presence;
import dev.troupe.actor.Timer;
import java.time.Duration;
import java.util.List;

@Actor
public final class MatchActor
        implements Match,
                ActorHooks,
                ConnectionHooks<Match.Visitor, MatchActor.Fan, Match.Feed>,
                EventAuthorization<MatchActor.Fan, Match.Feed> {

    record Fan(String name) {}

    private final Connections<Fan, Feed> fans;
    private final Presence<Fan, String> present = Presence.by(Fan::name);
    private final Timer ball;
    private int step;

    MatchActor(ActorContext context, Connections<Fan, Feed> fans) {
        this.fans = fans;
        ball = context.every(Duration.ofMillis(50), this::move);
        context.after(Duration.ofMinutes(90), this::whistle);
    }

    private void move() {
        fans.broadcast().moved(++step);
    }

    private void whistle() {
        ball.cancel();
        fans.broadcast().announced("It is over.");
    }

    @Override
    public void onStart() {
        present.arriveAll(fans.all());
    }

    @Override
    public Fan createConnState(ConnectRequest<Visitor> request) {
        return new Fan(request.params().name());
    }

    @Override
    public void onConnect(Connection<Fan, Feed> connection) {
        if (present.arrive(connection)) {
            fans.broadcast().arrived(connection.state().name());
        }
    }

    @Override
    public void onDisconnect(Connection<Fan, Feed> connection) {
        if (present.depart(connection)) {
            fans.broadcast().gone(connection.state().name());
        }
    }

    @Override
    public boolean canReceive(Connection<Fan, Feed> connection, String event) {
        return !event.equals("sung") || !connection.state().name().equals("referee");
    }

    @Override
    public boolean support(String team) {
        return fans.caller().join(team);
    }

    @Override
    public boolean abandon(String team) {
        return fans.caller().leave(team);
    }

    @Override
    public void sing(String team, String song) {
        Connection<Fan, Feed> caller = fans.caller();
        Audience others = Audience.topic(team).and(Audience.except(caller));
        fans.broadcast(others).sung(caller.state().name(), song);
    }

    @Override
    public List<String> supporters(String team) {
        return fans.members(team).stream().map(fan -> fan.state().name()).toList();
    }

    @Override
    public List<String> everybody() {
        return present.all();
    }
}
