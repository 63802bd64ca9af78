package dev.troupe.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.server.TroupeServer;
import dev.troupe.server.TroupeServerBuilder;
import java.io.IOException;
import java.util.function.UnaryOperator;

/**
 * A server with the workshop, and a bystander in the same room who must never notice what others do wrong. Closing it checks
 * that the bystander is well and that nobody else is left.
 */
final class WorkshopServer implements AutoCloseable {

    static final String ROOM = "room";

    /** A room in which nobody is. */
    static final String EMPTY_ROOM = "elsewhere";

    private final WorkshopActor.Lingering lingering = new WorkshopActor.Lingering();
    private final TroupeServer server;
    private final RawSocket bystander;

    WorkshopServer() throws IOException {
        this(UnaryOperator.identity());
    }

    WorkshopServer(UnaryOperator<RuntimeSettings.Builder> settings) throws IOException {
        this(settings, UnaryOperator.identity());
    }

    private WorkshopServer(UnaryOperator<RuntimeSettings.Builder> settings, UnaryOperator<TroupeServerBuilder> more)
            throws IOException {
        server = more.apply(TroupeServer.builder()
                        .port(0)
                        .actors(new WorkshopActorDefinition())
                        .provide(WorkshopActor.Lingering.class, lingering)
                        .settings(settings.apply(RuntimeSettings.DEFAULTS.toBuilder())
                                .build()))
                .start();
        bystander = RawSocket.welcomed(port(), ROOM, "bystander");
    }

    /** A server that compresses messages of so many bytes and more; the bystander's are not. */
    static WorkshopServer compressing(int threshold) throws IOException {
        return new WorkshopServer(UnaryOperator.identity(), builder -> builder.compression(threshold));
    }

    int port() {
        return server.port();
    }

    TroupeServer server() {
        return server;
    }

    WorkshopActor.Lingering lingering() {
        return lingering;
    }

    RawSocket connect() throws IOException {
        return RawSocket.welcomed(port(), ROOM, "ada");
    }

    /** Waits until the bystander's actor is the only one. */
    void noOtherActorIsLeft() {
        await().untilAsserted(() -> assertThat(server.actors()).isEqualTo(1));
    }

    /** The bystander's own calls work. */
    void bystanderIsWell() throws IOException {
        assertThat(bystander
                        .call("echo", 1, "{\"text\":\"still here\"}")
                        .path("value")
                        .asText())
                .isEqualTo("still here");
    }

    @Override
    public void close() throws IOException {
        try {
            lingering.finishAll();
            bystanderIsWell();
            await().untilAsserted(() -> assertThat(server.connections()).isEqualTo(1));
        } finally {
            bystander.close();
            server.close();
        }
    }
}
