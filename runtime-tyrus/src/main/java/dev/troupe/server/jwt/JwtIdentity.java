package dev.troupe.server.jwt;

import dev.troupe.actor.Identity;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who a token speaks of. An actor gets at the claims by {@code principal()} and a cast to this class.
 *
 * @param name the claim {@code sub}
 * @param roles those of the claim that has the roles
 * @param expiresAt when the token is believed no longer: its {@code exp} and the clock skew that is tolerated
 * @param claims all claims by name; their values are those of JSON: text, numbers, truth values, lists and maps. Times
 *     ({@code exp}, {@code nbf}, {@code iat}) are {@link java.util.Date}s, and {@code aud} is a list.
 */
public record JwtIdentity(String name, Set<String> roles, Optional<Instant> expiresAt, Map<String, Object> claims)
        implements Identity {

    /** Defends against changes of the outermost collections. */
    public JwtIdentity {
        roles = Set.copyOf(roles);
        // A claim may be null, which Map.copyOf does not take.
        claims = Collections.unmodifiableMap(new LinkedHashMap<>(claims));
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public boolean hasRole(String role) {
        return roles.contains(role);
    }

    /** Names nothing but the name: claims may be nobody else's business. */
    @Override
    public String toString() {
        return name;
    }
}
