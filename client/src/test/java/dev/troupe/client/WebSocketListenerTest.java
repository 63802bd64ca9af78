package dev.troupe.client;

import static dev.troupe.client.WebSocketListener.MAX_MESSAGE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.wire.CloseCode;
import dev.troupe.wire.WireFormat;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** How large a message may be; in parts, as the JDK hands them over. */
class WebSocketListenerTest {

    private static final int PART = 1 << 20;

    private final List<String> told = new ArrayList<>();
    private final FakeWebSocket socket = new FakeWebSocket();

    /** Counts the bytes of what comes. */
    private final Transport.Receiver receiver = new Transport.Receiver() {
        @Override
        public void onMessage(byte[] array, int offset, int length) {
            told.add("message " + length);
        }

        @Override
        public void onClosed(int code, String reason) {
            told.add("closed " + code + (code == CloseCode.ABNORMAL ? " " + reason : ""));
        }

        @Override
        public CompletionStage<?> ready() {
            return CompletableFuture.completedFuture(null);
        }
    };

    @Test
    void textOfTheBoundIsTakenAndOneUnitMoreEndsTheConnection() {
        WebSocketListener listener = new WebSocketListener(receiver, WireFormat.JSON);
        String part = "x".repeat(PART);
        for (int i = 1; i < MAX_MESSAGE / PART; i++) {
            listener.onText(socket, part, false);
        }
        listener.onText(socket, part, true);
        assertThat(told).containsExactly("message " + MAX_MESSAGE);
        assertThat(socket.requested).isEqualTo(MAX_MESSAGE / PART);

        for (int i = 0; i < MAX_MESSAGE / PART; i++) {
            listener.onText(socket, part, false);
        }
        assertThat(told).hasSize(1);
        listener.onText(socket, "x", true);

        assertThat(told).containsExactly("message " + MAX_MESSAGE, "closed 1009");
        assertThat(socket.aborted).isTrue();
    }

    /** The JDK wraps what it finds wrong in failures that say nothing themselves. */
    @Test
    void theReasonOfAFailureIsWhatItOrACauseOfItSays() {
        IOException wrapped = new IOException(null, new ProtocolException("a frame with reserved bits"));
        new WebSocketListener(receiver, WireFormat.JSON).onError(socket, wrapped);
        new WebSocketListener(receiver, WireFormat.JSON).onError(socket, new IOException((String) null));
        assertThat(told).containsExactly("closed 1006 a frame with reserved bits", "closed 1006 java.io.IOException");
    }

    @Test
    void theReasonOfACloseCannotForgeALine() {
        assertThat(new CloseStatus(4000, "a\r\nb\u202e")).hasToString("4000 (a\\r\\nb\\u202e)");
    }

    @Test
    void bytesOfTheBoundAreTakenAndOneMoreEndsTheConnection() {
        WebSocketListener listener = new WebSocketListener(receiver, WireFormat.CBOR);
        ByteBuffer part = ByteBuffer.wrap("x".repeat(PART).getBytes(UTF_8));
        for (int i = 1; i <= MAX_MESSAGE / PART; i++) {
            listener.onBinary(socket, part.duplicate(), i == MAX_MESSAGE / PART);
        }
        assertThat(told).containsExactly("message " + MAX_MESSAGE);

        for (int i = 0; i < MAX_MESSAGE / PART; i++) {
            listener.onBinary(socket, part.duplicate(), false);
        }
        listener.onBinary(socket, ByteBuffer.wrap(new byte[1]), true);

        assertThat(told).containsExactly("message " + MAX_MESSAGE, "closed 1009");
        assertThat(socket.aborted).isTrue();
    }
}
