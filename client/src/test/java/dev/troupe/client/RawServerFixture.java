package dev.troupe.client;

import static dev.troupe.client.FakeTransport.WELCOME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.client.Parrot.Words;
import dev.troupe.client.RawWebSocketServer.Script;
import dev.troupe.wire.Key;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;

/** What tests of the client over the JDK's own WebSocket share: a server that can do anything. */
abstract class RawServerFixture {

    static final Key POLLY = Key.of("polly");

    RawWebSocketServer server;

    @AfterEach
    void stop() throws Exception {
        if (server != null) {
            server.close();
            assertThat(server.failures).isEmpty();
        }
    }

    final void serve(Script script) throws IOException {
        server = new RawWebSocketServer(script);
    }

    final ClientConnection connect() {
        return connect(new EventHandlers());
    }

    final ClientConnection connect(EventHandlers handlers) {
        return connect(Transport.webSocket(server.address()), handlers);
    }

    static ClientConnection connect(Transport transport, EventHandlers handlers) {
        return ClientConnection.open(Parrot.PROTOCOL, transport, POLLY, new Words("crackers"), handlers);
    }

    final ActorConnectException refusal() {
        return refusal(Transport.webSocket(server.address()));
    }

    static ActorConnectException refusal(Transport transport) {
        try (ClientConnection connection = connect(transport, new EventHandlers())) {
            throw new AssertionError("there is a " + connection);
        } catch (ActorConnectException e) {
            return e;
        }
    }

    /** Answers every call with the text of its arguments, until the client closes. */
    static void parrot(RawWebSocketServer.Connection client) throws Exception {
        client.upgrade().sendText(WELCOME);
        for (var frame = client.readMessage(); ; frame = client.readMessage()) {
            if (frame.opcode() == RawWebSocketServer.CLOSE) {
                client.sendClose(frame.closeCode(), "");
                return;
            }
            client.sendText(answer(frame.text()));
        }
    }

    static String answer(String call) {
        String id = call.replaceFirst(".*\"id\":(\\d+).*", "$1");
        String text = call.replaceFirst(".*\"text\":(\".*\")}}$", "$1");
        return "{\"reply\":" + id + ",\"value\":" + text + "}";
    }
}
