package dev.troupe.runtime.connection;

import dev.troupe.actor.ClientRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the token that a client shows: in {@code Authorization: Bearer <token>} (RFC 6750, section 2.1), or as an offered
 * subprotocol {@code troupe.token.<base64url>}, since pages in browsers can set no header. The header counts where both are
 * there. Never in the path or the query, which end up in logs.
 */
final class BearerToken {

    private static final String SCHEME = "bearer ";
    private static final String ITEM = "troupe.token.";

    private BearerToken() {}

    /**
     * The token; empty if there is none.
     *
     * @param offered the items of {@code Sec-WebSocket-Protocol}
     * @throws IllegalArgumentException if the item is not base64url of UTF-8; it does not repeat it
     */
    static Optional<String> find(ClientRequest request, List<String> offered) {
        for (String line : request.headers("Authorization")) {
            if (line.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
                return Optional.of(line.substring(SCHEME.length()).trim());
            }
        }
        return offered.stream()
                .filter(item -> item.startsWith(ITEM))
                .findFirst()
                .map(item -> decode(item.substring(ITEM.length())));
    }

    private static String decode(String encoded) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Base64.getUrlDecoder().decode(encoded)))
                    .toString();
        } catch (CharacterCodingException | IllegalArgumentException e) {
            // Without the cause, which tells a byte of what may be secret.
            throw new IllegalArgumentException("The token is not base64url of UTF-8");
        }
    }
}
