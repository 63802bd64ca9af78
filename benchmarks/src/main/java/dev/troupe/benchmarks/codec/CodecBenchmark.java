package dev.troupe.benchmarks.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.troupe.benchmarks.peer.Envelope;
import dev.troupe.benchmarks.room.Room;
import dev.troupe.benchmarks.room.RoomCodec;
import dev.troupe.wire.MessageWriter;
import dev.troupe.wire.Payload;
import dev.troupe.wire.PayloadException;
import dev.troupe.wire.PayloadReader;
import dev.troupe.wire.WireFormat;
import dev.troupe.wire.WireMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
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
 * A generated codec beside Jackson databind, on the same record and to and from the same bytes. It tells what one message
 * costs in a hot loop, and nothing of a server.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class CodecBenchmark {

    private final Room.Message message = new Room.Message(
            4711, "ada", "The quick brown fox jumps over the lazy dog.", Instant.parse("2026-01-31T12:34:56.789012Z"));
    private final byte[] bytes = databindBytes();
    private final Payload payload = new Payload(WireFormat.JSON, bytes, 0, bytes.length);

    private byte[] databindBytes() {
        try {
            return Envelope.MAPPER.writeValueAsBytes(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A whole reply. */
    @Benchmark
    public WireMessage encode() throws IOException {
        return MessageWriter.reply(WireFormat.JSON, 7, RoomCodec.MESSAGE, message);
    }

    /** A whole reply. */
    @Benchmark
    public byte[] encodeDatabind() throws JsonProcessingException {
        return Envelope.MAPPER.writeValueAsBytes(new Envelope.Reply(7, message));
    }

    /** The record. */
    @Benchmark
    public Room.Message decode() throws PayloadException {
        return PayloadReader.read(payload, RoomCodec.MESSAGE);
    }

    /** The record. */
    @Benchmark
    public Room.Message decodeDatabind() throws IOException {
        return Envelope.MAPPER.readValue(bytes, Room.Message.class);
    }
}
