package dev.troupe.testkit;

import dev.troupe.actor.Identity;
import dev.troupe.client.Transport;
import dev.troupe.runtime.ActorDefinition;
import dev.troupe.runtime.ActorSystem;
import dev.troupe.runtime.RuntimeSettings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * A server without sockets: the same turns, limits and messages as behind one, reached by generated clients of this process.
 *
 * <pre>{@code
 * try (var server = TestServer.of(new ChatRoomActorDefinition())) {
 *     var room = ChatRoomClient.connect(server.inProcess(), "lobby", new Join("ada"), on -> on.posted(messages::add));
 *     room.blocking().post("hello");
 * }
 * }</pre>
 */
public final class TestServer implements AutoCloseable {

    private final ActorSystem system;

    private TestServer(ActorSystem system) {
        this.system = system;
    }

    /** A server of these actors. */
    public static TestServer of(ActorDefinition<?, ?, ?, ?>... actors) {
        return builder(actors).start();
    }

    /** A server of these actors, to be told more. */
    public static Builder builder(ActorDefinition<?, ?, ?, ?>... actors) {
        return new Builder(List.of(actors));
    }

    /** The way to its actors, for {@code connect} of a generated client. */
    public Transport inProcess() {
        return system.inProcess();
    }

    /** The same for a client that is known, and may call what is allowed for its roles. */
    public Transport inProcess(Identity client) {
        return system.inProcess(client);
    }

    /** The actors and their connections. */
    public ActorSystem system() {
        return system;
    }

    /** Stops, and waits until it has. */
    @Override
    public void close() {
        system.shutdown(system.settings().shutdownGrace()).toCompletableFuture().join();
    }

    /** Describes a server; used by one thread. */
    public static final class Builder {

        private final ActorSystem.Builder system;

        private Builder(List<ActorDefinition<?, ?, ?, ?>> actors) {
            this.system = ActorSystem.builder().actors(new ArrayList<>(actors));
        }

        /** An object that constructors of actors may take. */
        public <T> Builder provide(Class<T> type, T object) {
            system.provide(type, object);
            return this;
        }

        /** What actors call the time, such as a {@link ManualClock}. */
        public Builder clock(Clock clock) {
            system.clock(clock);
            return this;
        }

        /** The limits. */
        public Builder settings(RuntimeSettings settings) {
            system.settings(settings);
            return this;
        }

        /** The server, running. */
        public TestServer start() {
            return new TestServer(system.build());
        }
    }
}
