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
 * @param httpCalls whether actions may be called by single requests of HTTP, unless the next says otherwise
 * @param httpCallsByProtocol the same for single protocols, by their names
 */
public record AccessRules(
        AllowedOrigins origins,
        Optional<AsyncAuthenticator> authenticator,
        CreatePolicy create,
        Map<String, CreatePolicy> createByProtocol,
        boolean httpCalls,
        Map<String, Boolean> httpCallsByProtocol) {

    /** Every client that reaches the server, except pages of other servers. */
    public static final AccessRules OPEN =
            new AccessRules(AllowedOrigins.SAME, Optional.empty(), CreatePolicy.EVERYONE, Map.of());

    /** Defends against changes. */
    public AccessRules {
        createByProtocol = Map.copyOf(createByProtocol);
        httpCallsByProtocol = Map.copyOf(httpCallsByProtocol);
    }

    /** Where all actions may be called by single requests. */
    public AccessRules(
            AllowedOrigins origins,
            Optional<AsyncAuthenticator> authenticator,
            CreatePolicy create,
            Map<String, CreatePolicy> createByProtocol) {
        this(origins, authenticator, create, createByProtocol, true, Map.of());
    }

    /** Whether actions of a protocol may be called by single requests of HTTP. */
    public boolean takesHttpCalls(String protocol) {
        return httpCallsByProtocol.getOrDefault(protocol, httpCalls);
    }

    /** Who may create actors of a protocol. */
    public CreatePolicy createPolicy(String protocol) {
        return createByProtocol.getOrDefault(protocol, create);
    }
}
