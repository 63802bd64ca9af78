package dev.troupe.samples.chat;

import dev.troupe.server.TroupeServer;
import java.io.PrintStream;
import java.net.BindException;
import java.util.Map;

/**
 * Serves the chat room and its page at {@code http://127.0.0.1:8080/}; the environment variable {@code PORT} says
 * otherwise. With {@code --client name [room [server]]} it is the {@linkplain ChatClient client} instead.
 */
public final class Main {

    private static final String DEFAULT_PORT = "8080";

    private Main() {}

    /** Runs until it is told to end: by Ctrl-C, or by SIGTERM. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 0 && arguments[0].equals("--client")) {
            ChatClient.main(java.util.Arrays.copyOfRange(arguments, 1, arguments.length));
            return;
        }
        int status = serve(System.getenv(), System.out, System.err);
        if (status != 0) {
            System.exit(status);
        }
    }

    /** Serves until the server is shut down; gives the exit status. */
    static int serve(Map<String, String> environment, PrintStream out, PrintStream err) throws InterruptedException {
        String port = environment.getOrDefault("PORT", DEFAULT_PORT);
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > 65_535) {
            err.println("PORT is a number from 0 to 65535, not '" + port + "'.");
            return 1;
        }
        return 0;
    }
}
