package zoo;

import dev.troupe.protocol.NoArguments;
import dev.troupe.wire.MessageWriter;
import dev.troupe.wire.Payloads;
import dev.troupe.wire.WireError;
import dev.troupe.wire.WireFormat;
import dev.troupe.wire.WireMessage;
import jakarta.websocket.EncodeException;
import jakarta.websocket.Encoder;
import java.io.IOException;
import java.util.Optional;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * Encodes, as JSON, what a server says to clients of {@link Zoo}, for an endpoint that is
 * written by hand: {@code session.getBasicRemote().sendObject(...)} takes what the methods here
 * return. Server endpoints that are generated for actors do not use it.
 */
@SuppressWarnings({"deprecation", "exports", "removal"})
@Generated("dev.troupe.processor.ProtocolProcessor")
public final class ZooMessageEncoder implements Encoder.Text<ZooMessageEncoder.Message> {
    /** For the container. */
    public ZooMessageEncoder() {}

    /** {@link Zoo.Visitors#came}, with its number. */
    public static Message cameEvent(long sequence, Zoo.Animal animal, int number) {
        return () -> MessageWriter.event(WireFormat.JSON, "came", sequence,
                ZooProtocol.CAME_EVENT.arguments(), new ZooCodec.CameEvent(animal, number));
    }

    /** {@link Zoo.Visitors#gone}, with its number. */
    public static Message goneEvent(long sequence) {
        return () -> MessageWriter.event(WireFormat.JSON, "gone", sequence,
                ZooProtocol.GONE_EVENT.arguments(), NoArguments.INSTANCE);
    }

    /** {@link Zoo.Visitors#noise}, with its number. */
    public static Message noiseEvent(long sequence, double loudness) {
        return () -> MessageWriter.event(WireFormat.JSON, "noise", sequence,
                ZooProtocol.NOISE_EVENT.arguments(), loudness);
    }

    /** {@link Zoo.Visitors#moved}, with its number. */
    public static Message movedEvent(long sequence, int cage, Zoo.Animal animal) {
        return () -> MessageWriter.event(WireFormat.JSON, "moved", sequence,
                ZooProtocol.MOVED_EVENT.arguments(), new ZooCodec.MovedEvent(cage, animal));
    }

    /** {@link Zoo.Visitors#weather}, with its number. */
    public static Message weatherEvent(long sequence, String sky) {
        return () -> MessageWriter.event(WireFormat.JSON, "weather", sequence,
                ZooProtocol.WEATHER_EVENT.arguments(), sky);
    }

    /** The reply to the call of {@link Zoo#scalars} with this id. */
    public static Message scalarsReply(long id, Scalars value) {
        return () -> MessageWriter.reply(WireFormat.JSON, id, ZooCodec.SCALARS, value);
    }

    /** The reply to the call of {@link Zoo#times} with this id. */
    public static Message timesReply(long id, Times value) {
        return () -> MessageWriter.reply(WireFormat.JSON, id, ZooCodec.TIMES, value);
    }

    /** The reply to the call of {@link Zoo#collections} with this id. */
    public static Message collectionsReply(long id, Collections value) {
        return () -> MessageWriter.reply(WireFormat.JSON, id, ZooCodec.COLLECTIONS, value);
    }

    /** The reply to the call of {@link Zoo#absences} with this id. */
    public static Message absencesReply(long id, Absences value) {
        return () -> MessageWriter.reply(WireFormat.JSON, id, ZooCodec.ABSENCES, value);
    }

    /** The reply to the call of {@link Zoo#animal} with this id. */
    public static Message animalReply(long id, Zoo.Animal value) {
        return () -> MessageWriter.reply(WireFormat.JSON, id, ZooCodec.ANIMAL, value);
    }

    /** The reply to the call of {@link Zoo#tree} with this id. */
    public static Message treeReply(long id, Zoo.Tree value) {
        return () -> MessageWriter.reply(WireFormat.JSON, id, ZooCodec.TREE, value);
    }

    /** The reply to the call of {@link Zoo#names} with this id. */
    public static Message namesReply(long id, Zoo.Page<String> value) {
        return () -> MessageWriter.reply(WireFormat.JSON, id, ZooCodec.PAGE_OF_STRING, value);
    }

    /** The reply to the call of {@link Zoo#result} with this id. */
    public static Message resultReply(long id, Zoo.Result<Long> value) {
        return () -> MessageWriter.reply(WireFormat.JSON, id, ZooCodec.RESULT_OF_LONG, value);
    }

    /** The reply to the call of {@link Zoo#price} with this id. */
    public static Message priceReply(long id, Money value) {
        return () -> MessageWriter.reply(WireFormat.JSON, id, ZooCodec.MONEY_BY_MONEY_CODEC, value);
    }

    /** The reply to the call of {@link Zoo#shouted} with this id. */
    public static Message shoutedReply(long id, String value) {
        return () -> MessageWriter.reply(WireFormat.JSON, id,
                ZooCodec.STRING_BY_SHOUT_CODEC, value);
    }

    /** The reply to the call of {@link Zoo#count} with this id. */
    public static Message countReply(long id, Integer value) {
        return () -> MessageWriter.reply(WireFormat.JSON, id, Payloads.INTEGER, value);
    }

    /** The reply to the call of {@link Zoo#oldest} with this id. */
    public static Message oldestReply(long id, Optional<Zoo.Cat> value) {
        return () -> MessageWriter.reply(WireFormat.JSON, id, ZooCodec.OPTIONAL_OF_CAT, value);
    }

    /** The reply to the call of {@link Zoo#isOpen} with this id. */
    public static Message isOpenReply(long id, Boolean value) {
        return () -> MessageWriter.reply(WireFormat.JSON, id, Payloads.BOOLEAN, value);
    }

    /** The reply to the call of {@link Zoo#photo} with this id. */
    public static Message photoReply(long id, byte[] value) {
        return () -> MessageWriter.reply(WireFormat.JSON, id, Payloads.BYTES, value);
    }

    /** The reply to the call of {@link Zoo#map} with this id. */
    public static Message mapReply(long id, int[][] value) {
        return () -> MessageWriter.reply(WireFormat.JSON, id, ZooCodec.ARRAY_OF_INT_ARRAY, value);
    }

    /** The reply to the call of {@link Zoo#find} with this id. */
    public static Message findReply(long id, Zoo. @Nullable Animal value) {
        return () -> MessageWriter.reply(WireFormat.JSON, id, ZooCodec.NULLABLE_OF_ANIMAL, value);
    }

    /** The reply to the call of {@link Zoo#search} with this id. */
    public static Message searchReply(long id, Optional<Zoo.Animal> value) {
        return () -> MessageWriter.reply(WireFormat.JSON, id, ZooCodec.OPTIONAL_OF_ANIMAL, value);
    }

    /** The reply to the call of {@link Zoo#feed} with this id. */
    public static Message feedReply(long id) {
        return () -> MessageWriter.reply(WireFormat.JSON, id);
    }

    /** The reply to the call of {@link Zoo#later} with this id. */
    public static Message laterReply(long id, Zoo.Animal value) {
        return () -> MessageWriter.reply(WireFormat.JSON, id, ZooCodec.ANIMAL, value);
    }

    /** The reply to the call of {@link Zoo#laterStill} with this id. */
    public static Message laterStillReply(long id) {
        return () -> MessageWriter.reply(WireFormat.JSON, id);
    }

    /** The reply to the call of {@link Zoo#old} with this id. */
    public static Message oldReply(long id, Zoo.Old value) {
        return () -> MessageWriter.reply(WireFormat.JSON, id, ZooCodec.OLD, value);
    }

    /** The reply to the call of {@link Keeper#keep} with this id. */
    public static Message keepReply(long id) {
        return () -> MessageWriter.reply(WireFormat.JSON, id);
    }

    /** The call with this id has failed. */
    public static Message failure(long id, WireError error) {
        return () -> MessageWriter.failure(WireFormat.JSON, id, error);
    }

    @Override
    public String encode(Message message) throws EncodeException {
        try {
            return message.encoded().text();
        } catch (IOException e) {
            throw new EncodeException(message, e.getMessage(), e);
        }
    }

    /** Something to send. */
    @FunctionalInterface
    public interface Message {
        /** Encodes it. */
        WireMessage encoded() throws IOException;
    }
}
