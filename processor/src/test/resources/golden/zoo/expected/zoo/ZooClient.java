package zoo;

import dev.troupe.client.ActorHandle;
import dev.troupe.client.CallOptions;
import dev.troupe.client.ClientConnection;
import dev.troupe.client.EventHandlers;
import dev.troupe.client.Transport;
import dev.troupe.protocol.NoArguments;
import dev.troupe.wire.Key;
import java.lang.Runnable;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/** A client of {@link Zoo}. */
@SuppressWarnings({"deprecation", "exports", "removal"})
@Generated("dev.troupe.processor.ProtocolProcessor")
public interface ZooClient extends AutoCloseable {
    /**
     * Connects to the actor with this key of one part at a server such as {@code ws://localhost:8080},
     * and waits for the welcome.
     */
    static ZooClient connect(URI server, String key, Zoo.Ticket params, Consumer<Handlers> on) {
        return connect(Transport.webSocket(server), Key.of(key), params, on);
    }

    /**
     * Connects to the actor with this key at a server such as {@code ws://localhost:8080},
     * and waits for the welcome.
     */
    static ZooClient connect(URI server, Key key, Zoo.Ticket params, Consumer<Handlers> on) {
        return connect(Transport.webSocket(server), key, params, on);
    }

    /** Connects to the actor with this key of one part and waits for the welcome. */
    static ZooClient connect(Transport transport, String key, Zoo.Ticket params,
            Consumer<Handlers> on) {
        return connect(transport, Key.of(key), params, on);
    }

    /** Connects to the actor with this key and waits for the welcome. */
    static ZooClient connect(Transport transport, Key key, Zoo.Ticket params,
            Consumer<Handlers> on) {
        return new Stub(
                ClientConnection.open(ZooProtocol.INSTANCE, transport, key, params,
                        Handlers.of(on)),
                CallOptions.DEFAULT);
    }

    /**
     * Connects to the actor with this key of one part at a server such as {@code ws://localhost:8080},
     * and does not wait.
     */
    static CompletableFuture<ZooClient> connectAsync(URI server, String key, Zoo.Ticket params,
            Consumer<Handlers> on) {
        return connectAsync(Transport.webSocket(server), Key.of(key), params, on);
    }

    /**
     * Connects to the actor with this key at a server such as {@code ws://localhost:8080},
     * and does not wait.
     */
    static CompletableFuture<ZooClient> connectAsync(URI server, Key key, Zoo.Ticket params,
            Consumer<Handlers> on) {
        return connectAsync(Transport.webSocket(server), key, params, on);
    }

    /** Connects to the actor with this key of one part and does not wait. */
    static CompletableFuture<ZooClient> connectAsync(Transport transport, String key,
            Zoo.Ticket params, Consumer<Handlers> on) {
        return connectAsync(transport, Key.of(key), params, on);
    }

    /** Connects to the actor with this key and does not wait. */
    static CompletableFuture<ZooClient> connectAsync(Transport transport, Key key,
            Zoo.Ticket params, Consumer<Handlers> on) {
        return ClientConnection.openAsync(
                ZooProtocol.INSTANCE, transport, key, params, Handlers.of(on),
                connection -> new Stub(connection, CallOptions.DEFAULT));
    }

    /** The actor with this key of one part at a server such as {@code ws://localhost:8080}, without a connection. */
    static ActorHandle<Zoo.Ticket> at(URI server, String key) {
        return at(server, Key.of(key));
    }

    /** The actor with this key at a server such as {@code ws://localhost:8080}, without a connection. */
    static ActorHandle<Zoo.Ticket> at(URI server, Key key) {
        return ActorHandle.of(ZooProtocol.INSTANCE, server, key);
    }

    /** {@link Zoo#scalars}. */
    CompletableFuture<Scalars> scalars(Scalars scalars);

    /** {@link Zoo#times}. */
    CompletableFuture<Times> times(Times times);

    /** {@link Zoo#collections}. */
    CompletableFuture<Collections> collections(Collections collections);

    /** {@link Zoo#absences}. */
    CompletableFuture<Absences> absences(Absences absences);

    /** {@link Zoo#animal}. */
    CompletableFuture<Zoo.Animal> animal(Zoo.Animal animal);

    /** {@link Zoo#tree}. */
    CompletableFuture<Zoo.Tree> tree(Zoo.Tree tree);

    /** {@link Zoo#names}. */
    CompletableFuture<Zoo.Page<String>> names(Zoo.Page<Zoo.Animal> animals,
            Zoo.Page<List<@Nullable String>> tags);

    /** {@link Zoo#result}. */
    CompletableFuture<Zoo.Result<Long>> result(Zoo.Result<Money> result);

    /** {@link Zoo#price}. */
    CompletableFuture<Money> price(Money money, String shout);

    /** {@link Zoo#shouted}. */
    CompletableFuture<String> shouted();

    /** {@link Zoo#count}. */
    CompletableFuture<Integer> count();

    /** {@link Zoo#oldest}. */
    CompletableFuture<Optional<Zoo.Cat>> oldest();

    /** {@link Zoo#isOpen}. */
    CompletableFuture<Boolean> isOpen();

    /** {@link Zoo#photo}. */
    CompletableFuture<byte[]> photo();

    /** {@link Zoo#map}. */
    CompletableFuture<int[][]> map();

    /** {@link Zoo#find}. */
    CompletableFuture<Zoo. @Nullable Animal> find(String name);

    /** {@link Zoo#search}. */
    CompletableFuture<Optional<Zoo.Animal>> search(@Nullable String name, Optional<Zoo.Color> color,
            OptionalInt limit);

    /** {@link Zoo#feed}. */
    CompletableFuture<Void> feed();

    /** {@link Zoo#later}. */
    CompletableFuture<Zoo.Animal> later(long delay);

    /** {@link Zoo#laterStill}. */
    CompletableFuture<Void> laterStill();

    /** {@link Zoo#shoo}. */
    void shoo();

    /** {@link Zoo#old}. */
    @Deprecated
    CompletableFuture<Zoo.Old> old(Zoo.Old old);

    /** {@link Keeper#keep}. */
    CompletableFuture<Void> keep(Zoo.Animal one);

    /** The same connection, whose calls are made with these options. */
    ZooClient with(CallOptions options);

    /** Adds event handlers; they miss the events that have come before. */
    ZooClient on(Consumer<Handlers> on);

    /** The protocol itself: its methods wait for the reply, except where they return a stage. */
    Zoo blocking();

    /** The connection to the actor. */
    ClientConnection connection();

    /** Closes the connection and does not wait. */
    @Override
    void close();

    /** Takes the event handlers. */
    final class Handlers {
        private final EventHandlers handlers;

        private Handlers(EventHandlers handlers) {
            this.handlers = handlers;
        }

        private static EventHandlers of(Consumer<Handlers> on) {
            EventHandlers handlers = new EventHandlers();
            on.accept(new Handlers(handlers));
            return handlers;
        }

        /** Handles {@link Zoo.Visitors#came}. */
        public Handlers came(CameHandler handler) {
            handlers.add(ZooProtocol.CAME_EVENT,
                    event -> handler.came(event.animal(), event.number()));
            return this;
        }

        /** Handles {@link Zoo.Visitors#gone}. */
        public Handlers gone(Runnable handler) {
            handlers.add(ZooProtocol.GONE_EVENT, event -> handler.run());
            return this;
        }

        /** Handles {@link Zoo.Visitors#noise}. */
        public Handlers noise(Consumer<? super Double> handler) {
            handlers.add(ZooProtocol.NOISE_EVENT, handler);
            return this;
        }

        /** Handles {@link Zoo.Visitors#moved}. */
        public Handlers moved(MovedHandler handler) {
            handlers.add(ZooProtocol.MOVED_EVENT,
                    event -> handler.moved(event.cage(), event.animal()));
            return this;
        }

        /** Handles {@link Zoo.Visitors#weather}. */
        public Handlers weather(Consumer<? super String> handler) {
            handlers.add(ZooProtocol.WEATHER_EVENT, handler);
            return this;
        }
    }

    /** Handles {@link Zoo.Visitors#came}. */
    @FunctionalInterface
    interface CameHandler {
        /** The event has come. */
        void came(Zoo.Animal animal, int number);
    }

    /** Handles {@link Zoo.Visitors#moved}. */
    @FunctionalInterface
    interface MovedHandler {
        /** The event has come. */
        void moved(int cage, Zoo.Animal animal);
    }

    /** Calls over a connection. */
    final class Stub implements ZooClient {
        private final ClientConnection connection;
        private final CallOptions options;

        private Stub(ClientConnection connection, CallOptions options) {
            this.connection = connection;
            this.options = options;
        }

        @Override
        public CompletableFuture<Scalars> scalars(Scalars scalars) {
            return connection.call(ZooProtocol.SCALARS, scalars, options);
        }

        @Override
        public CompletableFuture<Times> times(Times times) {
            return connection.call(ZooProtocol.TIMES, times, options);
        }

        @Override
        public CompletableFuture<Collections> collections(Collections collections) {
            return connection.call(ZooProtocol.COLLECTIONS, collections, options);
        }

        @Override
        public CompletableFuture<Absences> absences(Absences absences) {
            return connection.call(ZooProtocol.ABSENCES, absences, options);
        }

        @Override
        public CompletableFuture<Zoo.Animal> animal(Zoo.Animal animal) {
            return connection.call(ZooProtocol.ANIMAL, animal, options);
        }

        @Override
        public CompletableFuture<Zoo.Tree> tree(Zoo.Tree tree) {
            return connection.call(ZooProtocol.TREE, tree, options);
        }

        @Override
        public CompletableFuture<Zoo.Page<String>> names(Zoo.Page<Zoo.Animal> animals,
                Zoo.Page<List<@Nullable String>> tags) {
            return connection.call(ZooProtocol.NAMES, new ZooCodec.NamesArguments(animals, tags),
                    options);
        }

        @Override
        public CompletableFuture<Zoo.Result<Long>> result(Zoo.Result<Money> result) {
            return connection.call(ZooProtocol.RESULT, result, options);
        }

        @Override
        public CompletableFuture<Money> price(Money money, String shout) {
            return connection.call(ZooProtocol.PRICE, new ZooCodec.PriceArguments(money, shout),
                    options);
        }

        @Override
        public CompletableFuture<String> shouted() {
            return connection.call(ZooProtocol.SHOUTED, NoArguments.INSTANCE, options);
        }

        @Override
        public CompletableFuture<Integer> count() {
            return connection.call(ZooProtocol.COUNT, NoArguments.INSTANCE, options);
        }

        @Override
        public CompletableFuture<Optional<Zoo.Cat>> oldest() {
            return connection.call(ZooProtocol.OLDEST, NoArguments.INSTANCE, options);
        }

        @Override
        public CompletableFuture<Boolean> isOpen() {
            return connection.call(ZooProtocol.IS_OPEN, NoArguments.INSTANCE, options);
        }

        @Override
        public CompletableFuture<byte[]> photo() {
            return connection.call(ZooProtocol.PHOTO, NoArguments.INSTANCE, options);
        }

        @Override
        public CompletableFuture<int[][]> map() {
            return connection.call(ZooProtocol.MAP, NoArguments.INSTANCE, options);
        }

        @Override
        public CompletableFuture<Zoo. @Nullable Animal> find(String name) {
            return connection.call(ZooProtocol.FIND, name, options);
        }

        @Override
        public CompletableFuture<Optional<Zoo.Animal>> search(@Nullable String name,
                Optional<Zoo.Color> color, OptionalInt limit) {
            return connection.call(ZooProtocol.SEARCH,
                    new ZooCodec.SearchArguments(name, color, limit), options);
        }

        @Override
        public CompletableFuture<Void> feed() {
            return connection.call(ZooProtocol.FEED, NoArguments.INSTANCE, options);
        }

        @Override
        public CompletableFuture<Zoo.Animal> later(long delay) {
            return connection.call(ZooProtocol.LATER, delay, options);
        }

        @Override
        public CompletableFuture<Void> laterStill() {
            return connection.call(ZooProtocol.LATER_STILL, NoArguments.INSTANCE, options);
        }

        @Override
        public void shoo() {
            connection.send(ZooProtocol.SHOO, NoArguments.INSTANCE);
        }

        @Override
        @Deprecated
        public CompletableFuture<Zoo.Old> old(Zoo.Old old) {
            return connection.call(ZooProtocol.OLD, old, options);
        }

        @Override
        public CompletableFuture<Void> keep(Zoo.Animal one) {
            return connection.call(ZooProtocol.KEEP, one, options);
        }

        @Override
        public ZooClient with(CallOptions options) {
            return new Stub(connection, options);
        }

        @Override
        public ZooClient on(Consumer<Handlers> on) {
            on.accept(new Handlers(connection.handlers()));
            return this;
        }

        @Override
        public Zoo blocking() {
            return new Blocking(this, CompletableFuture.completedFuture(null));
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
    final class Blocking implements Zoo {
        private final ZooClient client;
        private final CompletableFuture<Void> sent;

        private Blocking(ZooClient client, CompletableFuture<Void> sent) {
            this.client = client;
            this.sent = sent;
        }

        @Override
        public Scalars scalars(Scalars scalars) {
            return client.connection().beforeWaiting().await(client.scalars(scalars));
        }

        @Override
        public Times times(Times times) {
            return client.connection().beforeWaiting().await(client.times(times));
        }

        @Override
        public Collections collections(Collections collections) {
            return client.connection().beforeWaiting().await(client.collections(collections));
        }

        @Override
        public Absences absences(Absences absences) {
            return client.connection().beforeWaiting().await(client.absences(absences));
        }

        @Override
        public Zoo.Animal animal(Zoo.Animal animal) {
            return client.connection().beforeWaiting().await(client.animal(animal));
        }

        @Override
        public Zoo.Tree tree(Zoo.Tree tree) {
            return client.connection().beforeWaiting().await(client.tree(tree));
        }

        @Override
        public Zoo.Page<String> names(Zoo.Page<Zoo.Animal> animals,
                Zoo.Page<List<@Nullable String>> tags) {
            return client.connection().beforeWaiting().await(client.names(animals, tags));
        }

        @Override
        public Zoo.Result<Long> result(Zoo.Result<Money> result) {
            return client.connection().beforeWaiting().await(client.result(result));
        }

        @Override
        public Money price(Money money, String shout) {
            return client.connection().beforeWaiting().await(client.price(money, shout));
        }

        @Override
        public String shouted() {
            return client.connection().beforeWaiting().await(client.shouted());
        }

        @Override
        public int count() {
            return client.connection().beforeWaiting().await(client.count());
        }

        @Override
        public Optional<Zoo.Cat> oldest() {
            return client.connection().beforeWaiting().await(client.oldest());
        }

        @Override
        public boolean isOpen() {
            return client.connection().beforeWaiting().await(client.isOpen());
        }

        @Override
        public byte[] photo() {
            return client.connection().beforeWaiting().await(client.photo());
        }

        @Override
        public int[][] map() {
            return client.connection().beforeWaiting().await(client.map());
        }

        @Override
        public Zoo. @Nullable Animal find(String name) {
            return client.connection().beforeWaiting().await(client.find(name));
        }

        @Override
        public Optional<Zoo.Animal> search(@Nullable String name, Optional<Zoo.Color> color,
                OptionalInt limit) {
            return client.connection().beforeWaiting().await(client.search(name, color, limit));
        }

        @Override
        public void feed() {
            client.connection().beforeWaiting().await(client.feed());
        }

        @Override
        public CompletionStage<Zoo.Animal> later(long delay) {
            return client.later(delay);
        }

        @Override
        public CompletableFuture<Void> laterStill() {
            return client.laterStill();
        }

        @Override
        public CompletionStage<Void> shoo() {
            client.shoo();
            return sent;
        }

        @Override
        @Deprecated
        public Zoo.Old old(Zoo.Old old) {
            return client.connection().beforeWaiting().await(client.old(old));
        }

        @Override
        public void keep(Zoo.Animal one) {
            client.connection().beforeWaiting().await(client.keep(one));
        }
    }
}
