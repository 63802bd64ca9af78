package dev.troupe.benchmarks.peer;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.troupe.benchmarks.room.History;
import dev.troupe.benchmarks.room.Room;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.time.Clock;

/**
 * Netty with hand-written handlers and Jackson databind; calls are answered on the event loop. What one read has caused
 * leaves with one flush, to the caller and, after an event, to everybody.
 */
public final class NettyPeer implements Peer {

    private final ChannelGroup everybody = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final History history = new History(Clock.systemUTC());
    private long sequence;

    @Override
    public int start() throws InterruptedException {
        return NettyServer.start(
                WebSocketServerProtocolConfig.newBuilder()
                        .websocketPath("/actors/room")
                        .subprotocols("troupe.v1.json"),
                Handler::new);
    }

    private final class Handler extends SimpleChannelInboundHandler<TextWebSocketFrame> {

        private boolean published;

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
            if (event instanceof WebSocketServerProtocolHandler.HandshakeComplete) {
                everybody.add(context.channel());
                context.writeAndFlush(new TextWebSocketFrame(Envelope.WELCOME));
            }
            super.userEventTriggered(context, event);
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) throws Exception {
            Envelope.Call call;
            try {
                call = Envelope.MAPPER.readValue(frame.text(), Envelope.Call.class);
            } catch (JsonProcessingException e) {
                context.write(frame(new Envelope.Failure(null, new Envelope.Error("bad_message", "Not a call"))));
                return;
            }
            switch (call.call()) {
                case "post" ->
                    context.write(
                            frame(new Envelope.Reply(call.id(), post(call.args().text()))));
                case "publish" -> {
                    publish(call.args().text());
                    published = true;
                }
                default ->
                    context.write(
                            frame(new Envelope.Failure(call.id(), new Envelope.Error("unknown_action", call.call()))));
            }
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            context.flush();
            if (published) {
                published = false;
                everybody.flush();
            }
        }
    }

    private Room.Message post(String text) {
        synchronized (history) {
            return history.add(text);
        }
    }

    private void publish(String text) throws JsonProcessingException {
        synchronized (history) {
            Room.Message message = history.add(text);
            everybody.write(frame(new Envelope.Event("posted", ++sequence, new Envelope.Posted(message))));
        }
    }

    private static TextWebSocketFrame frame(Object message) throws JsonProcessingException {
        return new TextWebSocketFrame(Unpooled.wrappedBuffer(Envelope.MAPPER.writeValueAsBytes(message)));
    }
}
