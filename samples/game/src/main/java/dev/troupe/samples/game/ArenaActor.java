package dev.troupe.samples.game;

import static java.util.Comparator.comparingDouble;

import dev.troupe.Actor;
import dev.troupe.ActorException;
import dev.troupe.actor.ActorContext;
import dev.troupe.actor.ActorHooks;
import dev.troupe.actor.ConnectRequest;
import dev.troupe.actor.Connection;
import dev.troupe.actor.ConnectionHooks;
import dev.troupe.actor.Connections;
import dev.troupe.actor.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Keeps one arena. Players and ticks have their turns one at a time, so nothing here needs a lock. */
@Actor
public final class ArenaActor implements Arena, ActorHooks, ConnectionHooks<Arena.Join, Runner, Arena.Feed> {

    static final Duration TICK = Duration.ofMillis(50);
    static final Field FIELD = new Field(1_000, 24, 14);
    static final int PLAYERS = 24;
    private static final double SPEED_PER_SECOND = 400;
    private static final double STEP = SPEED_PER_SECOND * TICK.toMillis() / 1_000;
    private static final int REACH = FIELD.player() + FIELD.star();

    private final ActorContext context;
    private final Connections<Runner, Feed> arena;
    private Optional<Timer> ticks = Optional.empty();
    private int lastNumber;
    private int spots;
    private Spot star = nextSpot();

    ArenaActor(ActorContext context, Connections<Runner, Feed> arena) {
        this.context = context;
        this.arena = arena;
    }

    /** After a crash the players are still there, and hear where the new star is. */
    @Override
    public void onStart() {
        List<Connection<Runner, Feed>> survivors =
                arena.all().stream().filter(player -> player.state().isIn()).toList();
        for (Connection<Runner, Feed> player : survivors) {
            lastNumber = Math.max(lastNumber, player.state().number());
            welcome(player);
        }
        if (!survivors.isEmpty()) {
            startTicking();
        }
    }

    @Override
    public void onBeforeConnect(ConnectRequest<Join> request) {
        // Those who ask at the same moment do not see each other yet, so a few more may get in.
        if (arena.count() >= PLAYERS) {
            throw new ActorException("arena_full", "This arena is full.");
        }
    }

    @Override
    public Runner createConnState(ConnectRequest<Join> request) {
        return new Runner(request.params().name().strip());
    }

    @Override
    public void onConnect(Connection<Runner, Feed> connection) {
        connection.state().enter(++lastNumber, nextSpot());
        welcome(connection);
        arena.broadcast().joined(connection.state().player());
        startTicking();
    }

    @Override
    public void onDisconnect(Connection<Runner, Feed> connection) {
        arena.broadcast().left(connection.state().number());
        if (runners().isEmpty()) {
            // Nobody looks, so nothing moves.
            ticks.ifPresent(Timer::cancel);
            ticks = Optional.empty();
        }
    }

    @Override
    public void steer(double x, double y) {
        arena.caller().state().steer(x, y);
    }

    private void startTicking() {
        if (ticks.isEmpty()) {
            ticks = Optional.of(context.every(TICK, this::tick));
        }
    }

    private void tick() {
        List<Runner> runners = runners();
        boolean moved = false;
        for (Runner runner : runners) {
            moved |= runner.step(STEP, FIELD.player(), FIELD.size() - FIELD.player());
        }
        if (moved) {
            arena.broadcast().moved(runners.stream().map(Runner::position).toList());
            runners.stream()
                    .filter(runner -> runner.distanceTo(star) <= REACH)
                    .min(comparingDouble(runner -> runner.distanceTo(star)))
                    .ifPresent(this::catchStar);
        }
    }

    private void catchStar(Runner catcher) {
        star = nextSpot();
        arena.broadcast().caught(catcher.number(), catcher.scorePoint(), star);
    }

    private void welcome(Connection<Runner, Feed> player) {
        List<Player> players = runners().stream().map(Runner::player).toList();
        player.send().entered(player.state().number(), FIELD, players, star);
    }

    private List<Runner> runners() {
        return arena.all().stream().map(Connection::state).filter(Runner::isIn).toList();
    }

    // Multiples of two numbers that no fraction comes near to are spread over the field, without two close together.
    private Spot nextSpot() {
        spots++;
        return new Spot(within(spots * 0.7548776662466927), within(spots * 0.5698402909980532));
    }

    private static double within(double number) {
        double room = FIELD.size() - 2.0 * FIELD.player();
        return Math.rint(FIELD.player() + room * (number % 1));
    }
}
