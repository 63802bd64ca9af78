package dev.troupe.server.jwt;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is asked of the claims of a token (RFC 7519, section 4.1). Immutable.
 *
 * @param issuer what {@code iss} must be; empty: anything
 * @param audience one of these must be in {@code aud}; if empty, a token must be for nobody in particular
 * @param required claims that must be there besides {@code sub} and {@code exp}
 * @param roles the claim that has the roles
 * @param skew how far the clocks of issuer and server may be apart
 */
record JwtClaims(Optional<String> issuer, Set<String> audience, Set<String> required, String roles, Duration skew) {

    private static final String INVALID = "The token is not valid";

    JwtClaims {
        audience = Set.copyOf(audience);
        required = Set.copyOf(required);
    }

    /** A token that is not believed. Its message may be told to the client. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;
        private final String reason;

        /** @param reason for the log */
        Refused(String message, String reason) {
            super(message, null, false, false);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }

    static Refused invalid(String reason) {
        return new Refused(INVALID, reason);
    }

    /** Whom the claims speak of. */
    JwtIdentity check(JWTClaimsSet claims, Instant now) throws Refused {
        Date expiry = claims.getExpirationTime();
        String subject = claims.getSubject();
        if (expiry == null || subject == null || subject.isEmpty()) {
            throw invalid("it has no exp or no sub");
        }
        Instant end = expiry.toInstant().plus(skew);
        if (!now.isBefore(end)) {
            throw new Refused("The token has expired", "it expired at " + expiry.toInstant());
        }
        Date begin = claims.getNotBeforeTime();
        if (begin != null && now.isBefore(begin.toInstant().minus(skew))) {
            throw invalid("it is valid from " + begin.toInstant());
        }
        if (issuer.isPresent() && !issuer.get().equals(claims.getIssuer())) {
            throw invalid("it is of another issuer");
        }
        checkAudience(claims);
        for (String claim : required) {
            if (claims.getClaim(claim) == null) {
                throw invalid("it has no " + claim);
            }
        }
        return new JwtIdentity(subject, rolesOf(claims), Optional.of(end), claims.getClaims());
    }

    /** A token for others must be refused even where nobody has said who this server is (RFC 7519, section 4.1.3). */
    private void checkAudience(JWTClaimsSet claims) throws Refused {
        boolean meant = audience.isEmpty()
                ? claims.getClaim("aud") == null
                : claims.getAudience().stream().anyMatch(audience::contains);
        if (!meant) {
            throw invalid("it is for another audience");
        }
    }

    private Set<String> rolesOf(JWTClaimsSet claims) {
        Object value = claims.getClaim(roles);
        if (value == null && roles.indexOf('.') > 0) {
            value = descend(claims.getClaims());
        }
        Set<String> found = new LinkedHashSet<>();
        if (value instanceof String text) {
            for (String role : text.split(" ", -1)) {
                if (!role.isEmpty()) {
                    found.add(role);
                }
            }
        } else if (value instanceof Collection<?> list) {
            for (Object role : list) {
                if (role instanceof String text) {
                    found.add(text);
                }
            }
        }
        return found;
    }

    private Object descend(Map<?, ?> claims) {
        Object value = claims;
        for (String name : roles.split("\\.", -1)) {
            value = value instanceof Map<?, ?> map && map.get(name) != null ? map.get(name) : Map.of();
        }
        return value;
    }
}
