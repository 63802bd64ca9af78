package dev.troupe.integration.comingfrom.acton;

import java.util.List;

/** What a program has a database for. */
public interface Archive {

    /** Blocks until the line is saved. */
    void save(String line);

    /** The lines that were saved last, the oldest first. */
    List<String> latest(int limit);
}
