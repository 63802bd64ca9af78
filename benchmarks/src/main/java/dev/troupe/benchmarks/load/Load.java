package dev.troupe.benchmarks.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** A load on the room of one server, from one thread. */
public final class Load extends RunningLoad {

    private static final byte[] POSTED =
            Text.ascii("{\"text\":\"The quick brown fox jumps over the lazy dog, and then has a rest.\"}");

    private static final String TAIL = " The quick brown fox jumps over the lazy dog";
    private static final String LONG_TAIL = TAIL.repeat(96);
    private static final byte[] TIME = Text.ascii("\"text\":\"t=");
    private static final int MOST_IN_FLIGHT = 8;

    private final List<RoomConnection> connections = new ArrayList<>();

    /**
     * @param port of the server on 127.0.0.1
     * @param count how many connections
     * @param processorTime the processor time that the server has used, in nanoseconds
     */
    public Load(int port, int count, LongSupplier processorTime) throws IOException {
        super(new LoadLoop(processorTime));
        for (int i = 0; i < count; i++) {
            connections.add(new RoomConnection(port, "room", MOST_IN_FLIGHT, loop.selector()));
        }
    }

    /** Begins: every connection keeps this many calls in flight, 8 at most. */
    public RunningLoad calls(int inFlight) throws IOException {
        RoomConnection.Receiver receiver = (connection, id) -> {
            loop.count(connection.sentAt(id));
            connection.call("post", POSTED);
        };
        for (RoomConnection connection : connections) {
            connection.receiver(receiver);
            for (int i = 0; i < inFlight; i++) {
                connection.call("post", POSTED);
            }
            connection.socket().flush();
        }
        return this;
    }

    /** Begins: the first connection publishes, and keeps this many of its events on their way. */
    public RunningLoad fanOut(int underWay) throws IOException {
        RoomConnection publisher = connections.get(0);
        countEvents(connection -> {
            if (connection == publisher) {
                publish(publisher, TAIL);
            }
        });
        for (int i = 0; i < underWay; i++) {
            publish(publisher, TAIL);
        }
        publisher.socket().flush();
        return this;
    }

    /**
     * The first connection publishes texts of 4 KiB at a steady rate; the last ones read no more once it is measured, and must
     * have been cut off by the end.
     */
    public Measurement steady(int perSecond, int stuck, Duration warmUp, Duration measured) throws IOException {
        countEvents(connection -> {});
        LoadLoop.Step publisher = publisher(perSecond);
        loop.run(warmUp, publisher);
        List<RoomConnection> slow = stopReading(stuck);
        Measurement seen = loop.measure(measured, publisher);
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
        countEvents(connection -> {});
        LoadLoop.Step publisher = publisher(perSecond);
        loop.run(warmUp, publisher);
        long before = memory.inUse();
        List<RoomConnection> slow = stopReading(stuck);
        long most = before;
        for (long second = 0; second < measured.toSeconds(); second++) {
            loop.run(Duration.ofSeconds(1), publisher);
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

    private LoadLoop.Step publisher(int perSecond) {
        RoomConnection connection = connections.get(0);
        Pace pace = new Pace(perSecond);
        return () -> {
            pace.run(() -> publish(connection, LONG_TAIL));
            connection.socket().flush();
        };
    }

    private List<RoomConnection> stopReading(int count) {
        List<RoomConnection> slow = connections.subList(connections.size() - count, connections.size());
        slow.forEach(connection -> connection.socket().stopReading());
        return slow;
    }

    private static void requireEnded(List<RoomConnection> slow) throws IOException {
        for (RoomConnection each : slow) {
            each.socket().requireEnded();
        }
    }

    /** Counts events and times them, and passes on who has received one. */
    private void countEvents(Consumer<RoomConnection> received) {
        RoomConnection.Receiver receiver = new RoomConnection.Receiver() {
            @Override
            public void replied(RoomConnection connection, int id) {}

            @Override
            public void event(RoomConnection connection, byte[] array, int at, int length) {
                loop.count(Text.number(array, Text.after(array, at, length, TIME)));
                received.accept(connection);
            }
        };
        connections.forEach(connection -> connection.receiver(receiver));
    }

    private static void publish(RoomConnection publisher, String tail) {
        publisher.tell("publish", Text.ascii("{\"text\":\"t=" + System.nanoTime() + tail + "\"}"));
    }

    @Override
    public void close() throws IOException {
        for (RoomConnection connection : connections) {
            connection.close();
        }
        loop.close();
    }
}
