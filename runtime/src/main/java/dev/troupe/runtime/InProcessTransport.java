package dev.troupe.runtime;

import dev.troupe.actor.ClientRequest;
import dev.troupe.actor.Identity;
import dev.troupe.client.ActorConnectException;
import dev.troupe.client.SerialExecutor;
import dev.troupe.client.Transport;
import dev.troupe.runtime.connection.HandshakeRefusal;
import dev.troupe.runtime.connection.HandshakeResult;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Reaches the actors of a system without a socket: the same handshake and the same bytes. Nobody is asked who it is.
 *
 * <p>Promises, for any number of threads:
 *
 * <ul>
 *   <li>Both sides share nothing but bytes, and each has its own copy.
 *   <li>What either side sends arrives in order, on another thread, and one message at a time.
 *   <li>Nothing arrives before the channel is open, and nothing after it is closed.
 * </ul>
 */
final class InProcessTransport implements Transport {

    private final ActorSystem system;
    private final Optional<Identity> client;

    InProcessTransport(ActorSystem system, Optional<Identity> client) {
        this.system = system;
        this.client = client;
    }

    /** Nobody asks for it. */
    @Override
    public Transport withToken(Supplier<String> token) {
        return this;
    }

    @Override
    public CompletionStage<Channel> open(Target target, Receiver receiver) {
        ClientRequest request = new ClientRequest(
                "/actors/" + target.protocol() + "/" + target.key().toPathSegment(),
                query(target.params()),
                Map.of(),
                "",
                client);
        HandshakeResult handshake =
                system.handshake(request, List.of(target.format().subprotocol()));
        if (handshake instanceof HandshakeRefusal refusal && refusal.beforeUpgrade()) {
            return CompletableFuture.failedStage(new ActorConnectException(
                    refusal.error().code(), refusal.error().message(), refusal.status()));
        }
        CompletableFuture<Channel> opened = new CompletableFuture<>();
        InProcessChannel channel = new InProcessChannel(SerialExecutor.started(system.deliveries()), receiver);
        channel.begin(() -> {
            opened.complete(channel.client());
            system.acceptInProcess(handshake, channel);
        });
        return opened;
    }

    private static String query(String params) {
        return params.isEmpty()
                ? ""
                : "params="
                        + Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(params.getBytes(StandardCharsets.UTF_8));
    }
}
