package dev.troupe.server.transport;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollServerSocketChannel;

/** Loops on epoll; a class of its own, since Netty's is not on every class path. */
final class EpollLoops {

    private EpollLoops() {}

    static boolean isAvailable() {
        return Epoll.isAvailable();
    }

    static EventLoops start(int count) {
        return new EventLoops(EventLoops.group(count, LastingEpoll.newFactory()), EpollServerSocketChannel.class);
    }
}
