package dev.troupe.runtime;

import dev.troupe.client.Transport;
import dev.troupe.runtime.connection.FrameSocket;
import dev.troupe.runtime.connection.HandshakeResult;
import dev.troupe.runtime.connection.ServerConnection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The actors of one server and the connections to them. Any thread may use it. */
public final class ActorSystem {

    private ActorSystem() {}

    /** Begins to build a system. */
    public static Builder builder() {
        return new Builder();
    }

    /** The definitions of the actors, each of another protocol. */
    public List<ActorDefinition<?, ?, ?, ?>> definitions() {
        throw new UnsupportedOperationException();
    }

    /** The limits. */
    public RuntimeSettings settings() {
        throw new UnsupportedOperationException();
    }

    /**
     * Reads a request to connect, before the upgrade.
     *
     * @param rawPath the path as it came in the request line, without a prefix of the server: {@code /actors/…}
     * @param rawQuery the query as it came, without the question mark; empty if there was none
     * @param offered the items of {@code Sec-WebSocket-Protocol}, in their order
     * @param remoteAddress where the client comes from, without port; empty if unknown
     */
    public HandshakeResult handshake(String rawPath, String rawQuery, List<String> offered, String remoteAddress) {
        throw new UnsupportedOperationException();
    }

    /**
     * Takes on a socket whose upgrade has happened. A refused one gets its error and its close frame.
     *
     * @return what the transport reports messages to; also while the connection is being refused
     */
    public ServerConnection accept(HandshakeResult handshake, FrameSocket socket) {
        throw new UnsupportedOperationException();
    }

    /** Reaches the actors without a socket, with the same limits and the same promises. */
    public Transport inProcess() {
        throw new UnsupportedOperationException();
    }

    /** How many connections there are. */
    public int connections() {
        throw new UnsupportedOperationException();
    }

    /**
     * Stops: takes on no more sockets, lets started turns finish, and closes every connection with 1001. Above 1,000
     * connections the closing is spread over the grace, lest all clients come back at once.
     *
     * @param grace how long all of it may take; what is left then is ended hard
     * @return completes when everything is closed; the same for every call
     */
    public CompletionStage<Void> shutdown(Duration grace) {
        throw new UnsupportedOperationException();
    }

    /** Builds a system; used by one thread. */
    public static final class Builder {

        private Builder() {}

        /** These actors, rather than those that are found on the class path. */
        public Builder actors(ActorDefinition<?, ?, ?, ?>... definitions) {
            throw new UnsupportedOperationException();
        }

        /** An object that constructors of actors may take, by its type. */
        public <T> Builder provide(Class<T> type, T object) {
            throw new UnsupportedOperationException();
        }

        /** The limits; {@link RuntimeSettings#DEFAULTS} otherwise. */
        public Builder settings(RuntimeSettings settings) {
            throw new UnsupportedOperationException();
        }

        /** What actors call the time; the system's clock in UTC otherwise. Deadlines do not follow it. */
        public Builder clock(Clock clock) {
            throw new UnsupportedOperationException();
        }

        /**
         * The system.
         *
         * @throws IllegalStateException if two actors speak one protocol, an actor wants an object that was not provided, or
         *     there are no actors at all
         */
        public ActorSystem build() {
            throw new UnsupportedOperationException();
        }
    }
}
