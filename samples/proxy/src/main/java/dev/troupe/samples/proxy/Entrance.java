package dev.troupe.samples.proxy;

import static io.netty.handler.codec.http.HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL;
import static io.netty.handler.codec.http.HttpHeaderNames.UPGRADE;
import static io.netty.handler.codec.http.HttpResponseStatus.BAD_GATEWAY;
import static io.netty.handler.codec.http.HttpResponseStatus.BAD_REQUEST;
import static io.netty.handler.codec.http.HttpResponseStatus.FORBIDDEN;
import static io.netty.handler.codec.http.HttpResponseStatus.NOT_FOUND;
import static io.netty.handler.codec.http.HttpResponseStatus.UNAUTHORIZED;
import static io.netty.handler.codec.http.HttpResponseStatus.UPGRADE_REQUIRED;

import dev.troupe.client.ActorHandle;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * The door: who may come in, and to which actor. It asks the actor for a WebSocket before it gives one to the client, so that
 * a client which cannot be served is told so by a status.
 */
final class Entrance extends SimpleChannelInboundHandler<FullHttpRequest> {

    private static final String ROOMS = "/rooms/";
    // Larger than what actors take, so that their own 1009 is the one that clients see.
    private static final int MESSAGE_BYTES = 256 * 1_024;

    private final URI actors;
    private final HttpClient http;
    private final Future<?> tooLate;

    /** @param tooLate ends a client whose request does not come; to be canceled when it has */
    Entrance(URI actors, HttpClient http, Future<?> tooLate) {
        this.actors = actors;
        this.http = http;
        this.tooLate = tooLate;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
        tooLate.cancel(false);
        QueryStringDecoder address = new QueryStringDecoder(request.uri());
        // Here a server would look at a cookie or a token. This one believes whoever has a name.
        String name = address.parameters().getOrDefault("name", List.of("")).get(0);
        if (request.decoderResult().isFailure()) {
            refuse(ctx, BAD_REQUEST);
        } else if (!address.path().startsWith(ROOMS)) {
            refuse(ctx, NOT_FOUND);
        } else if (!request.headers().containsValue(UPGRADE, "websocket", true)) {
            refuse(ctx, UPGRADE_REQUIRED);
        } else if (!isOwnPage(request)) {
            refuse(ctx, FORBIDDEN);
        } else if (name.isBlank()) {
            refuse(ctx, UNAUTHORIZED);
        } else {
            connect(ctx, request.retain(), address.path().substring(ROOMS.length()), name);
        }
    }

    /**
     * A page of another origin must not act in the name of who looks at it. Clients that are no browsers send no origin. Behind
     * a public name this server would compare with that name, not with {@code Host}, which a page of an attacker can choose.
     */
    private static boolean isOwnPage(FullHttpRequest request) {
        List<String> origins = request.headers().getAll(HttpHeaderNames.ORIGIN);
        String host = request.headers().get(HttpHeaderNames.HOST, "");
        boolean local = host.matches("(?i)(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d{1,5})?");
        return origins.isEmpty() || (local && origins.equals(List.of("http://" + host)));
    }

    private void connect(ChannelHandlerContext ctx, FullHttpRequest request, String room, String name) {
        // What the client sends waits until both sides have a WebSocket.
        ctx.channel().config().setAutoRead(false);
        FromActor fromActor = new FromActor(ctx.channel());
        try {
            ActorHandle<Relay.Guest> handle =
                    RelayClient.at(actors, room).withClient(http).withParams(new Relay.Guest(name));
            var unused = handle.withSubprotocols(offered(request))
                    .websocketAsync("", fromActor)
                    .whenCompleteAsync(
                            (actor, failure) -> {
                                if (failure == null) {
                                    admit(ctx, request, new ToActor(actor, fromActor));
                                } else {
                                    request.release();
                                    refuse(ctx, BAD_GATEWAY);
                                }
                            },
                            ctx.executor());
        } catch (IllegalArgumentException noKey) {
            request.release();
            refuse(ctx, NOT_FOUND);
        }
    }

    private static void admit(ChannelHandlerContext ctx, FullHttpRequest request, ToActor toActor) {
        if (!ctx.channel().isActive()) {
            request.release();
            toActor.actor().abort();
            return;
        }
        var websocket = WebSocketServerProtocolConfig.newBuilder()
                .websocketPath("/")
                .checkStartsWith(true)
                .subprotocols(toActor.actor().getSubprotocol())
                .maxFramePayloadLength(MESSAGE_BYTES)
                .handleCloseFrames(false)
                .sendCloseFrame(null)
                .build();
        ctx.pipeline()
                .addLast(new WebSocketServerProtocolHandler(websocket))
                .addLast(new WebSocketFrameAggregator(MESSAGE_BYTES))
                .addLast(toActor);
        ctx.fireChannelRead(request);
        ctx.pipeline().remove(ctx.handler());
    }

    private static String[] offered(FullHttpRequest request) {
        return request.headers().getAll(SEC_WEBSOCKET_PROTOCOL).stream()
                .flatMap(line -> Stream.of(line.split(",")))
                .map(String::strip)
                .toArray(String[]::new);
    }

    private static void refuse(ChannelHandlerContext ctx, HttpResponseStatus status) {
        var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status);
        response.headers().set(HttpHeaderNames.CONTENT_LENGTH, 0).set(HttpHeaderNames.CONNECTION, "close");
        ctx.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable failure) {
        var unused = ctx.close();
    }
}
