package dev.troupe.server.websocket;

import dev.troupe.runtime.ActorDefinition;
import dev.troupe.runtime.ActorEndpoints;
import dev.troupe.runtime.ActorSystem;
import dev.troupe.runtime.message.IpAddress;
import dev.troupe.server.deflate.DeflateConfigurator;
import dev.troupe.server.deflate.LoopCompression;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;

/** Opens WebSockets to actors. Every method is called on the event loop of the channel that it is about. */
public final class ActorSockets implements AutoCloseable {

    private final ActorSystem system;
    private final TyrusContainer container;
    private final WebSocketHandshake handshake;
    private final Map<EventLoop, SocketLoop> loops = new HashMap<>();

    /**
     * Deploys the endpoints of all actors; their sockets will live on these event loops.
     *
     * @param compressedFrom the smallest message that is compressed, in bytes, where clients offer permessage-deflate; empty
     *     if it is never agreed on
     */
    public ActorSockets(ActorSystem system, EventLoopGroup group, OptionalInt compressedFrom) {
        this.system = system;
        List<ServerEndpointConfig> endpoints = new ArrayList<>();
        for (ActorDefinition<?, ?, ?, ?> definition : system.definitions()) {
            ServerEndpointConfig endpoint = ActorEndpoints.configuration(definition, system);
            endpoints.add(compressedFrom.isPresent() ? DeflateConfigurator.withDeflate(endpoint) : endpoint);
        }
        this.container = TyrusContainer.with(endpoints);
        this.handshake = new WebSocketHandshake(system, container.getWebSocketEngine(), compressedFrom.isPresent());
        for (EventExecutor executor : group) {
            EventLoop loop = (EventLoop) executor;
            loops.put(
                    loop,
                    new SocketLoop(
                            loop,
                            system.buffers(),
                            system.settings().maxMessageIn(),
                            compressedFrom.isPresent() ? new LoopCompression(compressedFrom.getAsInt()) : null));
        }
    }

    /** Decides on a request for a WebSocket; later, and on another thread, where an authenticator has to be asked. */
    public CompletionStage<UpgradeResult> upgrade(UpgradeRequest request) {
        return handshake.answer(request);
    }

    /** Opens the socket of an upgrade whose response is written; the channel has no handler of HTTP any more after that. */
    public void open(Channel channel, Upgrade upgrade) {
        SocketLoop loop = loops.get(channel.eventLoop());
        if (loop == null) {
            throw new IllegalStateException("A channel of another group");
        }
        NettySocket socket = new NettySocket(
                channel, loop, IpAddress.networkOf(upgrade.handshake().remoteAddress()), upgrade.compresses());
        channel.pipeline().addLast(socket);
        system.accept(upgrade.handshake(), socket);
    }

    /** Ends Tyrus; sockets that are open stay so. */
    @Override
    public void close() {
        container.stop();
    }
}
