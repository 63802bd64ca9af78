package dev.troupe.server.tls;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;

/**
 * Closes a connection whose client asks for another handshake of TLS 1.2, each of which costs the server more than the client. It
 * looks at the types of records before they are decrypted; TLS 1.3 has no such handshake, and no record of this type after the
 * first. On the event loop.
 */
final class NoRenegotiation extends ChannelInboundHandlerAdapter {

    private static final int HEADER = 5;
    private static final int LENGTH_AT = 3;
    private static final int HANDSHAKE = 22;
    private static final int BYTE = 8;

    private final SslHandler tls;
    /** The bytes that were read of the header of a record. */
    private int headerRead;

    /** The bytes of a record that are still to come. */
    private int left;

    private int length;

    NoRenegotiation(SslHandler tls) {
        this.tls = tls;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // nothing waits for the end
    public void channelRead(ChannelHandlerContext context, Object message) {
        boolean established = tls.handshakeFuture().isDone();
        if (message instanceof ByteBuf bytes && hasHandshake(bytes) && established) {
            ReferenceCountUtil.release(message);
            context.close();
            return;
        }
        context.fireChannelRead(message);
    }

    /** Follows the records in these bytes; whether one of them is of a handshake. */
    private boolean hasHandshake(ByteBuf bytes) {
        boolean handshake = false;
        int end = bytes.writerIndex();
        for (int at = bytes.readerIndex(); at < end; ) {
            if (left > 0) {
                int skipped = Math.min(left, end - at);
                left -= skipped;
                at += skipped;
            } else {
                int octet = bytes.getUnsignedByte(at++);
                handshake |= headerRead == 0 && octet == HANDSHAKE;
                length = headerRead < LENGTH_AT ? 0 : (length << BYTE) | octet;
                if (++headerRead == HEADER) {
                    headerRead = 0;
                    left = length;
                }
            }
        }
        return handshake;
    }
}
