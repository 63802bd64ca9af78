package dev.troupe.testkit;

import dev.troupe.actor.ClientRequest;
import dev.troupe.actor.RawMessage;
import dev.troupe.actor.RawSocket;
import dev.troupe.wire.CloseCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A raw socket of a {@link TestConnection}, which remembers what was sent over it. Used by the thread of the test. What is
 * corked is there when the code has returned, as with a real one. Nothing is compressed.
 *
 * @param <P> the params
 * @param <C> the state of the connection
 */
public final class TestRawSocket<P, C> implements RawSocket<P, C> {

    private final TestConnection<C, ?> connection;
    private final ClientRequest request;
    private final String path;
    private final P params;
    private final List<RawMessage> messages = new ArrayList<>();
    private final List<RawMessage> corked = new ArrayList<>();
    private int corks;

    private TestRawSocket(TestConnection<C, ?> connection, String path, String query, P params) {
        this.connection = connection;
        this.path = path;
        this.params = params;
        this.request = new ClientRequest(
                "/websocket" + path,
                query,
                connection.request().headers(),
                connection.remoteAddress(),
                connection.principal());
    }

    /**
     * Makes a connection one of a raw socket.
     *
     * @param address the path of the socket, with or without a query: {@code /board?colour=white}
     */
    public static <P, C> TestRawSocket<P, C> of(TestConnection<C, ?> connection, String address, P params) {
        int query = address.indexOf('?');
        TestRawSocket<P, C> socket = new TestRawSocket<>(
                connection,
                query < 0 ? address : address.substring(0, query),
                query < 0 ? "" : address.substring(query + 1),
                params);
        connection.rawSocket(socket);
        return socket;
    }

    @Override
    public String id() {
        return connection.id();
    }

    @Override
    public TestConnection<C, ?> connection() {
        return connection;
    }

    @Override
    public boolean isOpen() {
        return connection.isOpen();
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public ClientRequest request() {
        return request;
    }

    @Override
    public String subprotocol() {
        return "";
    }

    @Override
    public P params() {
        return params;
    }

    @Override
    public C state() {
        return connection.state();
    }

    @Override
    public void send(RawMessage message) {
        if (closing().isEmpty()) {
            (corks > 0 ? corked : messages).add(message);
        }
    }

    @Override
    public void cork(Runnable sending) {
        corks++;
        try {
            sending.run();
        } finally {
            corks--;
            if (corks == 0) {
                uncork();
            }
        }
    }

    private void uncork() {
        messages.addAll(corked);
        corked.clear();
    }

    /** What was sent is taken at once. */
    @Override
    public long bufferedAmount() {
        return 0;
    }

    @Override
    public void close(int code, String reason) {
        CloseCode.requireForActors(code, reason);
        uncork();
        var unused = connection.disconnect(code, reason);
    }

    /** The text messages that were sent, in order. */
    public List<String> texts() {
        return messages.stream()
                .filter(RawMessage::isText)
                .map(text -> new String(text.bytes(), StandardCharsets.UTF_8))
                .toList();
    }

    /** The binary messages that were sent, in order. */
    public List<byte[]> binaries() {
        return messages.stream()
                .filter(message -> !message.isText())
                .map(RawMessage::bytes)
                .toList();
    }

    /** How the actor has closed it, if it has. */
    public Optional<TestConnection.Closing> closing() {
        return connection.closing();
    }
}
