package dev.troupe.benchmarks.load;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;

/** A load on one server, from one thread. */
public final class Load implements AutoCloseable {

    private static final byte[] TEXT =
            "The quick brown fox jumps over the lazy dog, and then has a rest.".getBytes(StandardCharsets.US_ASCII);

    private static final String TAIL = " The quick brown fox jumps over the lazy dog";
    private static final String LONG_TAIL = TAIL.repeat(96);

    private final Selector selector;
    private final List<LoadConnection> connections = new ArrayList<>();
    private final LongSupplier processorTime;

    /**
     * @param port of the server on 127.0.0.1
     * @param count how many connections
     * @param processorTime the processor time that the server has used, in nanoseconds
     */
    public Load(int port, int count, LongSupplier processorTime) throws IOException {
        this.selector = Selector.open();
        this.processorTime = processorTime;
        for (int i = 0; i < count; i++) {
            connections.add(new LoadConnection(port, selector));
        }
    }

    /** Every connection keeps this many calls in flight. */
    public Measurement calls(int inFlight, Duration warmUp, Duration measured) throws IOException {
        Histogram latency = new Histogram(3);
        long[] counted = new long[1];
        LoadConnection.Receiver receiver = new LoadConnection.Receiver() {
            @Override
            public void replied(LoadConnection connection, int id) {
                latency.recordValue(System.nanoTime() - connection.sentAt[id & 1023]);
                counted[0]++;
                connection.call("post", true, TEXT);
            }

            @Override
            public void received(LoadConnection connection, long sentAt) {}
        };
        for (LoadConnection connection : connections) {
            for (int i = 0; i < inFlight; i++) {
                connection.call("post", true, TEXT);
            }
            connection.flush();
        }
        run(receiver, warmUp, () -> {});
        return measure(receiver, measured, () -> {}, counted, latency);
    }

    /** The first connection publishes, and keeps this many of its events on their way. */
    public Measurement fanOut(int underWay, Duration warmUp, Duration measured) throws IOException {
        Histogram latency = new Histogram(3);
        long[] counted = new long[1];
        LoadConnection publisher = connections.get(0);
        LoadConnection.Receiver receiver = events(counted, latency, connection -> {
            if (connection == publisher) {
                publish(publisher, TAIL);
            }
        });
        for (int i = 0; i < underWay; i++) {
            publish(publisher, TAIL);
        }
        publisher.flush();
        run(receiver, warmUp, () -> {});
        return measure(receiver, measured, () -> {}, counted, latency);
    }

    /**
     * The first connection publishes texts of 4 KiB at a steady rate; the last ones read no more once it is measured, and must
     * have been cut off by the end.
     */
    public Measurement steady(int perSecond, int stuck, Duration warmUp, Duration measured) throws IOException {
        Histogram latency = new Histogram(3);
        long[] counted = new long[1];
        LoadConnection.Receiver receiver = events(counted, latency, connection -> {});
        SteadyPublisher publisher = new SteadyPublisher(connections.get(0), perSecond);
        run(receiver, warmUp, publisher);
        List<LoadConnection> slow = stopReading(stuck);
        Measurement seen = measure(receiver, measured, publisher, counted, latency);
        requireEnded(slow);
        return seen;
    }

    /**
     * The same load; asks every second how much memory the server has in use.
     *
     * @return the most that was in use beyond what it was when everybody read
     */
    public long memoryWhileStuck(int perSecond, int stuck, Duration warmUp, Duration measured, MemoryProbe memory)
            throws IOException {
        LoadConnection.Receiver receiver = events(new long[1], new Histogram(3), connection -> {});
        SteadyPublisher publisher = new SteadyPublisher(connections.get(0), perSecond);
        run(receiver, warmUp, publisher);
        long before = memory.inUse();
        List<LoadConnection> slow = stopReading(stuck);
        long most = before;
        for (long second = 0; second < measured.toSeconds(); second++) {
            run(receiver, Duration.ofSeconds(1), publisher);
            most = Math.max(most, memory.inUse());
        }
        requireEnded(slow);
        return most - before;
    }

    /** How many bytes a server has in use. */
    public interface MemoryProbe {
        /** After a collection. */
        long inUse() throws IOException;
    }

    private static final class SteadyPublisher implements Step {

        private final LoadConnection connection;
        private final int perSecond;
        private final long began = System.nanoTime();
        private long sent;

        SteadyPublisher(LoadConnection connection, int perSecond) {
            this.connection = connection;
            this.perSecond = perSecond;
        }

        @Override
        public void run() throws IOException {
            long due = (System.nanoTime() - began) * perSecond / 1_000_000_000L;
            while (sent < due) {
                sent++;
                publish(connection, LONG_TAIL);
            }
            connection.flush();
        }
    }

    private List<LoadConnection> stopReading(int count) {
        List<LoadConnection> slow = connections.subList(connections.size() - count, connections.size());
        slow.forEach(LoadConnection::stopReading);
        return slow;
    }

    private static void requireEnded(List<LoadConnection> slow) throws IOException {
        for (LoadConnection each : slow) {
            each.requireEnded();
        }
    }

    /** Counts events and times them, and passes on who has received one. */
    private static LoadConnection.Receiver events(
            long[] counted, Histogram latency, Consumer<LoadConnection> received) {
        return new LoadConnection.Receiver() {
            @Override
            public void replied(LoadConnection connection, int id) {}

            @Override
            public void received(LoadConnection connection, long sentAt) {
                counted[0]++;
                latency.recordValue(Math.max(0, System.nanoTime() - sentAt));
                received.accept(connection);
            }
        };
    }

    private static void publish(LoadConnection publisher, String tail) {
        byte[] text = ("t=" + System.nanoTime() + tail).getBytes(StandardCharsets.US_ASCII);
        publisher.call("publish", false, text);
    }

    private Measurement measure(
            LoadConnection.Receiver receiver, Duration time, Step step, long[] counted, Histogram latency)
            throws IOException {
        latency.reset();
        counted[0] = 0;
        long processor = processorTime.getAsLong();
        long began = System.nanoTime();
        run(receiver, time, step);
        long used = processorTime.getAsLong() - processor;
        double seconds = (System.nanoTime() - began) / 1e9;
        return new Measurement(
                counted[0] / seconds,
                used / 1e3 / Math.max(1, counted[0]),
                latency.getValueAtPercentile(50) / 1e3,
                latency.getValueAtPercentile(99) / 1e3);
    }

    private interface Step {
        void run() throws IOException;
    }

    private void run(LoadConnection.Receiver receiver, Duration time, Step step) throws IOException {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            step.run();
            selector.select(1);
            for (SelectionKey key : selector.selectedKeys()) {
                LoadConnection connection = (LoadConnection) key.attachment();
                if (key.isReadable()) {
                    connection.read(receiver);
                }
                if (key.isValid()) {
                    connection.flush();
                }
            }
            selector.selectedKeys().clear();
        }
    }

    @Override
    public void close() throws IOException {
        for (LoadConnection connection : connections) {
            connection.close();
        }
        selector.close();
    }
}
