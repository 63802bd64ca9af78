package dev.troupe.samples.proxy;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler.HandshakeComplete;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;

/**
 * What a client says, told to the actor. The event loop of the client alone runs it.
 *
 * <ul>
 *   <li>Nothing more is read until the actor's side has taken what was; until then TCP holds the client back.
 *   <li>The client's close code and reason reach the actor, and the client's close frame is answered with the actor's. A code
 *       that the JDK's client does not send reaches the actor as 1008, and none at all as 1000.
 *   <li>A client that is gone without a close frame is gone for the actor in the same way.
 * </ul>
 */
final class ToActor extends SimpleChannelInboundHandler<WebSocketFrame> {

    private static final int NO_STATUS = -1;
    private static final int NORMAL = 1_000;
    private static final int GOING_AWAY = 1_001;
    private static final int POLICY_VIOLATION = 1_008;
    private static final int TOO_BIG = 1_009;
    private static final int FAILED = 1_011;
    private static final int FIRST_OF_USERS = 3_000;
    private static final int LAST_OF_USERS = 4_999;

    private final WebSocket actor;
    private final FromActor fromActor;
    private final Deque<WebSocketFrame> waiting = new ArrayDeque<>();
    private boolean sending;

    ToActor(WebSocket actor, FromActor fromActor) {
        this.actor = actor;
        this.fromActor = fromActor;
    }

    WebSocket actor() {
        return actor;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof HandshakeComplete) {
            actor.request(1);
            ctx.channel().config().setAutoRead(true);
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame frame) {
        if (!fromActor.hasClosed()) {
            // Of what has been read at one time there may be several messages.
            ctx.channel().config().setAutoRead(false);
            waiting.add(frame.retain());
            if (!sending) {
                sendNext(ctx);
            }
        } else if (frame instanceof CloseWebSocketFrame) {
            var unused = ctx.close();
        }
    }

    private void sendNext(ChannelHandlerContext ctx) {
        WebSocketFrame frame = waiting.poll();
        sending = frame != null;
        if (frame == null) {
            ctx.channel().config().setAutoRead(true);
            return;
        }
        try {
            if (frame instanceof CloseWebSocketFrame close) {
                clientCloses(close);
            } else {
                // What goes wrong on the other side is told there, by its close.
                var unused = send(frame).whenCompleteAsync((sent, failure) -> sendNext(ctx), ctx.executor());
            }
        } finally {
            frame.release();
        }
    }

    private CompletableFuture<WebSocket> send(WebSocketFrame frame) {
        return frame instanceof TextWebSocketFrame text
                ? actor.sendText(text.text(), true)
                : actor.sendBinary(ByteBuffer.wrap(ByteBufUtil.getBytes(frame.content())), true);
    }

    private void clientCloses(CloseWebSocketFrame close) {
        fromActor.clientCloses();
        // The actor's close is told to the client as any other, and ends the connection; or else time does.
        var unused = actor.sendClose(sendable(close.statusCode()), close.reasonText());
        fromActor.endInTime();
    }

    /** The JDK's client sends no empty close frame, of the codes up to 2999 these four alone, and none from 5000 on. */
    private static int sendable(int code) {
        return switch (code) {
            case NO_STATUS -> NORMAL;
            case NORMAL, GOING_AWAY, POLICY_VIOLATION, FAILED -> code;
            default -> code >= FIRST_OF_USERS && code <= LAST_OF_USERS ? code : POLICY_VIOLATION;
        };
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        // Does nothing where both sides have closed.
        actor.abort();
        waiting.forEach(WebSocketFrame::release);
        waiting.clear();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable failure) {
        if (failure instanceof TooLongFrameException) {
            fromActor.close(TOO_BIG, "");
            actor.abort();
        } else {
            var unused = ctx.close();
        }
    }
}
