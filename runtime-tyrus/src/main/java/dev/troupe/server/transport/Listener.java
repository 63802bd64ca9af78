package dev.troupe.server.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A listening socket.
 *
 * <p>Promises, until it is {@linkplain #close closed}:
 *
 * <ul>
 *   <li>It goes on to accept connections after any failure: when no file descriptor or no memory was free, it rests for 100 ms,
 *       then twice as long each time, and for a second at most; when the socket has been closed or its event loop has ended, it
 *       opens another one on the same port.
 *   <li>Connections that are open are not touched.
 *   <li>No more connections are open than the limits say.
 *   <li>What it writes into the log about this is written by a thread of its own, at most once a minute, and cannot end it.
 * </ul>
 */
public final class Listener {

    private static final int BACKLOG = 1_024;

    /** How long the loop of the socket may take to close it; it may have ended or be stuck. */
    private static final long PATIENCE_MILLIS = 2_000;

    /** How long a loop may take to begin with the socket. */
    private static final long BIND_PATIENCE_MILLIS = 10_000;

    private final EventLoops loops;
    private final Acceptor acceptor;
    private final ListenerWatch watch;
    private final InetSocketAddress address;
    /** Written by the opening thread, and then by the watch alone. */
    private volatile Channel channel;

    private volatile boolean closed;

    private Listener(
            EventLoops loops,
            InetSocketAddress wanted,
            ChannelHandler accepted,
            ConnectionLimits limits,
            Predicate<InetAddress> exempt)
            throws IOException {
        this.loops = loops;
        ConnectionPlaces places = new ConnectionPlaces(limits, exempt);
        this.watch = new ListenerWatch(this, places);
        this.acceptor = new Acceptor(loops, accepted, places, watch::trouble);
        this.channel = bind(wanted);
        this.address =
                new InetSocketAddress(wanted.getAddress(), ((InetSocketAddress) channel.localAddress()).getPort());
    }

    /**
     * Listens.
     *
     * @param port 0 for any that is free
     * @param accepted the handler of each connection
     * @param exempt addresses that the limit for one address does not count
     * @throws IOException with a sentence for the one who started the server, if that cannot be
     */
    public static Listener open(
            EventLoops loops,
            String host,
            int port,
            ChannelHandler accepted,
            ConnectionLimits limits,
            Predicate<InetAddress> exempt)
            throws IOException {
        InetAddress address = resolve(host);
        Listener listener;
        try {
            listener = new Listener(loops, new InetSocketAddress(address, port), accepted, limits, exempt);
        } catch (IOException e) {
            throw new IOException(explain(host, port, e), e);
        }
        listener.watch.start();
        return listener;
    }

    private Channel bind(InetSocketAddress to) throws IOException {
        Channel made = loops.newListening();
        made.config().setOption(ChannelOption.SO_BACKLOG, BACKLOG);
        made.pipeline().addLast(acceptor);
        try {
            requireDone(loops.next().register(made));
            requireDone(made.bind(to));
        } catch (IOException e) {
            abandon(made);
            throw e;
        }
        return made;
    }

    /** Only the loop of a channel closes it; a channel that no loop has taken is closed here. */
    private static void abandon(Channel made) {
        if (made.isRegistered()) {
            made.close().awaitUninterruptibly(PATIENCE_MILLIS);
        } else {
            made.unsafe().closeForcibly();
        }
    }

    /** A loop that is stuck, or ends now, may never answer: then the watch tries again, with another loop. */
    private static void requireDone(ChannelFuture step) throws IOException {
        if (!step.awaitUninterruptibly(BIND_PATIENCE_MILLIS)) {
            throw new IOException("no event loop has taken the socket");
        }
        Throwable cause = step.cause();
        if (cause != null) {
            throw new IOException(String.valueOf(cause.getMessage()), cause);
        }
    }

    /** Lets the socket accept again, or opens another one if it has been closed; on the thread of the watch. */
    @SuppressWarnings("FutureReturnValueIgnored") // a channel that is not closed now is closed by its process
    void goOn() throws IOException {
        Channel now = channel;
        if (now.isOpen() && !now.eventLoop().isShuttingDown()) {
            now.config().setAutoRead(true);
            now.read();
            return;
        }
        if (now.isOpen()) {
            now.unsafe().closeForcibly();
        }
        Channel another = bind(address);
        channel = another;
        if (closed) {
            another.close();
        }
    }

    /** Whether the socket is open and has an event loop that runs. */
    boolean listens() {
        Channel now = channel;
        return now.isOpen() && !now.eventLoop().isShuttingDown();
    }

    boolean isClosed() {
        return closed;
    }

    /** The socket, for tests that take it away. */
    Channel channel() {
        return channel;
    }

    /**
     * The address to listen on.
     *
     * @throws IOException with a sentence for the one who started the server, if there is none
     */
    public static InetAddress resolve(String host) throws IOException {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new IOException("There is no host " + host + " to listen on", e);
        }
    }

    private static String explain(String host, int port, @Nullable Throwable cause) {
        String detail = cause == null ? "" : String.valueOf(cause.getMessage());
        String lower = detail.toLowerCase(Locale.ROOT);
        if (lower.contains("in use")) {
            return "Port " + port + " on " + host + " is taken: another program listens there. Choose another port.";
        }
        if (lower.contains("cannot assign")) {
            return host + " is no address of this machine, so nothing can listen on it";
        }
        if (lower.contains("permission denied")) {
            return "Port " + port + " on " + host + " may not be listened on without more rights";
        }
        return "Cannot listen on port " + port + " of " + host + ": " + detail;
    }

    /** The port; the one that was found where any was asked for. */
    public int port() {
        return address.getPort();
    }

    /** Accepts no more connections; those that are open stay. */
    public void close() {
        closed = true;
        watch.stop();
        channel.close().awaitUninterruptibly(PATIENCE_MILLIS);
    }
}
