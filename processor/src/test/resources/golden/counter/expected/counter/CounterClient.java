package counter;

import dev.troupe.NoParams;
import dev.troupe.client.ActorHandle;
import dev.troupe.client.CallOptions;
import dev.troupe.client.ClientConnection;
import dev.troupe.client.EventHandlers;
import dev.troupe.client.Transport;
import dev.troupe.protocol.NoArguments;
import dev.troupe.wire.Key;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import javax.annotation.processing.Generated;

/** A client of {@link Counter}. */
@SuppressWarnings({"deprecation", "exports", "removal"})
@Generated("dev.troupe.processor.ProtocolProcessor")
interface CounterClient extends AutoCloseable {
    /**
     * Connects to the actor with this key of one part at a server such as {@code ws://localhost:8080},
     * and waits for the welcome.
     */
    static CounterClient connect(URI server, String key) {
        return connect(Transport.webSocket(server), Key.of(key));
    }

    /**
     * Connects to the actor with this key at a server such as {@code ws://localhost:8080},
     * and waits for the welcome.
     */
    static CounterClient connect(URI server, Key key) {
        return connect(Transport.webSocket(server), key);
    }

    /** Connects to the actor with this key of one part and waits for the welcome. */
    static CounterClient connect(Transport transport, String key) {
        return connect(transport, Key.of(key));
    }

    /** Connects to the actor with this key and waits for the welcome. */
    static CounterClient connect(Transport transport, Key key) {
        return new Stub(
                ClientConnection.open(CounterProtocol.INSTANCE, transport, key, NoParams.INSTANCE,
                        new EventHandlers()),
                CallOptions.DEFAULT);
    }

    /**
     * Connects to the actor with this key of one part at a server such as {@code ws://localhost:8080},
     * and does not wait.
     */
    static CompletableFuture<CounterClient> connectAsync(URI server, String key) {
        return connectAsync(Transport.webSocket(server), Key.of(key));
    }

    /**
     * Connects to the actor with this key at a server such as {@code ws://localhost:8080},
     * and does not wait.
     */
    static CompletableFuture<CounterClient> connectAsync(URI server, Key key) {
        return connectAsync(Transport.webSocket(server), key);
    }

    /** Connects to the actor with this key of one part and does not wait. */
    static CompletableFuture<CounterClient> connectAsync(Transport transport, String key) {
        return connectAsync(transport, Key.of(key));
    }

    /** Connects to the actor with this key and does not wait. */
    static CompletableFuture<CounterClient> connectAsync(Transport transport, Key key) {
        return ClientConnection.openAsync(
                CounterProtocol.INSTANCE, transport, key, NoParams.INSTANCE, new EventHandlers(),
                connection -> new Stub(connection, CallOptions.DEFAULT));
    }

    /** The actor with this key of one part at a server such as {@code ws://localhost:8080}, without a connection. */
    static ActorHandle<NoParams> at(URI server, String key) {
        return at(server, Key.of(key));
    }

    /** The actor with this key at a server such as {@code ws://localhost:8080}, without a connection. */
    static ActorHandle<NoParams> at(URI server, Key key) {
        return ActorHandle.of(CounterProtocol.INSTANCE, server, key);
    }

    /** {@link Counter#add}. */
    CompletableFuture<Long> add(int amount);

    /** {@link Counter#value}. */
    CompletableFuture<Long> value();

    /** {@link Counter#reset}. */
    CompletableFuture<Void> reset();

    /** The same connection, whose calls are made with these options. */
    CounterClient with(CallOptions options);

    /** The protocol itself: its methods wait for the reply, except where they return a stage. */
    Counter blocking();

    /** The connection to the actor. */
    ClientConnection connection();

    /** Closes the connection and does not wait. */
    @Override
    void close();

    /** Calls over a connection. */
    final class Stub implements CounterClient {
        private final ClientConnection connection;
        private final CallOptions options;

        private Stub(ClientConnection connection, CallOptions options) {
            this.connection = connection;
            this.options = options;
        }

        @Override
        public CompletableFuture<Long> add(int amount) {
            return connection.call(CounterProtocol.ADD, amount, options);
        }

        @Override
        public CompletableFuture<Long> value() {
            return connection.call(CounterProtocol.VALUE, NoArguments.INSTANCE, options);
        }

        @Override
        public CompletableFuture<Void> reset() {
            return connection.call(CounterProtocol.RESET, NoArguments.INSTANCE, options);
        }

        @Override
        public CounterClient with(CallOptions options) {
            return new Stub(connection, options);
        }

        @Override
        public Counter blocking() {
            return new Blocking(this);
        }

        @Override
        public ClientConnection connection() {
            return connection;
        }

        @Override
        public void close() {
            connection.close();
        }
    }

    /** Calls, and waits for the reply. */
    final class Blocking implements Counter {
        private final CounterClient client;

        private Blocking(CounterClient client) {
            this.client = client;
        }

        @Override
        public long add(int amount) {
            return client.connection().beforeWaiting().await(client.add(amount));
        }

        @Override
        public long value() {
            return client.connection().beforeWaiting().await(client.value());
        }

        @Override
        public void reset() {
            client.connection().beforeWaiting().await(client.reset());
        }
    }
}
