package dev.troupe.benchmarks.load;

import java.io.IOException;
import java.time.Duration;

/** A load that has begun. It presses on while one of these methods runs, and rests between them. */
public abstract class RunningLoad implements AutoCloseable {

    final LoadLoop loop;

    RunningLoad(LoadLoop loop) {
        this.loop = loop;
    }

    /** Presses on, and measures nothing. */
    public final void run(Duration time) throws IOException {
        loop.run(time, () -> {});
    }

    /** Presses on, and tells what was seen. What was sent before counts too: let it {@link #run} a little after a rest. */
    public final Measurement measure(Duration time) throws IOException {
        return loop.measure(time, () -> {});
    }

    @Override
    public abstract void close() throws IOException;
}
