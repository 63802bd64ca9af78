package dev.troupe.server.transport;

import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.IoOps;
import io.netty.channel.IoRegistration;
import io.netty.channel.epoll.EpollIoHandle;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollIoOps;
import io.netty.util.concurrent.ThreadAwareExecutor;

/**
 * Netty's epoll, on which a channel can wait again after it has waited for nothing.
 *
 * <p>Netty 4.2.18 removes a socket from epoll when its channel waits for nothing, and fails with {@code ENOENT} when the channel
 * waits again later. A client that has ended its half of the connection meets that when its response does not fit into the socket at
 * once. So here a socket stays in epoll, and reports one error at most (EPOLLONESHOT). An error that lasts occupies no processor.
 *
 * <p>As with every {@link IoHandler}, all but {@link #wakeup} runs on the event loop.
 */
final class LastingEpoll implements IoHandler {

    private static final int ONCE = 1 << 30;

    /** What a channel waits for that waits for nothing. */
    private static final EpollIoOps AT_MOST_ONE_ERROR = EpollIoOps.valueOf(EpollIoOps.EPOLLERR.value() | ONCE);

    private final IoHandler epoll;

    private LastingEpoll(IoHandler epoll) {
        this.epoll = epoll;
    }

    static IoHandlerFactory newFactory() {
        IoHandlerFactory epoll = EpollIoHandler.newFactory();
        return new IoHandlerFactory() {
            @Override
            public IoHandler newHandler(ThreadAwareExecutor executor) {
                return new LastingEpoll(epoll.newHandler(executor));
            }

            @Override
            public boolean isChangingThreadSupported() {
                return epoll.isChangingThreadSupported();
            }
        };
    }

    @Override
    public IoRegistration register(IoHandle handle) throws Exception {
        IoRegistration registration = epoll.register(handle);
        return handle instanceof EpollIoHandle ? new Lasting(registration) : registration;
    }

    @Override
    public void initialize() {
        epoll.initialize();
    }

    @Override
    public int run(IoHandlerContext context) {
        return epoll.run(context);
    }

    @Override
    public void prepareToDestroy() {
        epoll.prepareToDestroy();
    }

    @Override
    public void destroy() {
        epoll.destroy();
    }

    @Override
    public void wakeup() {
        epoll.wakeup();
    }

    @Override
    public boolean isCompatible(Class<? extends IoHandle> type) {
        return epoll.isCompatible(type);
    }

    private record Lasting(IoRegistration registration) implements IoRegistration {

        @Override
        @SuppressWarnings("TypeParameterUnusedInFormals") // Netty's declaration
        public <T> T attachment() {
            return registration.attachment();
        }

        @Override
        public long submit(IoOps wanted) {
            return registration.submit(EpollIoOps.NONE.equals(wanted) ? AT_MOST_ONE_ERROR : wanted);
        }

        @Override
        public boolean isValid() {
            return registration.isValid();
        }

        @Override
        public boolean cancel() {
            return registration.cancel();
        }
    }
}
