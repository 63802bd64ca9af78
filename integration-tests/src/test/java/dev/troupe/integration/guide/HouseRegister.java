package dev.troupe.integration.guide;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Knows two tickets, and answers on another thread. */
final class HouseRegister implements Register {

    private static final Map<String, String> TICKETS = Map.of("17", "ada", "18", "grace");

    @Override
    public long reserve(String lot) {
        return 100;
    }

    @Override
    public CompletionStage<Optional<String>> bidder(String ticket) {
        return CompletableFuture.supplyAsync(() -> Optional.ofNullable(TICKETS.get(ticket)));
    }

    @Override
    public CompletionStage<Long> estimate(String lot) {
        return CompletableFuture.supplyAsync(() -> 250L);
    }
}
