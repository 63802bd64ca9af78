package dev.troupe.samples.securechat;

import dev.troupe.runtime.authentication.CreatePolicy;
import dev.troupe.server.TroupeServer;
import dev.troupe.server.jwt.JwtAuthenticator;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The rules of who may come in, and the rooms there are. */
final class ChatServer {

    /** The rooms; nobody who comes over the network can make another. */
    static final List<String> ROOMS = List.of("lobby", "workshop");

    private static final int CALLS_PER_SECOND = 20;

    private ChatServer() {}

    /**
     * Starts the server, with its rooms open.
     *
     * @param port from 1 to 65535, or 0 for any that is free
     * @param secret of HS256, at least 32 bytes (RFC 7518, section 3.2)
     * @param tokenLifetime how long a token of the demo login is good for; a connection ends with it
     * @param clock of the actors and of the demo login; connections end by the system's clock
     * @throws dev.troupe.server.ServerStartException if it cannot listen
     */
    static TroupeServer start(int port, byte[] secret, Duration tokenLifetime, Clock clock) {
        DemoLogin login = new DemoLogin(secret, tokenLifetime, clock, ROOMS);
        TroupeServer server = TroupeServer.builder()
                .port(port)
                .clock(clock)
                .authenticator(JwtAuthenticator.builder()
                        .hmac(secret)
                        .issuer(DemoLogin.ISSUER)
                        .audience(DemoLogin.AUDIENCE)
                        // Issuer and server are one process here, with one clock.
                        .clockSkew(Duration.ZERO)
                        .build())
                .createPolicy(CreatePolicy.NOBODY)
                .settings(limits -> limits.maxCallsPerSecond(CALLS_PER_SECOND))
                .route("GET", "/demo/choices", login::choices)
                .route("POST", "/demo/tokens/{user}", login::signIn)
                .start();
        for (String room : ROOMS) {
            // Clients in the process may create actors; one to which somebody was admitted stays.
            SecureChatClient.connect(server.inProcess(), room, on -> {}).close();
        }
        return server;
    }
}
