package dev.troupe.integration.comingfrom.acton;

import java.util.ArrayList;
import java.util.List;

/** Stands for a database. */
public final class MemoryArchive implements Archive {

    private final List<String> lines = new ArrayList<>();

    @Override
    public synchronized void save(String line) {
        lines.add(line);
    }

    @Override
    public synchronized List<String> latest(int limit) {
        return List.copyOf(lines.subList(Math.max(0, lines.size() - limit), lines.size()));
    }
}
