package dev.troupe.runtime.connection;

import dev.troupe.wire.CloseCode;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Puts together the messages that a WebSocket container hands over in parts. Parts rather than wholes, since only so the
 * limit is ours: containers count characters, cut at 8 KiB, or do not count at all.
 */
final class SessionMessages {

    private final ServerConnection connection;
    private final int maxBytes;
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream binary = new ByteArrayOutputStream();

    private SessionMessages(ServerConnection connection) {
        this.connection = connection;
        this.maxBytes = connection.settings().maxMessageIn();
    }

    /** From now on what comes to the session goes to the connection. */
    static void forward(Session session, ServerConnection connection) {
        SessionMessages messages = new SessionMessages(connection);
        session.addMessageHandler(String.class, (MessageHandler.Partial<String>) messages::onText);
        session.addMessageHandler(byte[].class, (MessageHandler.Partial<byte[]>) messages::onBinary);
        session.addMessageHandler(PongMessage.class, pong -> connection.onActivity());
    }

    private void onText(String part, boolean last) {
        connection.onActivity();
        if (text.length() + part.length() > maxBytes) {
            tooBig();
            return;
        }
        if (last && text.length() == 0) {
            deliver(part);
            return;
        }
        text.append(part);
        if (last) {
            String whole = text.toString();
            text.setLength(0);
            text.trimToSize();
            deliver(whole);
        }
    }

    private void deliver(String whole) {
        byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
        connection.onText(bytes, 0, bytes.length);
    }

    private void onBinary(byte[] part, boolean last) {
        connection.onActivity();
        if (binary.size() + part.length > maxBytes) {
            tooBig();
            return;
        }
        binary.write(part, 0, part.length);
        if (last) {
            byte[] whole = binary.toByteArray();
            binary.reset();
            connection.onBinary(whole, 0, whole.length);
        }
    }

    private void tooBig() {
        text.setLength(0);
        binary.reset();
        connection.onBreach(CloseCode.TOO_BIG, "A message has at most " + maxBytes + " bytes");
    }
}
