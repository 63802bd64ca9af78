package market;

import dev.troupe.client.ActorHandle;
import dev.troupe.client.CallOptions;
import dev.troupe.client.ClientConnection;
import dev.troupe.client.EventHandlers;
import dev.troupe.client.Transport;
import dev.troupe.wire.Key;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.annotation.processing.Generated;

/** A client of {@link Market}. */
@SuppressWarnings({"deprecation", "exports", "removal"})
@Generated("dev.troupe.processor.ProtocolProcessor")
public interface MarketClient extends AutoCloseable {
    /**
     * Connects to the actor with this key of one part at a server such as {@code ws://localhost:8080},
     * and waits for the welcome.
     */
    static MarketClient connect(URI server, String key, Market.Visitor params) {
        return connect(Transport.webSocket(server), Key.of(key), params);
    }

    /**
     * Connects to the actor with this key at a server such as {@code ws://localhost:8080},
     * and waits for the welcome.
     */
    static MarketClient connect(URI server, Key key, Market.Visitor params) {
        return connect(Transport.webSocket(server), key, params);
    }

    /** Connects to the actor with this key of one part and waits for the welcome. */
    static MarketClient connect(Transport transport, String key, Market.Visitor params) {
        return connect(transport, Key.of(key), params);
    }

    /** Connects to the actor with this key and waits for the welcome. */
    static MarketClient connect(Transport transport, Key key, Market.Visitor params) {
        return new Stub(
                ClientConnection.open(MarketProtocol.INSTANCE, transport, key, params,
                        new EventHandlers()),
                CallOptions.DEFAULT);
    }

    /**
     * Connects to the actor with this key of one part at a server such as {@code ws://localhost:8080},
     * and does not wait.
     */
    static CompletableFuture<MarketClient> connectAsync(URI server, String key,
            Market.Visitor params) {
        return connectAsync(Transport.webSocket(server), Key.of(key), params);
    }

    /**
     * Connects to the actor with this key at a server such as {@code ws://localhost:8080},
     * and does not wait.
     */
    static CompletableFuture<MarketClient> connectAsync(URI server, Key key,
            Market.Visitor params) {
        return connectAsync(Transport.webSocket(server), key, params);
    }

    /** Connects to the actor with this key of one part and does not wait. */
    static CompletableFuture<MarketClient> connectAsync(Transport transport, String key,
            Market.Visitor params) {
        return connectAsync(transport, Key.of(key), params);
    }

    /** Connects to the actor with this key and does not wait. */
    static CompletableFuture<MarketClient> connectAsync(Transport transport, Key key,
            Market.Visitor params) {
        return ClientConnection.openAsync(
                MarketProtocol.INSTANCE, transport, key, params, new EventHandlers(),
                connection -> new Stub(connection, CallOptions.DEFAULT));
    }

    /** The actor with this key of one part at a server such as {@code ws://localhost:8080}, without a connection. */
    static ActorHandle<Market.Visitor> at(URI server, String key) {
        return at(server, Key.of(key));
    }

    /** The actor with this key at a server such as {@code ws://localhost:8080}, without a connection. */
    static ActorHandle<Market.Visitor> at(URI server, Key key) {
        return ActorHandle.of(MarketProtocol.INSTANCE, server, key);
    }

    /** {@link Market#offer}. */
    CompletableFuture<Offer> offer(Offer offer);

    /** {@link Market#search}. */
    CompletableFuture<List<Offer>> search(String text, int limit, Optional<String> seller);

    /** {@link Market#withdraw}. */
    CompletableFuture<Void> withdraw(long number);

    /** {@link Market#audit}. */
    CompletableFuture<Void> audit(Page<String> countries);

    /** {@link Desk#file}. */
    CompletableFuture<Void> file(List<Offer> papers);

    /** The same connection, whose calls are made with these options. */
    MarketClient with(CallOptions options);

    /** The protocol itself: its methods wait for the reply, except where they return a stage. */
    Market blocking();

    /** The connection to the actor. */
    ClientConnection connection();

    /** Closes the connection and does not wait. */
    @Override
    void close();

    /** Calls over a connection. */
    final class Stub implements MarketClient {
        private final ClientConnection connection;
        private final CallOptions options;

        private Stub(ClientConnection connection, CallOptions options) {
            this.connection = connection;
            this.options = options;
        }

        @Override
        public CompletableFuture<Offer> offer(Offer offer) {
            return connection.call(MarketProtocol.OFFER, offer, options);
        }

        @Override
        public CompletableFuture<List<Offer>> search(String text, int limit,
                Optional<String> seller) {
            return connection.call(MarketProtocol.SEARCH,
                    new MarketCodec.SearchArguments(text, limit, seller), options);
        }

        @Override
        public CompletableFuture<Void> withdraw(long number) {
            return connection.call(MarketProtocol.WITHDRAW, number, options);
        }

        @Override
        public CompletableFuture<Void> audit(Page<String> countries) {
            return connection.call(MarketProtocol.AUDIT, countries, options);
        }

        @Override
        public CompletableFuture<Void> file(List<Offer> papers) {
            return connection.call(MarketProtocol.FILE, papers, options);
        }

        @Override
        public MarketClient with(CallOptions options) {
            return new Stub(connection, options);
        }

        @Override
        public Market blocking() {
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
    final class Blocking implements Market {
        private final MarketClient client;

        private Blocking(MarketClient client) {
            this.client = client;
        }

        @Override
        public Offer offer(Offer offer) {
            return client.connection().beforeWaiting().await(client.offer(offer));
        }

        @Override
        public List<Offer> search(String text, int limit, Optional<String> seller) {
            return client.connection().beforeWaiting().await(client.search(text, limit, seller));
        }

        @Override
        public void withdraw(long number) {
            client.connection().beforeWaiting().await(client.withdraw(number));
        }

        @Override
        public void audit(Page<String> countries) {
            client.connection().beforeWaiting().await(client.audit(countries));
        }

        @Override
        public void file(List<Offer> papers) {
            client.connection().beforeWaiting().await(client.file(papers));
        }
    }
}
