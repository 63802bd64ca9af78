package dev.troupe.samples.chat;

import dev.troupe.client.ActorHandle;
import dev.troupe.client.CallOptions;
import dev.troupe.client.ClientConnection;
import dev.troupe.client.EventHandlers;
import dev.troupe.client.Transport;
import dev.troupe.wire.Key;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javax.annotation.processing.Generated;

/** A client of {@link ChatRoom}. */
@SuppressWarnings({"deprecation", "exports", "removal"})
@Generated("dev.troupe.processor.ProtocolProcessor")
public interface ChatRoomClient extends AutoCloseable {
    /**
     * Connects to the actor with this key of one part at a server such as {@code ws://localhost:8080},
     * and waits for the welcome.
     */
    static ChatRoomClient connect(URI server, String key, ChatRoom.Join params,
            Consumer<Handlers> on) {
        return connect(Transport.webSocket(server), Key.of(key), params, on);
    }

    /**
     * Connects to the actor with this key at a server such as {@code ws://localhost:8080},
     * and waits for the welcome.
     */
    static ChatRoomClient connect(URI server, Key key, ChatRoom.Join params,
            Consumer<Handlers> on) {
        return connect(Transport.webSocket(server), key, params, on);
    }

    /** Connects to the actor with this key of one part and waits for the welcome. */
    static ChatRoomClient connect(Transport transport, String key, ChatRoom.Join params,
            Consumer<Handlers> on) {
        return connect(transport, Key.of(key), params, on);
    }

    /** Connects to the actor with this key and waits for the welcome. */
    static ChatRoomClient connect(Transport transport, Key key, ChatRoom.Join params,
            Consumer<Handlers> on) {
        return new Stub(
                ClientConnection.open(ChatRoomProtocol.INSTANCE, transport, key, params,
                        Handlers.of(on)),
                CallOptions.DEFAULT);
    }

    /**
     * Connects to the actor with this key of one part at a server such as {@code ws://localhost:8080},
     * and does not wait.
     */
    static CompletableFuture<ChatRoomClient> connectAsync(URI server, String key,
            ChatRoom.Join params, Consumer<Handlers> on) {
        return connectAsync(Transport.webSocket(server), Key.of(key), params, on);
    }

    /**
     * Connects to the actor with this key at a server such as {@code ws://localhost:8080},
     * and does not wait.
     */
    static CompletableFuture<ChatRoomClient> connectAsync(URI server, Key key, ChatRoom.Join params,
            Consumer<Handlers> on) {
        return connectAsync(Transport.webSocket(server), key, params, on);
    }

    /** Connects to the actor with this key of one part and does not wait. */
    static CompletableFuture<ChatRoomClient> connectAsync(Transport transport, String key,
            ChatRoom.Join params, Consumer<Handlers> on) {
        return connectAsync(transport, Key.of(key), params, on);
    }

    /** Connects to the actor with this key and does not wait. */
    static CompletableFuture<ChatRoomClient> connectAsync(Transport transport, Key key,
            ChatRoom.Join params, Consumer<Handlers> on) {
        return ClientConnection.openAsync(
                ChatRoomProtocol.INSTANCE, transport, key, params, Handlers.of(on),
                connection -> new Stub(connection, CallOptions.DEFAULT));
    }

    /** The actor with this key of one part at a server such as {@code ws://localhost:8080}, without a connection. */
    static ActorHandle<ChatRoom.Join> at(URI server, String key) {
        return at(server, Key.of(key));
    }

    /** The actor with this key at a server such as {@code ws://localhost:8080}, without a connection. */
    static ActorHandle<ChatRoom.Join> at(URI server, Key key) {
        return ActorHandle.of(ChatRoomProtocol.INSTANCE, server, key);
    }

    /** {@link ChatRoom#post}. */
    CompletableFuture<ChatRoom.Message> post(String text);

    /** {@link ChatRoom#typing}. */
    void typing(boolean active);

    /** {@link ChatRoom#history}. */
    CompletableFuture<List<ChatRoom.Message>> history(int limit);

    /** The same connection, whose calls are made with these options. */
    ChatRoomClient with(CallOptions options);

    /** Adds event handlers; they miss the events that have come before. */
    ChatRoomClient on(Consumer<Handlers> on);

    /** The protocol itself: its methods wait for the reply, except where they return a stage. */
    ChatRoom blocking();

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

        /** Handles {@link ChatRoom.Feed#posted}. */
        public Handlers posted(Consumer<? super ChatRoom.Message> handler) {
            handlers.add(ChatRoomProtocol.POSTED_EVENT, handler);
            return this;
        }

        /** Handles {@link ChatRoom.Feed#joined}. */
        public Handlers joined(Consumer<? super String> handler) {
            handlers.add(ChatRoomProtocol.JOINED_EVENT, handler);
            return this;
        }

        /** Handles {@link ChatRoom.Feed#left}. */
        public Handlers left(Consumer<? super String> handler) {
            handlers.add(ChatRoomProtocol.LEFT_EVENT, handler);
            return this;
        }

        /** Handles {@link ChatRoom.Feed#typing}. */
        public Handlers typing(TypingHandler handler) {
            handlers.add(ChatRoomProtocol.TYPING_EVENT,
                    event -> handler.typing(event.name(), event.active()));
            return this;
        }
    }

    /** Handles {@link ChatRoom.Feed#typing}. */
    @FunctionalInterface
    interface TypingHandler {
        /** The event has come. */
        void typing(String name, boolean active);
    }

    /** Calls over a connection. */
    final class Stub implements ChatRoomClient {
        private final ClientConnection connection;
        private final CallOptions options;

        private Stub(ClientConnection connection, CallOptions options) {
            this.connection = connection;
            this.options = options;
        }

        @Override
        public CompletableFuture<ChatRoom.Message> post(String text) {
            return connection.call(ChatRoomProtocol.POST, text, options);
        }

        @Override
        public void typing(boolean active) {
            connection.send(ChatRoomProtocol.TYPING, active);
        }

        @Override
        public CompletableFuture<List<ChatRoom.Message>> history(int limit) {
            return connection.call(ChatRoomProtocol.HISTORY, limit, options);
        }

        @Override
        public ChatRoomClient with(CallOptions options) {
            return new Stub(connection, options);
        }

        @Override
        public ChatRoomClient on(Consumer<Handlers> on) {
            on.accept(new Handlers(connection.handlers()));
            return this;
        }

        @Override
        public ChatRoom blocking() {
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
    final class Blocking implements ChatRoom {
        private final ChatRoomClient client;

        private Blocking(ChatRoomClient client) {
            this.client = client;
        }

        @Override
        public ChatRoom.Message post(String text) {
            return client.connection().beforeWaiting().await(client.post(text));
        }

        @Override
        public void typing(boolean active) {
            client.typing(active);
        }

        @Override
        public List<ChatRoom.Message> history(int limit) {
            return client.connection().beforeWaiting().await(client.history(limit));
        }
    }
}
