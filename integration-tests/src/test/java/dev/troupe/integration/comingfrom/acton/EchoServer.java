package dev.troupe.integration.comingfrom.acton;

import dev.troupe.server.TroupeServer;

/** The smallest program there is. */
final class EchoServer {

    private EchoServer() {}

    static TroupeServer start(int port) {
        return TroupeServer.builder()
                .port(port)
                .actors(new EchoActorDefinition())
                .start();
    }
}
