package dev.troupe.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.client.CallOptions;
import dev.troupe.client.ClientConnection;
import dev.troupe.client.EventHandlers;
import dev.troupe.wire.Key;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TestServerTest {

    @Test
    void clientsReachActorsWithoutASocket() throws Exception {
        ManualClock clock = ManualClock.at("2030-01-01T00:00:00Z");
        LinkedBlockingQueue<String> received = new LinkedBlockingQueue<>();
        try (TestServer server =
                TestServer.builder(new Notebook.Definition()).clock(clock).start()) {
            EventHandlers handlers = new EventHandlers();
            handlers.add(Notebook.WRITTEN, received::add);
            ClientConnection ada =
                    ClientConnection.open(Notebook.PROTOCOL, server.inProcess(), Key.of("mine"), "ada", handlers);
            String written =
                    ada.call(Notebook.WRITE, "hello", CallOptions.DEFAULT).get(20, TimeUnit.SECONDS);
            assertThat(written).isEqualTo("2030-01-01T00:00:00Z ada: hello");
            assertThat(received.poll(20, TimeUnit.SECONDS)).isEqualTo(written);
            assertThat(server.system().connections()).isEqualTo(1);
        }
    }
}
