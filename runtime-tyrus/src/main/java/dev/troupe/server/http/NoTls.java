package dev.troupe.server.http;

import dev.troupe.client.BoundedLog;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.lang.System.Logger.Level;

/**
 * Notices a client that speaks TLS on a port that does not, and says so in the log instead of taking it for a malformed request.
 * It looks at the first bytes of a connection and then leaves its pipeline.
 */
@ChannelHandler.Sharable
final class NoTls extends ChannelInboundHandlerAdapter {

    static final NoTls INSTANCE = new NoTls();

    private static final System.Logger LOG = BoundedLog.of(NoTls.class);

    /** How a TLS record with a handshake begins (RFC 8446, section 5.1); no request of HTTP does. */
    private static final byte HANDSHAKE = 22;

    private NoTls() {}

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // closing has nobody to fail for
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof ByteBuf bytes && bytes.isReadable() && bytes.getByte(bytes.readerIndex()) == HANDSHAKE) {
            ReferenceCountUtil.release(message);
            context.close();
            LOG.log(
                    Level.INFO,
                    "A client speaks TLS on a port that does not: its address begins with http or ws, or the server needs"
                            + " troupe.tls.certificates and troupe.tls.key");
            return;
        }
        context.pipeline().remove(this);
        context.fireChannelRead(message);
    }
}
