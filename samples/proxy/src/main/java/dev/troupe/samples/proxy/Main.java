package dev.troupe.samples.proxy;

import dev.troupe.server.ServerStartException;
import dev.troupe.server.TroupeServer;
import java.net.BindException;
import java.util.OptionalInt;

/**
 * Runs the server of the actors, on a port of this machine that nobody needs to know, and the one in front of it at
 * {@code ws://127.0.0.1:8080/rooms/}; the environment variable {@code PORT} overrides the port.
 */
public final class Main {

    private static final int DEFAULT_PORT = 8080;

    private Main() {}

    /** Runs until it is told to end, by Ctrl-C or by SIGTERM. */
    public static void main(String[] arguments) {
        String asked = System.getenv("PORT");
        OptionalInt port = asked == null ? OptionalInt.of(DEFAULT_PORT) : port(asked);
        if (port.isEmpty()) {
            System.err.println("PORT is to be a number from 0 to 65535, and is '" + asked + "'.");
            System.exit(1);
        }
        try (TroupeServer actors = TroupeServer.start(0);
                FrontServer front = new FrontServer(port.getAsInt(), actors.uri())) {
            System.out.println(
                    "Rooms are at ws://127.0.0.1:" + front.port() + "/rooms/lobby?name=ada (Ctrl-C ends it)");
            actors.awaitShutdown();
        } catch (ServerStartException failure) {
            System.err.println(failure.getMessage());
            System.exit(1);
        } catch (BindException failure) {
            System.err.println(failure.getMessage());
            System.err.println("The environment variable PORT chooses it, as in: PORT=8081 java -jar proxy.jar");
            System.exit(1);
        }
    }

    private static OptionalInt port(String text) {
        return text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65_535
                ? OptionalInt.of(Integer.parseInt(text))
                : OptionalInt.empty();
    }
}
