package dev.troupe.processor;

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

/** A generated codec, reached by the names of its constants. */
record Codec(Class<?> type) {

    static Codec of(ClassLoader classes, String name) throws ClassNotFoundException {
        return new Codec(Class.forName(name, true, classes));
    }

    @SuppressWarnings("unchecked")
    PayloadType<Object> payload(String constant) throws ReflectiveOperationException {
        var field = type.getDeclaredField(constant);
        field.setAccessible(true);
        return (PayloadType<Object>) field.get(null);
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
