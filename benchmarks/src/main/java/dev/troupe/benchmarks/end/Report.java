package dev.troupe.benchmarks.end;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A table of medians, and the medians of the ratios of the first server to each other. */
public final class Report {

    private Report() {}

    /** The table in Markdown. */
    public static String of(Map<String, Samples> samples) {
        List<String> servers = List.copyOf(samples.keySet());
        Set<String> measures = new LinkedHashSet<>();
        samples.values().forEach(of -> measures.addAll(of.names()));
        StringBuilder table = new StringBuilder("| median of the runs |");
        servers.forEach(server -> table.append(' ').append(server).append(" |"));
        servers.stream()
                .skip(1)
                .forEach(server -> table.append(" / ").append(server).append(" |"));
        table.append("\n|---|").append("---|".repeat(servers.size() * 2 - 1)).append('\n');
        for (String measure : measures) {
            table.append("| ").append(measure).append(" |");
            for (String server : servers) {
                table.append(String.format(
                        Locale.ROOT, " %.2f |", samples.get(server).median(measure)));
            }
            Samples ours = samples.get(servers.get(0));
            for (String server : servers.subList(1, servers.size())) {
                table.append(String.format(Locale.ROOT, " %.2f |", ours.ratio(measure, samples.get(server))));
            }
            table.append('\n');
        }
        return table.toString();
    }
}
