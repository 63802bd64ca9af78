package dev.troupe.benchmarks.peer;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;

/** Netty with a handler that sends back the text of each frame, as a string, with one flush for what one read has brought. */
public final class NettyEchoPeer implements Peer {

    @Override
    public int start() throws InterruptedException {
        return NettyServer.start(
                WebSocketServerProtocolConfig.newBuilder().websocketPath("/actors/echo"), Handler::new);
    }

    private static final class Handler extends SimpleChannelInboundHandler<TextWebSocketFrame> {

        @Override
        protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
            context.write(new TextWebSocketFrame(frame.text()));
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            context.flush();
        }
    }
}
