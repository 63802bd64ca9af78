package dev.troupe.samples.securechat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.troupe.server.ServerStartException;
import dev.troupe.server.TroupeServer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Serves the rooms and their page at {@code http://127.0.0.1:8080/}. Variables of the environment: {@code PORT},
 * {@code JWT_SECRET}, with which tokens are signed by HS256, and {@code TOKEN_SECONDS}, for which one is good.
 */
public final class Main {

    private static final int SECRET_BYTES = 32;

    private Main() {}

    /** Runs until it is told to end, by Ctrl-C or by SIGTERM. */
    public static void main(String[] arguments) {
        int port = number("PORT", 8_080, 0, 65_535);
        int seconds = number("TOKEN_SECONDS", 900, 1, 86_400);
        byte[] secret = Optional.ofNullable(System.getenv("JWT_SECRET"))
                .map(text -> text.getBytes(UTF_8))
                .orElseGet(Main::ownSecret);
        if (secret.length < SECRET_BYTES) {
            fail("JWT_SECRET is to be a secret of at least " + SECRET_BYTES + " bytes.");
        }
        try (TroupeServer server = ChatServer.start(port, secret, Duration.ofSeconds(seconds), Clock.systemUTC())) {
            System.out.println("The secure chat is at " + server.pages() + " (Ctrl-C ends it)");
            server.awaitShutdown();
        } catch (ServerStartException failure) {
            System.err.println(failure.getMessage());
            if (String.valueOf(failure.getMessage()).startsWith("Port ")) {
                System.err.println(
                        "The environment variable PORT chooses it, as in: PORT=8081 java -jar secure-chat.jar");
            }
            System.exit(1);
        }
    }

    private static byte[] ownSecret() {
        System.out.println("JWT_SECRET is not set: tokens are signed with a secret that ends with this process");
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return secret;
    }

    private static int number(String variable, int otherwise, int least, int most) {
        String text = Optional.ofNullable(System.getenv(variable)).orElse(String.valueOf(otherwise));
        int value = text.matches("\\d{1,5}") ? Integer.parseInt(text) : -1;
        if (value < least || value > most) {
            fail(variable + " is to be a number from " + least + " to " + most + ", and is '" + text + "'.");
        }
        return value;
    }

    private static void fail(String why) {
        System.err.println(why);
        System.exit(1);
    }
}
