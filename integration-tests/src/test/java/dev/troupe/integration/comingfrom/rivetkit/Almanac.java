package dev.troupe.integration.comingfrom.rivetkit;

import java.util.concurrent.CompletionStage;

/** Something elsewhere that answers later. */
public interface Almanac {

    /** What it knows of a place, completed on a thread of its own. */
    CompletionStage<String> of(String place);
}
