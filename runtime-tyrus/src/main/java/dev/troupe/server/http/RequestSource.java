package dev.troupe.server.http;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * From where a request comes.
 *
 * @param address where the client is, without port; empty if that is not known
 * @param secure whether the client speaks TLS, with this server or with a trusted proxy
 * @param host what the client has asked for by {@code Host}, where a trusted proxy says so; empty if the request says it itself
 */
record RequestSource(String address, boolean secure, Optional<String> host) {

    /** From the other end of the channel. */
    static RequestSource of(Channel channel) {
        return new RequestSource(
                peer(channel).map(InetAddress::getHostAddress).orElse(""),
                channel.pipeline().get(SslHandler.class) != null,
                Optional.empty());
    }

    /** Who is at the other end of the channel; empty if it has no address. */
    static Optional<InetAddress> peer(Channel channel) {
        return channel.remoteAddress() instanceof InetSocketAddress socket
                ? Optional.ofNullable(socket.getAddress())
                : Optional.empty();
    }
}
