package dev.troupe.samples.chat;

import dev.troupe.server.ServerStartException;
import dev.troupe.server.TroupeServer;
import java.util.Arrays;

/**
 * Serves the chat rooms and their page at {@code http://127.0.0.1:8080/}; the environment variable {@code PORT} overrides
 * the port. With {@code --client} before other arguments it is the {@linkplain ChatClient client} instead.
 */
public final class Main {

    private Main() {}

    /** Runs until it is told to end, by Ctrl-C or by SIGTERM. */
    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals("--client")) {
            ChatClient.main(Arrays.copyOfRange(arguments, 1, arguments.length));
            return;
        }
        String asked = System.getenv("PORT");
        if (asked != null && !isPort(asked)) {
            System.err.println("PORT is to be a number from 0 to 65535, and is '" + asked + "'.");
            System.exit(1);
        }
        // Without PORT the configuration decides: troupe.server.port, which is 8080 unless set otherwise.
        try (TroupeServer server = asked == null ? TroupeServer.start() : TroupeServer.start(Integer.parseInt(asked))) {
            System.out.println("The chat room is at " + server.pages() + " (Ctrl-C ends it)");
            server.awaitShutdown();
        } catch (ServerStartException failure) {
            System.err.println(failure.getMessage());
            if (String.valueOf(failure.getMessage()).startsWith("Port ")) {
                System.err.println("The environment variable PORT chooses it, as in: PORT=8081 java -jar chat.jar");
            }
            System.exit(1);
        }
    }

    private static boolean isPort(String text) {
        return text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65_535;
    }
}
