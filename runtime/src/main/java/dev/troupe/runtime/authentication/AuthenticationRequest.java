package dev.troupe.runtime.authentication;

import dev.troupe.actor.ClientRequest;
import dev.troupe.wire.Key;
import java.util.Optional;

/**
 * What there is to tell who a client is. Immutable. Its text names no credentials, so that it may stand in a log.
 *
 * @param request the request; {@link ClientRequest#principal()} is whom a container has authenticated already
 * @param protocol the name of the protocol that the client wants to speak
 * @param key the key of the actor that it wants to reach; there need not be one
 * @param token what it shows: the token of {@code Authorization: Bearer} (RFC 6750, section 2.1), or else the text of an
 *     offered subprotocol item {@code troupe.token.<base64url>}, which is how a page in a browser can show one
 */
public record AuthenticationRequest(ClientRequest request, String protocol, Key key, Optional<String> token) {

    @Override
    public String toString() {
        return protocol + "/" + key + " from " + request.remoteAddress() + (token.isEmpty() ? " without" : " with")
                + " a token";
    }
}
