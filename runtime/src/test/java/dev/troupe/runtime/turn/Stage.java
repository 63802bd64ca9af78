package dev.troupe.runtime.turn;

import static org.awaitility.Awaitility.await;

import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.runtime.Ticker;
import dev.troupe.runtime.message.BufferBudget;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Actors for a test, with a ticker of their own; gone when the test is over. */
final class Stage implements AfterEachCallback {

    private final Ticker ticker;
    private LocalActors actors;

    Stage() {
        this(Ticker.start());
    }

    private Stage(Ticker ticker) {
        this.ticker = ticker;
    }

    /** Whose ticker stands still until the test ticks: before that, no turn is taken to be long, however slow the machine is. */
    static Stage standing() {
        return new Stage(Ticker.standing());
    }

    /** Ticks until something has come about. */
    void tickUntil(Callable<Boolean> come) {
        await().until(() -> {
            ticker.tick();
            return come.call();
        });
    }

    /** Ticks until a connection was told something that begins so, and gives it. */
    String tickUntil(RecordedConnection connection, String beginning) {
        tickUntil(() -> connection.said().stream().anyMatch(said -> said.startsWith(beginning)));
        return connection.await(beginning);
    }

    /** Actors made by this. */
    LocalActors actors(Probe.Maker maker) {
        return actors(maker, RuntimeSettings.DEFAULTS);
    }

    LocalActors actors(Probe.Maker maker, RuntimeSettings settings) {
        return actors(new Probe.Definition(maker, false, List.of()), settings);
    }

    LocalActors actors(Probe.Definition definition, RuntimeSettings settings) {
        actors = LocalActors.create(
                List.of(definition), settings, Clock.systemUTC(), Map.of(), ticker, new BufferBudget(0));
        return actors;
    }

    /** Those that were made. */
    LocalActors actors() {
        return actors;
    }

    Ticker ticker() {
        return ticker;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (actors != null) {
            actors.shutdown(Duration.ofSeconds(1)).toCompletableFuture().join();
            actors.end(Duration.ZERO).toCompletableFuture().join();
        }
        ticker.close();
    }
}
