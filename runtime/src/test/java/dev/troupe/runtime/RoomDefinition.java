package dev.troupe.runtime;

import dev.troupe.protocol.Protocol;
import dev.troupe.runtime.room.Room;
import dev.troupe.runtime.room.RoomProtocol;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** How a {@link RoomActor} is built. */
final class RoomDefinition implements ActorDefinition<Room, Room.Join, String, Room.Feed> {

    private final List<Class<?>> wants;
    private final List<String> started = new CopyOnWriteArrayList<>();
    private final List<String> left = new CopyOnWriteArrayList<>();
    private final CountDownLatch leaving = new CountDownLatch(1);
    private final CompletableFuture<String> release = new CompletableFuture<>();

    RoomDefinition(Class<?>... wants) {
        this.wants = List.of(wants);
    }

    CompletionStage<String> start(String text) {
        started.add(text);
        return release.copy();
    }

    /** A client leaves; one whose name begins so takes until {@link #release}. */
    void leave(String name) {
        if (name.startsWith("slow")) {
            leaving.countDown();
            release.join();
        }
        left.add(name);
    }

    /** Waits until somebody leaves slowly. */
    void awaitLeaving() throws InterruptedException {
        leaving.await();
    }

    /** What was begun and ends with {@link #release}. */
    List<String> started() {
        return started;
    }

    /** Who has disconnected. */
    List<String> left() {
        return left;
    }

    void release() {
        release.complete("released");
    }

    @Override
    public Protocol<Room, Room.Join, Room.Feed> protocol() {
        return RoomProtocol.INSTANCE;
    }

    @Override
    public Class<RoomActor> type() {
        return RoomActor.class;
    }

    @Override
    public List<Class<?>> wants() {
        return wants;
    }

    @Override
    public boolean nonBlocking() {
        return false;
    }

    @Override
    public RoomActor create(Injection<String, Room.Feed> injection) {
        return new RoomActor(injection.context(), injection.connections(), this);
    }

    @Override
    public Class<RoomEndpoint> endpoint() {
        return RoomEndpoint.class;
    }

    /** The endpoint, as it is generated. */
    public static final class RoomEndpoint extends Endpoint {
        @Override
        public void onOpen(Session session, EndpointConfig config) {
            ActorEndpoints.open(RoomProtocol.INSTANCE, session, config);
        }

        @Override
        public void onClose(Session session, CloseReason reason) {
            ActorEndpoints.close(session, reason);
        }

        @Override
        public void onError(Session session, Throwable failure) {
            ActorEndpoints.fail(session, failure);
        }
    }
}
