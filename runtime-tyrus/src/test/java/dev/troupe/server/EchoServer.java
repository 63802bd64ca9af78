package dev.troupe.server;

import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.server.echo.EchoDefinition;
import dev.troupe.server.echo.Gate;
import java.util.function.UnaryOperator;

/** A server of {@link dev.troupe.server.echo.Echo} on a free port. */
final class EchoServer {

    private EchoServer() {}

    static TroupeServer start(Gate gate) {
        return start(gate, RuntimeSettings.DEFAULTS, builder -> builder);
    }

    static TroupeServer start(Gate gate, RuntimeSettings settings, UnaryOperator<TroupeServerBuilder> more) {
        return more.apply(TroupeServer.builder()
                        .port(0)
                        .actors(new EchoDefinition())
                        .provide(Gate.class, gate)
                        .settings(settings)
                        .stopWithProcess(false))
                .start();
    }
}
