package dev.troupe.runtime.connection;

import jakarta.websocket.CloseReason;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A container's session that does what a test tells it to. */
public final class FakeSession {

    /** How sends end. */
    public enum Sending {
        /** At once, on the thread that sends. */
        AT_ONCE,
        /** When the test says so. */
        LATER,
        /** By throwing. */
        THROWS
    }

    public final Map<String, Object> userProperties = new ConcurrentHashMap<>();
    public final Map<Class<?>, MessageHandler> handlers = new HashMap<>();
    public volatile Sending sending = Sending.AT_ONCE;
    public volatile URI uri = URI.create("/actors/room/lobby");
    public volatile @Nullable String query;
    public volatile String subprotocol = "";
    public volatile long maxIdleTimeout;
    public volatile boolean secure;

    private final List<String> sent = new ArrayList<>();
    private final Deque<SendHandler> unfinished = new ArrayDeque<>();
    private final List<String> closes = new ArrayList<>();
    private int deepest;
    private int depth;

    private final RemoteEndpoint.Async remote = proxy(RemoteEndpoint.Async.class, (proxy, method, arguments) -> {
        switch (method.getName()) {
            case "sendText" -> send((String) arguments[0], (SendHandler) arguments[1]);
            case "sendBinary" -> {
                ByteBuffer bytes = (ByteBuffer) arguments[0];
                send("binary " + StandardCharsets.ISO_8859_1.decode(bytes), (SendHandler) arguments[1]);
            }
            case "sendPing" -> record("ping");
            default -> throw new UnsupportedOperationException(method.getName());
        }
        return null;
    });

    /** Whom the container has authenticated; null if nobody. */
    public Principal principal;

    public final Session session = proxy(Session.class, (proxy, method, arguments) -> switch (method.getName()) {
        case "getAsyncRemote" -> remote;
        case "getUserProperties" -> userProperties;
        case "getRequestURI" -> uri;
        case "getQueryString" -> query;
        case "getNegotiatedSubprotocol" -> subprotocol;
        case "getUserPrincipal" -> principal;
        case "isSecure" -> secure;
        case "setMaxIdleTimeout" -> {
            maxIdleTimeout = (Long) arguments[0];
            yield null;
        }
        case "addMessageHandler" -> {
            handlers.put((Class<?>) arguments[0], (MessageHandler) arguments[1]);
            yield null;
        }
        case "close" -> {
            CloseReason reason = (CloseReason) arguments[0];
            closed(reason.getCloseCode().getCode() + " " + reason.getReasonPhrase());
            yield null;
        }
        default -> throw new UnsupportedOperationException(method.getName());
    });

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(FakeSession.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private void send(String message, SendHandler handler) {
        if (sending == Sending.THROWS) {
            throw new IllegalStateException("The session is closed");
        }
        record(message);
        if (sending == Sending.LATER) {
            synchronized (this) {
                unfinished.add(handler);
            }
            return;
        }
        deepest = Math.max(deepest, ++depth);
        handler.onResult(new SendResult());
        depth--;
    }

    /** Ends the oldest send that is under way. */
    public void finish() {
        SendHandler handler;
        synchronized (this) {
            handler = unfinished.remove();
        }
        handler.onResult(new SendResult());
    }

    /** The oldest send that is under way fails. */
    public void failSend() {
        SendHandler handler;
        synchronized (this) {
            handler = unfinished.remove();
        }
        handler.onResult(new SendResult(new IllegalStateException("gone")));
    }

    private synchronized void record(String message) {
        sent.add(message);
    }

    private synchronized void closed(String reason) {
        closes.add(reason);
    }

    /** What was sent; a ping is {@code ping}. */
    public synchronized List<String> sent() {
        return List.copyOf(sent);
    }

    /** How many sends are under way. */
    public synchronized int underWay() {
        return unfinished.size();
    }

    /** With what it was closed. */
    public synchronized List<String> closes() {
        return List.copyOf(closes);
    }

    /** How many sends were nested into each other at most. */
    public int deepest() {
        return deepest;
    }

    @SuppressWarnings("unchecked")
    public void receiveText(String part, boolean last) {
        ((MessageHandler.Partial<String>) handlers.get(String.class)).onMessage(part, last);
    }

    @SuppressWarnings("unchecked")
    public void receiveBinary(byte[] part, boolean last) {
        ((MessageHandler.Partial<byte[]>) handlers.get(byte[].class)).onMessage(part, last);
    }

    @SuppressWarnings("unchecked")
    public void receivePong() {
        PongMessage empty = () -> ByteBuffer.allocate(0);
        ((MessageHandler.Whole<PongMessage>) handlers.get(PongMessage.class)).onMessage(empty);
    }
}
