package dev.troupe.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.troupe.client.ActorConnectException;
import dev.troupe.client.Transport;
import dev.troupe.server.TroupeServer;
import dev.troupe.wire.WireFormat;
import java.net.URI;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Generated clients find a server that is below a path, and actors do not notice. */
@Timeout(60)
class BasePathTest {

    private static final Workshop.Visitor ADA = new Workshop.Visitor("ada", 36);

    private final TroupeServer server = TroupeServer.builder()
            .port(0)
            .actors(new WorkshopActorDefinition(), new CableActorDefinition())
            .provide(WorkshopActor.Lingering.class, new WorkshopActor.Lingering())
            .provide(CableActor.Switches.class, new CableActor.Switches())
            .basePath("/apps/workshop")
            .start();

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void aClientIsGivenItInTheAddress(WireFormat format) throws Exception {
        try (WorkshopClient client =
                WorkshopClient.connect(Transport.webSocket(server.uri(), format), "room", ADA, on -> {})) {
            assertThat(client.echo("hello").get(10, TimeUnit.SECONDS)).isEqualTo("hello");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ws://127.0.0.1:%d/apps/workshop/", "http://127.0.0.1:%d/apps/workshop"})
    void howeverThatIsWritten(String address) throws Exception {
        try (WorkshopClient client =
                WorkshopClient.connect(URI.create(String.format(address, server.port())), "room", ADA, on -> {})) {
            assertThat(client.echo("hello").get(10, TimeUnit.SECONDS)).isEqualTo("hello");
        }
    }

    @Test
    void withoutItThereIsNothing() {
        assertThatThrownBy(() ->
                        WorkshopClient.connect(URI.create("ws://127.0.0.1:" + server.port()), "room", ADA, on -> {}))
                .isInstanceOfSatisfying(
                        ActorConnectException.class,
                        failure -> assertThat(failure.closeCode()).isEqualTo(404));
    }

    @Test
    void aHandleKeepsItForRawSockets() throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        WebSocket socket = CableClient.at(server.uri(), "sea")
                .withParams(new Cable.Plug("ada"))
                .websocket("/north", new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
                        heard.add(text.toString());
                        return null;
                    }
                });
        assertThat(heard.poll(20, TimeUnit.SECONDS)).startsWith("open /north ");
        socket.abort();
    }
}
