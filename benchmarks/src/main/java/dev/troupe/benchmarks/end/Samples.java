package dev.troupe.benchmarks.end;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was seen of one server, run by run. */
public final class Samples {

    private final Map<String, List<Double>> values = new LinkedHashMap<>();

    void add(String what, double value) {
        values.computeIfAbsent(what, any -> new ArrayList<>()).add(value);
    }

    /** What was measured. */
    public Set<String> names() {
        return values.keySet();
    }

    /** The median of the runs; NaN if there was none. */
    public double median(String what) {
        List<Double> sorted =
                values.getOrDefault(what, List.of()).stream().sorted().toList();
        int size = sorted.size();
        if (size == 0) {
            return Double.NaN;
        }
        return (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
    }
}
