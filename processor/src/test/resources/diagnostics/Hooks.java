package bad;

import dev.troupe.ActorProtocol;
import dev.troupe.actor.ConnectRequest;
import dev.troupe.actor.Connection;

@ActorProtocol("hooks")
interface Hooks {
    String createConnState(ConnectRequest<String> request); // TROUPE019: ConnectionHooks

    void onConnect(Connection<String, String> connection); // TROUPE019
}
