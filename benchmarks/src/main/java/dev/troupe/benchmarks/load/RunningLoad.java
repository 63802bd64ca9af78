package dev.troupe.benchmarks.load;

import java.io.IOException;
import java.time.Duration;

/** A load that has begun. It presses on while one of these methods runs, and rests between them. */
public interface RunningLoad extends AutoCloseable {

    /** Presses on, and measures nothing. */
    void run(Duration time) throws IOException;

    /** Presses on, and tells what was seen. What was sent before counts too: let it {@link #run} a little after a rest. */
    Measurement measure(Duration time) throws IOException;

    @Override
    void close() throws IOException;
}
