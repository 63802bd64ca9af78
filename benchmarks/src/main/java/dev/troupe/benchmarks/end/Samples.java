package dev.troupe.benchmarks.end;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

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
        return median(of(what));
    }

    /**
     * The median of what each run here has shown, divided by what the run beside it has shown of the other server: how fast the
     * machine was then cancels out. NaN if there was none.
     */
    public double ratio(String what, Samples other) {
        List<Double> ours = of(what);
        List<Double> theirs = other.of(what);
        return median(IntStream.range(0, Math.min(ours.size(), theirs.size()))
                .mapToObj(i -> ours.get(i) / theirs.get(i))
                .toList());
    }

    private List<Double> of(String what) {
        return values.getOrDefault(what, List.of());
    }

    private static double median(List<Double> unsorted) {
        List<Double> sorted = unsorted.stream().sorted().toList();
        int size = sorted.size();
        if (size == 0) {
            return Double.NaN;
        }
        return (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
    }
}
