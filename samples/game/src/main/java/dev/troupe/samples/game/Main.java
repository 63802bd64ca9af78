package dev.troupe.samples.game;

import dev.troupe.server.ServerStartException;
import dev.troupe.server.TroupeServer;
import java.util.OptionalInt;

/**
 * Serves the arenas and their page at {@code http://127.0.0.1:8080/}; the environment variable {@code PORT} overrides
 * the port.
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
        try (TroupeServer server = TroupeServer.start(port.getAsInt())) {
            System.out.println("The arena is at " + server.pages() + " (Ctrl-C ends it)");
            server.awaitShutdown();
        } catch (ServerStartException failure) {
            System.err.println(failure.getMessage());
            System.err.println("The environment variable PORT chooses it, as in: PORT=8081 java -jar game.jar");
            System.exit(1);
        }
    }

    private static OptionalInt port(String text) {
        return text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65_535
                ? OptionalInt.of(Integer.parseInt(text))
                : OptionalInt.empty();
    }
}
