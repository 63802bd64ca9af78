package dev.troupe.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.LongSupplier;

/**
 * Connections that join and leave topics at a steady rate, while one more publishes to all topics in turn.
 *
 * <p>Sees to it that nothing is received of a topic that one has left, or has not joined, and that whoever is in a topic misses
 * nothing of it: else the run fails.
 */
public final class TopicLoad implements AutoCloseable {

    private static final byte[] TOPIC = Text.ascii("\"topic\":\"");
    private static final byte[] NUMBER = Text.ascii("\"number\":");
    private static final int TOPICS = 10;

    private final LoadLoop loop;
    private final RoomConnection publisher;
    private final List<Member> members = new ArrayList<>();
    private final Random random = new Random(17);
    private final long[] published = new long[TOPICS];
    private long received;

    /**
     * @param port of the server on 127.0.0.1
     * @param count how many connections
     * @param processorTime the processor time that the server has used, in nanoseconds
     */
    public TopicLoad(int port, int count, LongSupplier processorTime) throws IOException {
        loop = new LoadLoop(processorTime);
        publisher = new RoomConnection(port, "topics", 1, loop.selector());
        for (int i = 0; i < count; i++) {
            Member member = new Member(new RoomConnection(port, "topics", 1, loop.selector()));
            member.connection.receiver(member);
            members.add(member);
        }
    }

    /**
     * What was seen.
     *
     * @param operations joins and leaves; the processor time is that of all that the server did
     * @param eventsPerSecond how many events were received
     */
    public record Result(Measurement operations, double eventsPerSecond) {}

    /** So many joins and leaves a second, and so many events published. */
    public Result run(int operations, int events, Duration warmUp, Duration measured) throws IOException {
        Pace moves = new Pace(operations);
        Pace news = new Pace(events);
        long[] turn = new long[2];
        LoadLoop.Step step = () -> {
            moves.run(() -> members.get((int) (turn[0]++ % members.size())).move());
            news.run(() -> publish((int) (turn[1]++ % TOPICS)));
            publisher.socket().flush();
        };
        loop.run(warmUp, step);
        received = 0;
        long began = System.nanoTime();
        Measurement seen = loop.measure(measured, step);
        return new Result(seen, received * 1e9 / (System.nanoTime() - began));
    }

    private void publish(int topic) {
        publisher.tell("say", Text.ascii("{\"topic\":\"" + topic + "\",\"number\":" + ++published[topic] + "}"));
    }

    private enum Membership {
        OUT,
        JOINING,
        IN,
        LEAVING
    }

    /** One connection; it has at most one call under way. */
    private final class Member implements RoomConnection.Receiver {

        private final RoomConnection connection;
        private final Membership[] topics = new Membership[TOPICS];
        /** The last event of each topic; 0 before the first since it was joined. */
        private final long[] last = new long[TOPICS];

        private int moving = -1;

        Member(RoomConnection connection) {
            this.connection = connection;
            Arrays.fill(topics, Membership.OUT);
        }

        /** Joins a topic or leaves it; nothing if the last answer is not there yet. */
        void move() {
            if (moving >= 0) {
                return;
            }
            moving = random.nextInt(TOPICS);
            boolean join = topics[moving] == Membership.OUT;
            topics[moving] = join ? Membership.JOINING : Membership.LEAVING;
            last[moving] = join ? 0 : last[moving];
            connection.call(join ? "join" : "leave", Text.ascii("{\"topic\":\"" + moving + "\"}"));
            try {
                connection.socket().flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void replied(RoomConnection from, int id) {
            loop.count(from.sentAt(id));
            topics[moving] = topics[moving] == Membership.JOINING ? Membership.IN : Membership.OUT;
            moving = -1;
        }

        @Override
        public void event(RoomConnection from, byte[] array, int at, int length) {
            received++;
            int topic = (int) Text.number(array, Text.after(array, at, length, TOPIC));
            long number = Text.number(array, Text.after(array, at, length, NUMBER));
            if (topics[topic] == Membership.OUT) {
                throw new IllegalStateException("An event of a topic that was left");
            }
            if (last[topic] != 0 && number != last[topic] + 1) {
                throw new IllegalStateException("Event " + number + " came after " + last[topic]);
            }
            last[topic] = number;
        }
    }

    @Override
    public void close() throws IOException {
        publisher.close();
        for (Member member : members) {
            member.connection.close();
        }
        loop.close();
    }
}
