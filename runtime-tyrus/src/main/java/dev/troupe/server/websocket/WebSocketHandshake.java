package dev.troupe.server.websocket;

import dev.troupe.actor.ClientRequest;
import dev.troupe.client.BoundedLog;
import dev.troupe.runtime.ActorSystem;
import dev.troupe.runtime.connection.HandshakeRefusal;
import dev.troupe.runtime.connection.HandshakeResult;
import dev.troupe.runtime.connection.ServerHandshake;
import dev.troupe.server.deflate.ExtensionHeader;
import dev.troupe.server.deflate.ExtensionOffer;
import dev.troupe.server.deflate.PerMessageDeflate;
import dev.troupe.wire.ErrorCode;
import dev.troupe.wire.WireError;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import jakarta.websocket.server.HandshakeRequest;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.glassfish.tyrus.core.RequestContext;
import org.glassfish.tyrus.core.TyrusUpgradeResponse;
import org.glassfish.tyrus.core.TyrusWebSocketEngine;
import org.glassfish.tyrus.spi.WebSocketEngine.UpgradeInfo;

/**
 * The opening handshake (RFC 6455, section 4.2). Our own strict reader decides on path, query and subprotocols, since
 * containers differ in what they decode; Tyrus then sees a path that is safe, and shakes hands.
 */
final class WebSocketHandshake {

    private static final System.Logger LOG = BoundedLog.of(WebSocketHandshake.class);

    private static final int SWITCHING_PROTOCOLS = 101;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int UPGRADE_REQUIRED = 426;
    private static final int INTERNAL_SERVER_ERROR = 500;
    private static final int KEY_BYTES = 16;
    private static final int KEY_LENGTH = 24;
    private static final String VERSION = "13";

    /** What RFC 6455, section 4.1, lets the name of a subprotocol be. */
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    private final ActorSystem system;
    private final TyrusWebSocketEngine engine;
    private final boolean compresses;

    /**
     * @param compresses whether the endpoints in the engine agree on permessage-deflate; without, nobody looks at extensions
     */
    WebSocketHandshake(ActorSystem system, TyrusWebSocketEngine engine, boolean compresses) {
        this.system = system;
        this.engine = engine;
        this.compresses = compresses;
    }

    /** Decides; done already unless an authenticator had to be asked. */
    CompletionStage<UpgradeResult> answer(UpgradeRequest request) {
        if (!isWebSocket(request.headers())) {
            return CompletableFuture.completedStage(refusal(BAD_REQUEST, "Not the opening handshake of a WebSocket"));
        }
        if (!List.of(VERSION).equals(request.headers().getAll(HttpHeaderNames.SEC_WEBSOCKET_VERSION))) {
            return CompletableFuture.completedStage(anotherVersion());
        }
        Optional<List<ExtensionOffer>> extensions = extensions(request.headers());
        if (extensions.isEmpty()) {
            return CompletableFuture.completedStage(refusal(BAD_REQUEST, "Sec-WebSocket-Extensions is malformed"));
        }
        ClientRequest seen = request.client();
        List<String> offered = offered(request.headers());
        if (!offered.stream().allMatch(item -> TOKEN.matcher(item).matches())) {
            return CompletableFuture.completedStage(refusal(BAD_REQUEST, "Sec-WebSocket-Protocol is malformed"));
        }
        return system.admit(system.handshake(seen, offered), seen, offered, request.secure())
                .thenApply(handshake -> conclude(request, extensions.get(), handshake));
    }

    private UpgradeResult conclude(UpgradeRequest request, List<ExtensionOffer> extensions, HandshakeResult handshake) {
        if (handshake instanceof HandshakeRefusal refused && refused.beforeUpgrade()) {
            return new UpgradeRefusal(refused.status(), refused.error());
        }
        RequestContext seenByTyrus = context(request, handshake);
        PerMessageDeflate.choose(extensions)
                .ifPresent(offer ->
                        seenByTyrus.getHeaders().put(HandshakeRequest.SEC_WEBSOCKET_EXTENSIONS, List.of(offer.text())));
        return shake(seenByTyrus, handshake);
    }

    /** What is offered; empty if that cannot be read (RFC 6455, section 9.1). */
    private Optional<List<ExtensionOffer>> extensions(HttpHeaders headers) {
        return compresses
                ? ExtensionHeader.read(headers.getAll(HttpHeaderNames.SEC_WEBSOCKET_EXTENSIONS))
                : Optional.of(List.of());
    }

    private UpgradeResult shake(RequestContext request, HandshakeResult handshake) {
        TyrusUpgradeResponse response = new TyrusUpgradeResponse();
        UpgradeInfo info;
        try {
            info = engine.upgrade(request, response);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "A handshake failed", e);
            return refusal(INTERNAL_SERVER_ERROR, "The handshake failed");
        }
        return switch (info.getStatus()) {
            case NOT_APPLICABLE -> new UpgradeRefusal(NOT_FOUND, ErrorCode.NOT_FOUND.with("There is no such protocol"));
            case HANDSHAKE_FAILED -> failed(response);
            case SUCCESS ->
                // Tyrus calls some other statuses a success, too: to us they are refusals like any other.
                response.getStatus() == SWITCHING_PROTOCOLS
                        ? new Upgrade(handshake, withSubprotocol(response.getHeaders(), handshake))
                        : failed(response);
        };
    }

    /** Tyrus knows the endpoint's own subprotocols alone; what a raw socket speaks it is not told. */
    private static Map<String, List<String>> withSubprotocol(
            Map<String, List<String>> headers, HandshakeResult handshake) {
        if (!handshake.isRaw() || handshake.subprotocol().isEmpty()) {
            return headers;
        }
        Map<String, List<String>> all = new HashMap<>(headers);
        all.put(HandshakeRequest.SEC_WEBSOCKET_PROTOCOL, List.of(handshake.subprotocol()));
        return all;
    }

    private static UpgradeRefusal failed(TyrusUpgradeResponse response) {
        int status = response.getStatus();
        return refusal(status >= BAD_REQUEST ? status : INTERNAL_SERVER_ERROR, "The handshake was refused");
    }

    /** RFC 6455, section 4.2.2. A request that names two versions means neither. */
    private static UpgradeRefusal anotherVersion() {
        WireError error = ErrorCode.BAD_MESSAGE.with("The server speaks version " + VERSION + " of WebSocket");
        return new UpgradeRefusal(
                UPGRADE_REQUIRED,
                error,
                Map.of("Upgrade", "websocket", "Connection", "Upgrade", "Sec-WebSocket-Version", VERSION));
    }

    private static UpgradeRefusal refusal(int status, String message) {
        return new UpgradeRefusal(status, ErrorCode.BAD_MESSAGE.with(message));
    }

    /** What RFC 6455, section 4.2.1, asks of a request, where Tyrus does not look. */
    private static boolean isWebSocket(HttpHeaders headers) {
        return headers.containsValue(HttpHeaderNames.CONNECTION, "upgrade", true)
                && headers.containsValue(HttpHeaderNames.UPGRADE, "websocket", true)
                && headers.getAll(HttpHeaderNames.SEC_WEBSOCKET_KEY).size() == 1
                && isKey(headers.get(HttpHeaderNames.SEC_WEBSOCKET_KEY).trim());
    }

    private static boolean isKey(String key) {
        try {
            // The decoder takes a key without its padding, too.
            return key.length() == KEY_LENGTH && Base64.getDecoder().decode(key).length == KEY_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static List<String> offered(HttpHeaders headers) {
        List<String> items = new ArrayList<>();
        for (String line : headers.getAll(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL)) {
            for (String item : line.split(",", -1)) {
                String trimmed = item.trim();
                if (!trimmed.isEmpty()) {
                    items.add(trimmed);
                }
            }
        }
        return items;
    }

    /** Only what Tyrus needs: no query, and of the headers those of the handshake. */
    private static RequestContext context(UpgradeRequest request, HandshakeResult handshake) {
        RequestContext context = RequestContext.Builder.create()
                .requestURI(URI.create(pathOf(request, handshake)))
                .secure(request.secure())
                .remoteAddr(request.client().remoteAddress())
                .build();
        Map<String, List<String>> headers = context.getHeaders();
        HttpHeaders given = request.headers();
        headers.put("Host", List.of(given.get(HttpHeaderNames.HOST, "")));
        headers.put("Upgrade", List.of("websocket"));
        headers.put("Connection", List.of("Upgrade"));
        headers.put(
                "Sec-WebSocket-Key",
                List.of(given.get(HttpHeaderNames.SEC_WEBSOCKET_KEY).trim()));
        headers.put(
                "Sec-WebSocket-Version",
                List.of(given.get(HttpHeaderNames.SEC_WEBSOCKET_VERSION, "").trim()));
        if (given.contains(HttpHeaderNames.ORIGIN)) {
            headers.put("Origin", List.of(given.get(HttpHeaderNames.ORIGIN)));
        }
        if (!handshake.subprotocol().isEmpty() && !handshake.isRaw()) {
            headers.put("Sec-WebSocket-Protocol", List.of(handshake.subprotocol()));
        }
        return context;
    }

    /** The path for Tyrus; where the key could not be read, any key does, since the actor is never looked for. */
    private static String pathOf(UpgradeRequest request, HandshakeResult handshake) {
        if (handshake instanceof ServerHandshake asked) {
            return "/actors/" + asked.protocol() + "/" + asked.key().toPathSegment();
        }
        String[] segments = request.client().path().split("/", 4);
        return "/actors/" + (segments.length > 2 ? segments[2] : "") + "/refused";
    }
}
