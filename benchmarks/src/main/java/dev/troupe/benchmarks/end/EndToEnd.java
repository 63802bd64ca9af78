package dev.troupe.benchmarks.end;

import dev.troupe.benchmarks.load.EchoLoad;
import dev.troupe.benchmarks.load.Load;
import dev.troupe.benchmarks.load.Measurement;
import dev.troupe.benchmarks.load.TopicLoad;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Starts the servers again and again, and puts the same loads on each in turn. */
public final class EndToEnd {

    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration MEASURED = Duration.ofSeconds(5);
    /** How often each of several servers has its turn in one round, and for how long. */
    private static final int TURNS = 6;

    private static final Duration TURN = Duration.ofSeconds(1);
    /** Longer, since those that are stuck are to be noticed and cut off meanwhile. */
    private static final Duration MEASURED_WITH_STUCK = Duration.ofSeconds(20);

    private static final int RECEIVERS = 200;
    private static final int STEADY_RATE = 100;
    private static final int IDLE = 10_000;
    private static final int MEMBERS = 1_000;
    private static final int MOVES_PER_SECOND = 10_000;
    private static final int TOPIC_EVENTS_PER_SECOND = 50;

    private final List<String> servers;
    private final int alternations;
    private final Map<String, Samples> samples = new LinkedHashMap<>();

    /**
     * @param servers what to compare
     * @param alternations how often each has its turn
     */
    public EndToEnd(List<String> servers, int alternations) {
        this.servers = servers;
        this.alternations = alternations;
    }

    /** Calls: 16 connections with 8 in flight, then 64 with 1. */
    public EndToEnd calls() throws IOException {
        sideBySide("call 16x8", server -> new Load(server.port(), 16, server::processorTime).calls(8));
        return sideBySide("call 64x1", server -> new Load(server.port(), 64, server::processorTime).calls(1));
    }

    /** Events to 200 connections. */
    public EndToEnd fanOut() throws IOException {
        return sideBySide("fan-out", server -> new Load(server.port(), RECEIVERS, server::processorTime).fanOut(8));
    }

    /** Events to 200 connections at a steady rate, and the same while two of them read no more; which is first, changes. */
    public EndToEnd slowReceivers() throws IOException {
        return alternate((server, name, round) -> {
            boolean stuckFirst = round % 2 == 1;
            double first = steady(server, name, stuckFirst);
            double second = steady(server, name, !stuckFirst);
            of(name).add("p99 with 1 % stuck / without", stuckFirst ? first / second : second / first);
            try (Load load = new Load(server.port(), RECEIVERS, server::processorTime)) {
                long more = load.memoryWhileStuck(
                        STEADY_RATE, RECEIVERS / 100, WARM_UP, MEASURED_WITH_STUCK, server::memory);
                of(name).add("memory while stuck, KiB more at most", more / 1024.0);
            }
        });
    }

    private double steady(ServerProcess server, String name, boolean stuck) throws IOException {
        try (Load load = new Load(server.port(), RECEIVERS, server::processorTime)) {
            Measurement seen = load.steady(STEADY_RATE, stuck ? RECEIVERS / 100 : 0, WARM_UP, MEASURED_WITH_STUCK);
            record(name, stuck ? "steady, 1 % stuck" : "steady", seen);
            return seen.p99Micros();
        }
    }

    /** Raw texts sent back: 16 connections with 8 in flight. */
    public EndToEnd echo() throws IOException {
        return sideBySide("raw echo 16x8", server -> new EchoLoad(server.port(), 16, server::processorTime).echoes(8));
    }

    /** 1,000 connections that join and leave 10 topics 10,000 times a second, while events are published to them. */
    public EndToEnd topics() throws IOException {
        return alternate((server, name, round) -> {
            try (TopicLoad load = new TopicLoad(server.port(), MEMBERS, server::processorTime)) {
                TopicLoad.Result seen = load.run(MOVES_PER_SECOND, TOPIC_EVENTS_PER_SECOND, WARM_UP, MEASURED);
                record(name, "join or leave", seen.operations());
                of(name).add("events meanwhile, per second", seen.eventsPerSecond());
            }
        });
    }

    /** 10,000 connections that do nothing. */
    public EndToEnd idle() throws IOException {
        return alternate((server, name, round) -> {
            try (Load load = new Load(server.port(), 16, server::processorTime)) {
                load.calls(8).run(WARM_UP);
            }
            long before = server.settledMemory();
            try (Load load = new Load(server.port(), IDLE, server::processorTime)) {
                of(name).add("idle, bytes each", (server.settledMemory() - before) / (double) IDLE);
            }
        });
    }

    /** What was seen, by server. */
    public Map<String, Samples> samples() {
        return samples;
    }

    private interface Turn {
        void run(ServerProcess server, String name, int round) throws IOException;
    }

    private EndToEnd alternate(Turn turn) throws IOException {
        for (int i = 0; i < alternations; i++) {
            for (String name : inTurn(i)) {
                try (ServerProcess server = new ServerProcess(name)) {
                    turn.run(server, name, i);
                }
            }
        }
        return this;
    }

    /** All servers at once, in every round anew; within a round they take short turns. */
    private EndToEnd sideBySide(String what, SideBySide.Start start) throws IOException {
        for (int round = 0; round < alternations; round++) {
            List<String> names = inTurn(round);
            try (SideBySide sides = new SideBySide(names, start, WARM_UP)) {
                for (int turn = 0; turn < TURNS; turn++) {
                    for (int i = 0; i < names.size(); i++) {
                        record(names.get(i), what, sides.measure(i, TURN));
                    }
                }
            }
        }
        return this;
    }

    private List<String> inTurn(int round) {
        List<String> order = new ArrayList<>(servers);
        Collections.rotate(order, round);
        return order;
    }

    private void record(String server, String what, Measurement measured) {
        Samples all = of(server);
        all.add(what + ", per second", measured.perSecond());
        all.add(what + ", CPU us", measured.processorMicros());
        all.add(what + ", p50 us", measured.medianMicros());
        all.add(what + ", p99 us", measured.p99Micros());
        System.out.printf(
                "%-14s %-18s %10.0f/s  %6.2f us CPU  p50 %8.0f us  p99 %8.0f us%n",
                server,
                what,
                measured.perSecond(),
                measured.processorMicros(),
                measured.medianMicros(),
                measured.p99Micros());
    }

    private Samples of(String server) {
        return samples.computeIfAbsent(server, any -> new Samples());
    }
}
