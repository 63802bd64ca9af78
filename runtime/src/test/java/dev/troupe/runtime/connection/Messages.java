package dev.troupe.runtime.connection;

import dev.troupe.wire.WireFormat;
import dev.troupe.wire.WireMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Messages for tests. */
final class Messages {

    private Messages() {}

    static WireMessage text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] array = new byte[WireMessage.HEADROOM + bytes.length];
        System.arraycopy(bytes, 0, array, WireMessage.HEADROOM, bytes.length);
        return new WireMessage(WireFormat.JSON, array, WireMessage.HEADROOM, bytes.length);
    }

    /** A message of this many bytes. */
    static WireMessage sized(int bytes) {
        return text("x".repeat(bytes));
    }

    /** Takes all that can be taken. */
    static List<String> takeAll(OutboundQueue queue) {
        List<String> texts = new ArrayList<>();
        for (WireMessage message = queue.take(); message != null; message = queue.take()) {
            texts.add(message.text());
            queue.written(1, message.length());
        }
        return texts;
    }
}
