package dev.troupe.runtime.turn;

import dev.troupe.runtime.ActorDefinition;
import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.runtime.Ticker;
import dev.troupe.runtime.message.ToActor;
import dev.troupe.wire.Key;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** The actors of this process. */
public final class LocalActors implements ActorRegistry {

    private LocalActors() {}

    /** Begins with no actor alive. */
    public static LocalActors create(
            List<ActorDefinition<?, ?, ?, ?>> definitions,
            RuntimeSettings settings,
            Clock clock,
            Map<Class<?>, Object> provided,
            Ticker ticker) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ActorAddress open(String protocol, Key key, ToActor.Open open) {
        throw new UnsupportedOperationException();
    }

    /** Lets started turns finish. */
    public CompletionStage<Void> shutdown(Duration grace) {
        throw new UnsupportedOperationException();
    }
}
