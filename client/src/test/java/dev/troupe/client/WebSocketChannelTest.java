package dev.troupe.client;

import static dev.troupe.client.WebSocketChannel.MAX_QUEUED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.troupe.ActorException;
import dev.troupe.Outcome;
import dev.troupe.wire.WireFormat;
import dev.troupe.wire.WireMessage;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How much may wait to be sent. */
class WebSocketChannelTest {

    private static final Transport.Receiver NOBODY = new Transport.Receiver() {
        @Override
        public void onMessage(byte[] array, int offset, int length) {}

        @Override
        public void onClosed(int code, String reason) {}

        @Override
        public CompletionStage<?> ready() {
            return CompletableFuture.completedFuture(null);
        }
    };

    private final FakeWebSocket socket = new FakeWebSocket();
    private final WebSocketChannel channel = new WebSocketChannel(
            socket,
            new WebSocketListener(NOBODY, WireFormat.JSON),
            Pings.DEFAULT,
            ClientThreads.shared().deadlines());

    private static WireMessage message(WireFormat format, int bytes) {
        return new WireMessage(format, new byte[WireMessage.HEADROOM + bytes], WireMessage.HEADROOM, bytes);
    }

    private void assertOverloaded(WireMessage message) {
        assertThatThrownBy(() -> channel.send(message)).isInstanceOfSatisfying(ActorException.class, failure -> {
            assertThat(failure.code()).isEqualTo("overloaded");
            assertThat(failure.outcome()).isEqualTo(Outcome.NOT_RUN);
        });
    }

    @ParameterizedTest
    @EnumSource
    void atMostSoManyBytesWait(WireFormat format) {
        channel.send(message(format, 1));
        channel.send(message(format, MAX_QUEUED - 2));
        channel.send(message(format, 1));
        assertOverloaded(message(format, 1));

        socket.sent();
        channel.send(message(format, 1));
        assertOverloaded(message(format, 1));
        assertThat(socket.sizes).containsExactly(1, MAX_QUEUED - 2);
    }

    @Test
    void oneMessageAlwaysFits() {
        channel.send(message(WireFormat.CBOR, MAX_QUEUED + 1));
        assertThat(socket.sizes).containsExactly(MAX_QUEUED + 1);
        assertOverloaded(message(WireFormat.CBOR, 1));

        socket.sent();
        channel.send(message(WireFormat.CBOR, MAX_QUEUED + 1));
        assertThat(socket.sizes).containsExactly(MAX_QUEUED + 1, MAX_QUEUED + 1);
    }
}
