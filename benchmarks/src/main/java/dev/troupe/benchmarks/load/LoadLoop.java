package dev.troupe.benchmarks.load;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;

/** The one thread of a load: reads what comes, sends what is queued, and measures. */
final class LoadLoop implements AutoCloseable {

    /** What is done again and again beside reading. */
    interface Step {
        void run() throws IOException;
    }

    private final Selector selector = Selector.open();
    private final LongSupplier processorTime;
    private final Histogram latency = new Histogram(3);
    private long count;

    /** @param processorTime the processor time that the server has used, in nanoseconds */
    LoadLoop(LongSupplier processorTime) throws IOException {
        this.processorTime = processorTime;
    }

    Selector selector() {
        return selector;
    }

    /** One more was answered or received; it was sent at this time of {@link System#nanoTime}. */
    void count(long sentAt) {
        count++;
        latency.recordValue(Math.max(0, System.nanoTime() - sentAt));
    }

    /** Runs for a time, and tells what was counted meanwhile. */
    Measurement measure(Duration time, Step step) throws IOException {
        latency.reset();
        count = 0;
        long processor = processorTime.getAsLong();
        long began = System.nanoTime();
        run(time, step);
        long used = processorTime.getAsLong() - processor;
        double seconds = (System.nanoTime() - began) / 1e9;
        return new Measurement(
                count / seconds,
                used / 1e3 / Math.max(1, count),
                latency.getValueAtPercentile(50) / 1e3,
                latency.getValueAtPercentile(99) / 1e3);
    }

    void run(Duration time, Step step) throws IOException {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            step.run();
            selector.select(1);
            for (SelectionKey key : selector.selectedKeys()) {
                LoadSocket socket = (LoadSocket) key.attachment();
                if (key.isReadable()) {
                    socket.read();
                }
                if (key.isValid()) {
                    socket.flush();
                }
            }
            selector.selectedKeys().clear();
        }
    }

    @Override
    public void close() throws IOException {
        selector.close();
    }
}
