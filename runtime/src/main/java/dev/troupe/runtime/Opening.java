package dev.troupe.runtime;

import dev.troupe.runtime.connection.FrameSocket;
import dev.troupe.runtime.connection.HandshakeResult;
import dev.troupe.runtime.connection.ServerConnection;
import java.util.Optional;

/**
 * A socket of our own that a WebSocket container is about to open.
 *
 * <p>A server that moves the bytes itself makes one around the container's call that opens the session. The container calls
 * the endpoint on the same thread, and {@link ActorEndpoints#open} then connects this socket rather than the session:
 * messages go past the container from there on. Bound to its thread until it is closed:
 *
 * <pre>{@code
 * try (Opening opening = Opening.of(system, handshake, socket)) {
 *     container.openSession();
 *     connection = opening.connection();
 * }
 * }</pre>
 */
public final class Opening implements AutoCloseable {

    private static final ThreadLocal<Opening> CURRENT = new ThreadLocal<>();

    private final ActorSystem system;
    private final HandshakeResult handshake;
    private final FrameSocket socket;
    private Optional<ServerConnection> connection = Optional.empty();

    private Opening(ActorSystem system, HandshakeResult handshake, FrameSocket socket) {
        this.system = system;
        this.handshake = handshake;
        this.socket = socket;
    }

    /**
     * Binds an opening to this thread.
     *
     * @throws IllegalStateException if there is one already
     */
    public static Opening of(ActorSystem system, HandshakeResult handshake, FrameSocket socket) {
        if (CURRENT.get() != null) {
            throw new IllegalStateException("This thread is opening a socket already");
        }
        Opening opening = new Opening(system, handshake, socket);
        CURRENT.set(opening);
        return opening;
    }

    static Optional<Opening> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    ServerConnection accept() {
        ServerConnection accepted = system.accept(handshake, socket);
        connection = Optional.of(accepted);
        return accepted;
    }

    /** The connection; empty until the endpoint was told that its session is open. */
    public Optional<ServerConnection> connection() {
        return connection;
    }

    /** Frees the thread. */
    @Override
    public void close() {
        CURRENT.remove();
    }
}
