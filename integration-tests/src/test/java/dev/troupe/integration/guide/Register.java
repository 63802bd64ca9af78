package dev.troupe.integration.guide;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** What the house knows: a service of the program, which actors are given. */
public interface Register {

    /** The least that a lot may be sold for. */
    long reserve(String lot);

    /** Who has this ticket; empty if nobody. */
    CompletionStage<Optional<String>> bidder(String ticket);

    /** What an expert says. */
    CompletionStage<Long> estimate(String lot);
}
