package dev.troupe.benchmarks.peer;

import dev.troupe.server.TroupeServer;

/** Troupe's stand-alone server with a serialized actor. */
public final class TroupePeer implements Peer {

    @Override
    public int start() {
        return TroupeServer.builder()
                .port(0)
                .maxHttpConnections(0)
                .maxHttpConnectionsPerAddress(0)
                .start()
                .port();
    }
}
