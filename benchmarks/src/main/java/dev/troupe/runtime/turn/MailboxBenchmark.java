package dev.troupe.runtime.turn;

import dev.troupe.benchmarks.room.RoomProtocol;
import dev.troupe.runtime.message.Call;
import dev.troupe.runtime.message.ToActor;
import dev.troupe.wire.Payload;
import dev.troupe.wire.WireFormat;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs to tell an actor and to take what it was told, on one thread: the bounds, the queue and the word that says
 * who drains, without a hop to another thread. It stands in the package of the mailbox, which nobody else sees.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class MailboxBenchmark {

    private final Mailbox mailbox = new Mailbox(10_000, 1 << 24);
    private final LinkedBlockingQueue<ToActor> queue = new LinkedBlockingQueue<>(10_000);
    private final Call call = new Call(
            new SilentConnection(), RoomProtocol.POST, Call.NO_ID, Payload.none(WireFormat.JSON), Long.MAX_VALUE);

    /** Told, drained, and idle again. */
    @Benchmark
    public boolean tell() {
        mailbox.add(call);
        boolean wakes = mailbox.wakes();
        mailbox.begin();
        ToActor taken = mailbox.poll();
        mailbox.release((Call) taken);
        return mailbox.idle() && wakes;
    }

    /** The same through the JDK's bounded queue, which keeps no word about who drains. */
    @Benchmark
    public @Nullable ToActor linkedBlockingQueue() {
        queue.offer(call);
        return queue.poll();
    }
}
