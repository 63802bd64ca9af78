package dev.troupe.runtime.turn;

import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.runtime.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Actors for a test, with a ticker of their own; gone when the test is over. */
final class Stage implements AfterEachCallback {

    private final Ticker ticker = Ticker.start();
    private LocalActors actors;

    /** Actors made by this. */
    LocalActors actors(Probe.Maker maker) {
        return actors(maker, RuntimeSettings.DEFAULTS);
    }

    LocalActors actors(Probe.Maker maker, RuntimeSettings settings) {
        return actors(new Probe.Definition(maker, false, List.of()), settings);
    }

    LocalActors actors(Probe.Definition definition, RuntimeSettings settings) {
        actors = LocalActors.create(List.of(definition), settings, Clock.systemUTC(), Map.of(), ticker);
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
