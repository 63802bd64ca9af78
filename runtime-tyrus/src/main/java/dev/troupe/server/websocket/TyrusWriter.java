package dev.troupe.server.websocket;

import dev.troupe.wire.CloseCode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.glassfish.tyrus.spi.CompletionHandler;
import org.glassfish.tyrus.spi.Writer;
import org.glassfish.tyrus.spi.WriterInfo;

/**
 * What Tyrus would send, were it to send anything. Messages go past it, so all that comes is a close frame: of a session
 * that somebody closes through Jakarta's interface, or of one whose end Tyrus was told of and now wants to answer.
 */
final class TyrusWriter extends Writer {

    private static final int HEADER = 2;

    private final NettySocket socket;

    TyrusWriter(NettySocket socket) {
        this.socket = socket;
    }

    @Override
    public void write(ByteBuffer frame, CompletionHandler<ByteBuffer> handler, WriterInfo info) {
        if (info.getMessageType() == WriterInfo.MessageType.CLOSE) {
            close(frame);
            complete(frame, handler);
        } else {
            refuse(handler);
        }
    }

    @Override
    public void write(ByteBuffer frame, CompletionHandler<ByteBuffer> handler) {
        refuse(handler);
    }

    private void close(ByteBuffer frame) {
        ByteBuffer payload = frame.duplicate();
        payload.position(Math.min(payload.limit(), payload.position() + HEADER));
        if (payload.remaining() < Short.BYTES) {
            socket.close(CloseCode.NORMAL, "");
        } else {
            int code = payload.getShort() & 0xFFFF;
            socket.close(code, StandardCharsets.UTF_8.decode(payload).toString());
        }
    }

    /** Tyrus calls without a handler, too. */
    @SuppressWarnings("NullAway")
    private static void complete(ByteBuffer frame, CompletionHandler<ByteBuffer> handler) {
        if (handler != null) {
            handler.completed(frame);
        }
    }

    private static void refuse(CompletionHandler<ByteBuffer> handler) {
        IllegalStateException refusal =
                new IllegalStateException("Messages of an actor's session are sent by the actor alone");
        if (handler != null) {
            handler.failed(refusal);
        }
    }

    /** Tyrus is done with the session; the socket closes by its own rules. */
    @Override
    public void close() {}
}
