package dev.troupe.samples.chat;

import dev.troupe.protocol.Protocol;
import dev.troupe.runtime.ActorDefinition;
import dev.troupe.runtime.Injection;
import java.util.List;
import javax.annotation.processing.Generated;

/** How a server builds {@link ChatRoomActor}. */
@SuppressWarnings({"deprecation", "exports", "removal"})
@Generated("dev.troupe.processor.ActorProcessor")
public final class ChatRoomActorDefinition implements ActorDefinition<ChatRoom, ChatRoom.Join, ChatRoomActor.Member, ChatRoom.Feed> {
    /** For the service loader. */
    public ChatRoomActorDefinition() {}

    @Override
    public Protocol<ChatRoom, ChatRoom.Join, ChatRoom.Feed> protocol() {
        return ChatRoomProtocol.INSTANCE;
    }

    @Override
    public Class<ChatRoomActor> type() {
        return ChatRoomActor.class;
    }

    @Override
    public List<Class<?>> wants() {
        return List.of();
    }

    @Override
    public boolean nonBlocking() {
        return false;
    }

    @Override
    public ChatRoomActor create(Injection<ChatRoomActor.Member, ChatRoom.Feed> injection) {
        return new ChatRoomActor(injection.connections(), injection.clock());
    }

    @Override
    public Class<ChatRoomEndpoint> endpoint() {
        return ChatRoomEndpoint.class;
    }
}
