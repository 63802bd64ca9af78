package dev.troupe.processor;

import dev.troupe.protocol.Action;
import dev.troupe.protocol.Event;
import dev.troupe.wire.MessageException;
import dev.troupe.wire.MessageReader;
import dev.troupe.wire.MessageWriter;
import dev.troupe.wire.Payload;
import dev.troupe.wire.PayloadException;
import dev.troupe.wire.PayloadReader;
import dev.troupe.wire.PayloadType;
import dev.troupe.wire.ServerMessage;
import dev.troupe.wire.WireFormat;
import dev.troupe.wire.WireMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** A generated codec, and the arguments of its protocol, reached by the names of their constants. */
record Codec(Class<?> type) {

    static Codec of(ClassLoader classes, String name) throws ClassNotFoundException {
        return new Codec(Class.forName(name, true, classes));
    }

    /** Of the codec; where arguments have no record there, of the action or the event. */
    @SuppressWarnings("unchecked")
    PayloadType<Object> payload(String constant) throws ReflectiveOperationException {
        return (PayloadType<Object>) (has(constant) ? constant(type, constant) : ofDescriptor(constant));
    }

    private boolean has(String constant) {
        return Stream.of(type.getDeclaredFields())
                .anyMatch(field -> field.getName().equals(constant));
    }

    private PayloadType<?> ofDescriptor(String constant) throws ReflectiveOperationException {
        Class<?> descriptor =
                Class.forName(type.getName().replaceFirst("Codec$", "Protocol"), true, type.getClassLoader());
        Object found = constant(descriptor, constant.replaceFirst("_ARGUMENTS$", ""));
        return found instanceof Action<?, ?> action ? action.arguments() : ((Event<?>) found).arguments();
    }

    private static Object constant(Class<?> type, String name) throws ReflectiveOperationException {
        var field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field.get(null);
    }

    Object read(String constant, String json) throws ReflectiveOperationException, PayloadException {
        return PayloadReader.read(Payload.json(json.replace('\'', '"')), payload(constant));
    }

    /** Reads it as a server reads arguments. */
    Object readChecked(String constant, String json) throws ReflectiveOperationException, PayloadException {
        return PayloadReader.readChecked(Payload.json(json.replace('\'', '"')), payload(constant));
    }

    String json(String constant, Object value) throws ReflectiveOperationException, IOException, MessageException {
        Payload written = written(WireFormat.JSON, payload(constant), value);
        return new String(written.array(), written.offset(), written.length(), StandardCharsets.UTF_8)
                .replace('"', '\'');
    }

    Object throughCbor(String constant, Object value)
            throws ReflectiveOperationException, IOException, MessageException {
        return PayloadReader.read(written(WireFormat.CBOR, payload(constant), value), payload(constant));
    }

    private static Payload written(WireFormat format, PayloadType<Object> type, Object value)
            throws IOException, MessageException {
        WireMessage message = MessageWriter.reply(format, 1, type, value);
        ServerMessage read = MessageReader.fromServer(format, message.array(), message.offset(), message.length());
        return ((ServerMessage.Reply) read).value();
    }
}
