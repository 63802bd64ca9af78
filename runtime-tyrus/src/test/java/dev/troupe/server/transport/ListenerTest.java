package dev.troupe.server.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListenerTest {

    private static final Logger LOG = Logger.getLogger(Listener.class.getName());

    /** Sends back what it reads. */
    @ChannelHandler.Sharable
    private static final class Echo extends ChannelInboundHandlerAdapter {
        @Override
        @SuppressWarnings("FutureReturnValueIgnored")
        public void channelRead(ChannelHandlerContext context, Object message) {
            context.writeAndFlush(message);
        }
    }

    /** A log that cannot be written. */
    private static final class BrokenLog extends Handler {
        private int lines;

        @Override
        public synchronized void publish(LogRecord line) {
            lines++;
            throw new StackOverflowError("no log");
        }

        synchronized int lines() {
            return lines;
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private final EventLoops loops = EventLoops.startNio(2);
    private final List<Socket> open = new ArrayList<>();

    private Listener listen(ConnectionLimits limits) throws IOException {
        return Listener.open(loops, "127.0.0.1", 0, new Echo(), limits, address -> false);
    }

    @AfterEach
    void end() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
        loops.group().shutdownGracefully(0, 1, java.util.concurrent.TimeUnit.SECONDS);
    }

    private Socket connect(Listener to, String from) throws IOException {
        Socket socket = new Socket();
        open.add(socket);
        socket.bind(new InetSocketAddress(from, 0));
        socket.setSoTimeout(10_000);
        socket.connect(new InetSocketAddress("127.0.0.1", to.port()), 10_000);
        return socket;
    }

    /** Whether a client from this address is served; else it finds its connection closed, or none. */
    private boolean isServed(Listener by, String from) {
        try {
            return echoes(connect(by, from));
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean echoes(Socket socket) throws IOException {
        socket.getOutputStream().write("hi".getBytes(US_ASCII));
        return socket.getInputStream().readNBytes(2).length == 2;
    }

    @Test
    void goesOnAfterAFailureToAccept() throws IOException {
        Listener listener = listen(ConnectionLimits.NONE);
        Socket before = connect(listener, "127.0.0.1");
        assertThat(echoes(before)).isTrue();
        listener.channel().pipeline().fireExceptionCaught(new IOException("Too many open files"));
        assertThat(echoes(before)).isTrue();
        assertThat(isServed(listener, "127.0.0.1")).isTrue();
        listener.channel().pipeline().fireExceptionCaught(new OutOfMemoryError("injected"));
        assertThat(isServed(listener, "127.0.0.1")).isTrue();
        listener.close();
    }

    @Test
    void opensAnotherSocketOnTheSamePortWhenItsOwnIsClosed() throws IOException {
        Listener listener = listen(ConnectionLimits.NONE);
        int port = listener.port();
        Socket before = connect(listener, "127.0.0.1");
        assertThat(echoes(before)).isTrue();
        listener.channel().close().awaitUninterruptibly();
        await().until(() -> isServed(listener, "127.0.0.1"));
        assertThat(listener.port()).isEqualTo(port);
        assertThat(echoes(before)).isTrue();
        listener.close();
    }

    @Test
    void opensAnotherSocketWhenItsEventLoopHasEnded() throws IOException {
        Listener listener = listen(ConnectionLimits.NONE);
        listener.channel().eventLoop().shutdownGracefully(0, 0, java.util.concurrent.TimeUnit.SECONDS);
        await().until(() -> isServed(listener, "127.0.0.1"));
        assertThat(isServed(listener, "127.0.0.1")).isTrue();
        listener.close();
    }

    @Test
    void survivesALogThatCannotBeWritten() throws IOException {
        BrokenLog log = new BrokenLog();
        LOG.addHandler(log);
        try {
            Listener listener = listen(ConnectionLimits.NONE);
            listener.channel().pipeline().fireExceptionCaught(new IOException("Too many open files"));
            await().until(() -> log.lines() > 0);
            listener.channel().close().awaitUninterruptibly();
            await().until(() -> isServed(listener, "127.0.0.1"));
            assertThat(log.lines()).as("at most one line a minute").isEqualTo(1);
            listener.close();
        } finally {
            LOG.removeHandler(log);
        }
    }

    @Test
    void acceptsNothingMoreOnceItIsClosed() throws IOException {
        Listener listener = listen(ConnectionLimits.NONE);
        Socket before = connect(listener, "127.0.0.1");
        assertThat(echoes(before)).isTrue();
        listener.close();
        await().until(() -> !isServed(listener, "127.0.0.1"));
        assertThat(echoes(before)).isTrue();
    }

    @Test
    void closesConnectionsBeyondTheLimitAndTakesOthersWhenSomeLeave() throws IOException {
        Listener listener = listen(new ConnectionLimits(2, 0));
        Socket first = connect(listener, "127.0.0.1");
        assertThat(echoes(first)).isTrue();
        assertThat(isServed(listener, "127.0.0.2")).isTrue();
        assertThat(isServed(listener, "127.0.0.3")).isFalse();
        assertThat(echoes(first)).isTrue();
        first.close();
        await().until(() -> isServed(listener, "127.0.0.3"));
        listener.close();
    }

    @Test
    void leavesRoomForOtherAddresses() throws IOException {
        Listener listener = listen(new ConnectionLimits(4, 2));
        assertThat(isServed(listener, "127.0.0.1")).isTrue();
        assertThat(isServed(listener, "127.0.0.1")).isTrue();
        assertThat(isServed(listener, "127.0.0.1")).isFalse();
        assertThat(isServed(listener, "127.0.0.2")).isTrue();
        listener.close();
    }

    @Test
    void countsNoProxiesByAddress() throws IOException {
        Listener listener = Listener.open(
                loops, "127.0.0.1", 0, new Echo(), new ConnectionLimits(3, 1), InetAddress::isLoopbackAddress);
        for (int i = 0; i < 3; i++) {
            assertThat(isServed(listener, "127.0.0.1")).isTrue();
        }
        assertThat(isServed(listener, "127.0.0.1")).isFalse();
        listener.close();
    }
}
