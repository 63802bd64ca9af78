package dev.troupe.runtime.connection;

import dev.troupe.actor.ClientRequest;
import dev.troupe.wire.Payload;
import dev.troupe.wire.WireFormat;
import java.time.Duration;
import java.util.Optional;

/**
 * A request to call one action without a connection: {@code /actors/<protocol>/<key>/call/<action>}.
 *
 * @param request the request; its path without a prefix of the server, its query as that of a WebSocket
 * @param arguments the object of the arguments, in either format; absent if the client gave none
 * @param format how the value of the reply is to be encoded
 * @param timeout how long the caller waits, from now and without the time that the arguments take to arrive; without it the
 *     deadline of the server counts
 * @param secure whether the client speaks TLS, with this server or with a proxy that it trusts
 */
public record SingleCallRequest(
        ClientRequest request,
        RequestContent<Payload> arguments,
        WireFormat format,
        Optional<Duration> timeout,
        boolean secure) {

    /** A request whose arguments have arrived already. */
    public SingleCallRequest(
            ClientRequest request, Payload arguments, WireFormat format, Optional<Duration> timeout, boolean secure) {
        this(request, RequestContent.of(arguments), format, timeout, secure);
    }
}
