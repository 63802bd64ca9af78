package dev.troupe.server.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.EventLoop;
import io.netty.channel.IoEventLoop;
import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.IoRegistration;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EnduringLoopTest {

    private final AtomicInteger failures = new AtomicInteger();
    private volatile @Nullable Error next;

    @Test
    void aFailingSelectorEndsNoLoop() throws Exception {
        withLoop(loop -> {
            failWith(loop, new OutOfMemoryError("by intention"));
            failWith(loop, new StackOverflowError("by intention"));
            assertThat(failures).hasValue(2);
            assertThat(loop.isShuttingDown()).isFalse();
        });
    }

    @Test
    void aFailingLogEndsNoLoop() throws Exception {
        Logger root = Logger.getLogger("");
        Handler broken = new Handler() {
            @Override
            public void publish(LogRecord line) {
                failures.incrementAndGet();
                throw new OutOfMemoryError("by intention, of the log");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        root.addHandler(broken);
        try {
            withLoop(loop -> {
                // Netty catches what a task throws, and logs it: the log's own failure is what reaches the loop.
                loop.execute(() -> {
                    throw new OutOfMemoryError("by intention, of a task");
                });
                run(loop);
                failWith(loop, new OutOfMemoryError("by intention, of the selector"));
                assertThat(failures).hasPositiveValue();
                assertThat(loop.isShuttingDown()).isFalse();
            });
        } finally {
            root.removeHandler(broken);
        }
    }

    private interface Use {
        void of(EventLoop loop) throws Exception;
    }

    private void withLoop(Use use) throws Exception {
        IoHandlerFactory io = executor -> new Failing(NioIoHandler.newFactory().newHandler(executor));
        var group = new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("enduring"), io) {
            @Override
            protected IoEventLoop newChild(Executor executor, IoHandlerFactory handler, Object... more) {
                return new EnduringLoop(this, executor, handler);
            }
        };
        try {
            run(group.next());
            use.of(group.next());
        } finally {
            group.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
        }
    }

    /** Lets the selector fail once, and a task run after that. A task alone may run in a round that had selected before. */
    private void failWith(EventLoop loop, Error failure) throws InterruptedException {
        next = failure;
        while (next != null) {
            run(loop);
        }
        run(loop);
    }

    private static void run(EventLoop loop) throws InterruptedException {
        CountDownLatch ran = new CountDownLatch(1);
        loop.execute(ran::countDown);
        assertThat(ran.await(10, TimeUnit.SECONDS)).isTrue();
    }

    /** Selects, or fails once where it is told to. */
    private final class Failing implements IoHandler {

        private final IoHandler selecting;

        Failing(IoHandler selecting) {
            this.selecting = selecting;
        }

        @Override
        public int run(IoHandlerContext context) {
            int handled = selecting.run(context);
            Error failure = next;
            if (failure != null) {
                next = null;
                failures.incrementAndGet();
                throw failure;
            }
            return handled;
        }

        @Override
        public IoRegistration register(IoHandle handle) throws Exception {
            return selecting.register(handle);
        }

        @Override
        public void initialize() {
            selecting.initialize();
        }

        @Override
        public void prepareToDestroy() {
            selecting.prepareToDestroy();
        }

        @Override
        public void destroy() {
            selecting.destroy();
        }

        @Override
        public void wakeup() {
            selecting.wakeup();
        }

        @Override
        public boolean isCompatible(Class<? extends IoHandle> type) {
            return selecting.isCompatible(type);
        }
    }
}
