package dev.troupe.samples.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.troupe.ActorException;
import dev.troupe.actor.ClientRequest;
import dev.troupe.actor.ConnectRequest;
import dev.troupe.samples.game.Arena.Feed;
import dev.troupe.samples.game.Arena.Join;
import dev.troupe.samples.game.Arena.Player;
import dev.troupe.samples.game.Arena.Position;
import dev.troupe.samples.game.Arena.Spot;
import dev.troupe.testkit.ManualClock;
import dev.troupe.testkit.SentEvent;
import dev.troupe.testkit.TestConnection;
import dev.troupe.testkit.TestConnections;
import dev.troupe.testkit.TestContext;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The actor alone, by a clock that is turned by hand. */
class ArenaActorTest {

    private final ManualClock clock = ManualClock.at("2030-01-01T12:00:00Z");
    private final TestContext context = TestContext.of("arena", "meadow", clock);
    private final TestConnections<Runner, Feed> connections = TestConnections.of(Feed.class);
    private final ArenaActor arena = new ArenaActor(context, connections);

    @Test
    void aNewcomerLearnsAllAndTheOthersLearnOfTheNewcomer() {
        TestConnection<Runner, Feed> ada = enter("ada");
        ada.clear();
        TestConnection<Runner, Feed> grace = enter(" grace ");
        Player newcomer = grace.state().player();
        assertThat(newcomer.name()).isEqualTo("grace");
        assertThat(newcomer.number()).isEqualTo(2);
        assertThat(ada.events()).containsExactly(SentEvent.of("joined", newcomer));
        assertThat(grace.events("entered"))
                .containsExactly(SentEvent.of(
                        "entered", 2, ArenaActor.FIELD, List.of(ada.state().player(), newcomer), star(grace)));
    }

    @Test
    void whoIsUnderWayIsToldTwentyTimesASecond() {
        TestConnection<Runner, Feed> ada = enter("ada");
        TestConnection<Runner, Feed> grace = enter("grace");
        Player start = ada.state().player();
        double ahead = start.x() < 500 ? 0.5 : -0.5;
        steer(ada, ahead, 0);
        clock.advance(Duration.ofSeconds(1));
        assertThat(grace.events("moved"))
                .hasSize(20)
                .endsWith(SentEvent.of(
                        "moved",
                        List.of(
                                new Position(1, start.x() + ahead * 400, start.y()),
                                grace.state().position())));
    }

    @Test
    void whereNobodyMovesNothingIsTold() {
        TestConnection<Runner, Feed> ada = enter("ada");
        steer(ada, 1, 0);
        clock.advance(ArenaActor.TICK);
        steer(ada, 0, 0);
        ada.clear();
        clock.advance(Duration.ofSeconds(1));
        assertThat(ada.events()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 976", "-1, 0, 24", "0, 1, 976", "0, -1, 24"})
    void aWallStops(double x, double y, double end) {
        TestConnection<Runner, Feed> ada = enter("ada");
        steer(ada, x, y);
        clock.advance(Duration.ofSeconds(5));
        Player there = ada.state().player();
        assertThat(x == 0 ? there.y() : there.x()).isEqualTo(end);
        ada.clear();
        clock.advance(Duration.ofSeconds(1));
        assertThat(ada.events("moved")).isEmpty();
    }

    @Test
    void aDiagonalIsNoShortcut() {
        TestConnection<Runner, Feed> ada = enter("ada");
        Player start = ada.state().player();
        steer(ada, start.x() < 500 ? 1 : -1, start.y() < 500 ? 1 : -1);
        clock.advance(Duration.ofMillis(500));
        Player end = ada.state().player();
        assertThat(Math.hypot(end.x() - start.x(), end.y() - start.y()))
                .isCloseTo(200, org.assertj.core.api.Assertions.within(0.2));
    }

    @Test
    void whoReachesTheStarHasAPointAndThereIsAnother() {
        TestConnection<Runner, Feed> ada = enter("ada");
        TestConnection<Runner, Feed> grace = enter("grace");
        Spot star = star(ada);
        catchStar(ada, star);
        assertThat(ada.state().player().score()).isEqualTo(1);
        assertThat(grace.events("caught")).hasSize(1).allSatisfy(caught -> {
            assertThat(caught.arguments()).startsWith(1, 1);
            assertThat(caught.arguments().get(2)).isNotEqualTo(star);
        });
        TestConnection<Runner, Feed> alan = enter("alan");
        assertThat(star(alan)).isNotEqualTo(star);
        assertThat(alan.events("entered").get(0).arguments().get(2))
                .asString()
                .contains(ada.state().player().toString());
    }

    @Test
    void ofTwoWhoReachTheStarTheNearerOneCatchesIt() {
        TestConnection<Runner, Feed> ada = enter("ada");
        TestConnection<Runner, Feed> grace = enter("grace");
        Spot star = star(ada);
        double aside = star.x() < 500 ? 1 : -1;
        ada.state().enter(1, new Spot(star.x() + aside * 50, star.y()));
        grace.state().enter(2, new Spot(star.x() + aside * 45, star.y()));
        steer(ada, -aside, 0);
        steer(grace, -aside, 0);
        clock.advance(ArenaActor.TICK);
        assertThat(grace.state().player().score()).isEqualTo(1);
        assertThat(ada.state().player().score()).isZero();
    }

    @Test
    void theClockTicksWhileSomebodyIsThere() {
        assertThat(context.timers()).isZero();
        TestConnection<Runner, Feed> ada = enter("ada");
        TestConnection<Runner, Feed> grace = enter("grace");
        assertThat(context.timers()).isEqualTo(1);
        leave(ada);
        assertThat(context.timers()).isEqualTo(1);
        assertThat(grace.events("left")).containsExactly(SentEvent.of("left", 1));
        leave(grace);
        assertThat(context.timers()).isZero();
        enter("alan");
        assertThat(context.timers()).isEqualTo(1);
    }

    @Test
    void afterACrashThePlayersPlayOn() {
        TestConnection<Runner, Feed> ada = enter("ada");
        Player before = ada.state().player();
        TestConnection<Runner, Feed> onItsWay = connections.connect(new Runner("alan"));
        TestContext secondLife = TestContext.of("arena", "meadow", clock);
        ArenaActor anew = new ArenaActor(secondLife, connections);
        ada.clear();
        anew.onStart();
        assertThat(ada.events("entered").get(0).arguments()).startsWith(1, ArenaActor.FIELD, List.of(before));
        assertThat(onItsWay.events()).isEmpty();
        assertThat(secondLife.timers()).isEqualTo(1);
        anew.onConnect(onItsWay);
        assertThat(onItsWay.state().player().number()).isEqualTo(2);
        assertThat(secondLife.timers()).isEqualTo(1);
    }

    @Test
    void aFullArenaRefuses() {
        for (int i = 0; i < ArenaActor.PLAYERS; i++) {
            enter("player " + i);
        }
        assertThatExceptionOfType(ActorException.class)
                .isThrownBy(() -> enter("late"))
                .matches(failure -> failure.code().equals("arena_full"));
    }

    private TestConnection<Runner, Feed> enter(String name) {
        ConnectRequest<Join> request = new ConnectRequest<>("connection", new Join(name), ClientRequest.UNKNOWN);
        arena.onBeforeConnect(request);
        TestConnection<Runner, Feed> connection = connections.connect(arena.createConnState(request));
        arena.onConnect(connection);
        return connection;
    }

    private void leave(TestConnection<Runner, Feed> connection) {
        connections.leave(connection);
        arena.onDisconnect(connection);
    }

    private void steer(TestConnection<Runner, Feed> player, double x, double y) {
        connections.run(player, () -> arena.steer(x, y));
    }

    /** Where this one was told that the star is. */
    private static Spot star(TestConnection<Runner, Feed> player) {
        return (Spot) player.events("entered").get(0).arguments().get(3);
    }

    private void catchStar(TestConnection<Runner, Feed> player, Spot star) {
        double aside = star.x() < 500 ? 1 : -1;
        player.state().enter(1, new Spot(star.x() + aside * 50, star.y()));
        steer(player, -aside, 0);
        clock.advance(ArenaActor.TICK);
    }
}
