package dev.troupe.runtime.authentication;

import java.util.Map;
import java.util.Optional;

/**
 * Who may connect, or call one action without connecting, over a network. Immutable.
 *
 * @param origins from which pages
 * @param authenticator what finds out who a client is; empty: nobody is asked
 * @param create who may create actors, unless the next says otherwise
 * @param createByProtocol the same for single protocols, by their names
 */
public record AccessRules(
        AllowedOrigins origins,
        Optional<AsyncAuthenticator> authenticator,
        CreatePolicy create,
        Map<String, CreatePolicy> createByProtocol) {

    /** Whoever reaches the server, but for the pages of others. */
    public static final AccessRules OPEN =
            new AccessRules(AllowedOrigins.SAME, Optional.empty(), CreatePolicy.EVERYONE, Map.of());

    /** Defends against changes. */
    public AccessRules {
        createByProtocol = Map.copyOf(createByProtocol);
    }

    /** Who may create actors of a protocol. */
    public CreatePolicy createPolicy(String protocol) {
        return createByProtocol.getOrDefault(protocol, create);
    }
}
