package dev.troupe.benchmarks.end;

import dev.troupe.benchmarks.load.Measurement;
import dev.troupe.benchmarks.load.RunningLoad;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Servers that run at the same time under the same load, of which one at a time is pressed on and the others rest: their turns
 * are so close together that a machine whose speed changes is the same for all.
 */
final class SideBySide implements AutoCloseable {

    /** What has piled up in a rest is over after this. */
    private static final Duration SETTLE = Duration.ofMillis(200);

    /** In how many turns a server is warmed up: no client may rest for so long that it is taken for gone. */
    private static final int WARM_UP_TURNS = 5;

    /** Puts a load on a server, which begins. */
    interface Start {
        RunningLoad on(ServerProcess server) throws IOException;
    }

    private record Side(ServerProcess server, RunningLoad load) {}

    private final List<Side> sides = new ArrayList<>();

    /** Starts the servers with these names, and presses on each for so long until it is warm. */
    SideBySide(List<String> names, Start start, Duration warmUp) throws IOException {
        try {
            for (String name : names) {
                begin(new ServerProcess(name), start);
            }
            for (int turn = 0; turn < WARM_UP_TURNS; turn++) {
                for (Side side : sides) {
                    side.load().run(warmUp.dividedBy(WARM_UP_TURNS));
                }
            }
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private void begin(ServerProcess server, Start start) throws IOException {
        try {
            sides.add(new Side(server, start.on(server)));
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** Presses on the server with this index for a time. */
    Measurement measure(int index, Duration time) throws IOException {
        RunningLoad load = sides.get(index).load();
        load.run(SETTLE);
        return load.measure(time);
    }

    @Override
    public void close() throws IOException {
        for (Side side : sides) {
            try (ServerProcess server = side.server()) {
                side.load().close();
            }
        }
    }
}
