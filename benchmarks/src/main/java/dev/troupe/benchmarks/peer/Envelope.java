package dev.troupe.benchmarks.peer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.troupe.benchmarks.room.Room;
import org.jspecify.annotations.Nullable;

/** The messages of the wire as a hand-written server would bind them with Jackson databind. */
public final class Envelope {

    /** The mapper of the hand-written servers. */
    public static final ObjectMapper MAPPER = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /** What every server says first. */
    public static final String WELCOME =
            "{\"welcome\":{\"connection\":\"peer\",\"protocol\":\"room\",\"fingerprint\":\"\",\"epoch\":\"\",\"seq\":0}}";

    private Envelope() {}

    /** A call. */
    public record Call(String call, @Nullable Long id, Arguments args) {}

    /** The arguments of both actions. */
    public record Arguments(String text) {}

    /** A reply. */
    public record Reply(long reply, Room.Message value) {}

    /** An error reply. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Failure(@Nullable Long reply, Error error) {}

    /** An error. */
    public record Error(String code, String message) {}

    /** An event. */
    public record Event(String event, long seq, Posted args) {}

    /** The arguments of the event. */
    public record Posted(Room.Message message) {}
}
