package dev.troupe.runtime;

import dev.troupe.runtime.authentication.AccessRules;
import dev.troupe.runtime.connection.RecordingActor;
import dev.troupe.runtime.message.BufferBudget;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Makes systems that tell one recording actor all that comes for any, and of which nothing runs by itself. */
final class RecordedSystem {

    private RecordedSystem() {}

    static ActorSystem of(ActorDefinition<?, ?, ?, ?> definition, RecordingActor actor, AccessRules rules) {
        return new ActorSystem(
                List.of(definition),
                RuntimeSettings.DEFAULTS,
                Ticker.standing(),
                actor,
                actor,
                Runnable::run,
                grace -> CompletableFuture.completedFuture(null),
                grace -> CompletableFuture.completedFuture(null),
                rules,
                new BufferBudget(0));
    }
}
