package dev.troupe.samples.proxy;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What an actor says, told to the client. Threads of the HTTP client run the listener, one after the other.
 *
 * <ul>
 *   <li>The next piece is asked for when the client's socket has taken the one before. So a client that does not read is seen
 *       by the actor's server, which has its limits, and fills no memory here.
 *   <li>Messages stay messages; a long one passes piece by piece, as a message of several frames.
 *   <li>The actor's close code and reason reach the client. An actor that is gone without any is 1011.
 * </ul>
 */
final class FromActor implements WebSocket.Listener {

    private static final int PATIENCE_SECONDS = 5;
    private static final int NO_STATUS = 1_005;
    private static final int ABNORMAL = 1_006;
    private static final int FAILED = 1_011;

    private final Channel client;
    private boolean continued;
    private volatile boolean closed;
    private volatile boolean clientCloses;

    FromActor(Channel client) {
        this.client = client;
    }

    /** Whether the client has been sent a close frame; what it says after that is for nobody. */
    boolean hasClosed() {
        return closed;
    }

    /** The client has sent a close frame, so it waits for one and sends none. */
    void clientCloses() {
        clientCloses = true;
    }

    @Override
    public void onOpen(WebSocket actor) {
        // Nothing is asked for: the client has no WebSocket yet.
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket actor, CharSequence text, boolean last) {
        return pass(
                actor,
                continued
                        ? new ContinuationWebSocketFrame(last, 0, text.toString())
                        : new TextWebSocketFrame(last, 0, text.toString()),
                last);
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket actor, ByteBuffer bytes, boolean last) {
        var copy = Unpooled.copiedBuffer(bytes);
        return pass(
                actor,
                continued ? new ContinuationWebSocketFrame(last, 0, copy) : new BinaryWebSocketFrame(last, 0, copy),
                last);
    }

    private @Nullable CompletionStage<?> pass(WebSocket actor, WebSocketFrame frame, boolean last) {
        continued = !last;
        client.writeAndFlush(frame).addListener(written -> {
            if (written.isSuccess()) {
                actor.request(1);
            } else {
                actor.abort();
            }
        });
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket actor, int code, String reason) {
        if (code == ABNORMAL) {
            close(FAILED, "The actor is gone");
        } else {
            close(code, reason);
        }
        return null;
    }

    @Override
    public void onError(WebSocket actor, Throwable failure) {
        close(FAILED, "The actor is gone");
    }

    /** Sends the client a close frame, and ends its connection when both sides have sent one, or after some time. */
    void close(int code, String reason) {
        closed = true;
        var frame = code == NO_STATUS ? new CloseWebSocketFrame() : new CloseWebSocketFrame(code, reason);
        var written = client.writeAndFlush(frame);
        if (clientCloses) {
            written.addListener(ChannelFutureListener.CLOSE);
        } else {
            // For the client's answer.
            client.config().setAutoRead(true);
            endInTime();
        }
    }

    /** Ends the client's connection after some seconds, if nothing else has. */
    void endInTime() {
        Runnable end = () -> {
            var unusedClose = client.close();
        };
        var unused = client.eventLoop().schedule(end, PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
