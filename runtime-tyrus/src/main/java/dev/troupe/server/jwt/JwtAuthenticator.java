package dev.troupe.server.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.troupe.client.BoundedLog;
import dev.troupe.runtime.authentication.Authentication;
import dev.troupe.runtime.authentication.AuthenticationRequest;
import dev.troupe.runtime.authentication.Authenticator;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Believes signed JSON Web Tokens (RFC 7519): HS256, RS256 and ES256 (RFC 7518, section 3.1), and nothing else; a token that
 * says {@code alg: none} is refused. Immutable; any thread.
 *
 * <p>A token has {@code sub}, which names the client, and {@code exp}, at which its connections end with 4401. The client is
 * a {@link JwtIdentity}.
 */
public final class JwtAuthenticator implements Authenticator {

    private static final System.Logger LOG = BoundedLog.of(JwtAuthenticator.class);

    private final List<JwtKey> keys;
    private final JwtClaims claims;
    private final boolean anonymous;
    private final Clock clock;

    private JwtAuthenticator(Builder from) {
        this.keys = List.copyOf(from.keys);
        this.claims = new JwtClaims(from.issuer, from.audience, from.required, from.roles, from.skew);
        this.anonymous = from.anonymous;
        this.clock = from.clock;
    }

    /** Begins to build one; it needs a key at least. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public Authentication authenticate(AuthenticationRequest request) {
        if (request.token().isEmpty()) {
            return anonymous ? Authentication.anonymous() : Authentication.unauthenticated("A token is needed");
        }
        try {
            JWTClaimsSet believed = verified(request.token().get());
            return Authentication.of(claims.check(believed, clock.instant()));
        } catch (JwtClaims.Refused refused) {
            LOG.log(Level.DEBUG, () -> "The token of " + request + " is refused: " + refused.reason());
            return Authentication.unauthenticated(String.valueOf(refused.getMessage()));
        }
    }

    private JWTClaimsSet verified(String text) throws JwtClaims.Refused {
        try {
            SignedJWT token = SignedJWT.parse(text);
            for (JwtKey key : keys) {
                if (key.signed(token)) {
                    return token.getJWTClaimsSet();
                }
            }
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            throw JwtClaims.invalid("it cannot be read");
        }
        throw JwtClaims.invalid("it is not signed with a key that is known here");
    }

    /** Builds an authenticator; used by one thread. */
    public static final class Builder {

        private final List<JwtKey> keys = new ArrayList<>();
        private Optional<String> issuer = Optional.empty();
        private final Set<String> audience = new LinkedHashSet<>();
        private final Set<String> required = new LinkedHashSet<>();
        private String roles = "roles";
        private Duration skew = Duration.ofSeconds(60);
        private boolean anonymous;
        private Clock clock = Clock.systemUTC();

        private Builder() {}

        /**
         * Believes tokens of HS256 with this secret.
         *
         * @param secret at least 32 bytes (RFC 7518, section 3.2)
         */
        public Builder hmac(byte[] secret) {
            keys.add(JwtKey.hmac(secret.clone(), Optional.empty()));
            return this;
        }

        /**
         * Believes tokens of RS256 with this key.
         *
         * @param key of at least 2,048 bits (RFC 7518, section 3.3)
         */
        public Builder rsa(RSAPublicKey key) {
            keys.add(JwtKey.rsa(key, Optional.empty()));
            return this;
        }

        /**
         * Believes tokens of ES256 with this key.
         *
         * @param key of the curve P-256 (RFC 7518, section 3.4)
         */
        public Builder ec(ECPublicKey key) {
            keys.add(JwtKey.ec(key, Optional.empty()));
            return this;
        }

        /**
         * Believes tokens with the keys of a JSON Web Key Set (RFC 7517). The file is read now, and once. Keys for other
         * algorithms and for encryption are passed over; one with a {@code kid} serves tokens that name it or none.
         *
         * @throws IllegalArgumentException if it cannot be read, or has no key that could be used
         */
        public Builder jwks(Path file) {
            keys.addAll(JwtKey.ofSet(file));
            return this;
        }

        /** What {@code iss} must be; anything otherwise. */
        public Builder issuer(String issuer) {
            this.issuer = Optional.of(issuer);
            return this;
        }

        /**
         * Who this server is: a token must be for one of these. Adds up over several calls. Without any, a token must have no
         * {@code aud}: one that is for somebody is not for whoever finds it (RFC 7519, section 4.1.3).
         */
        public Builder audience(String... names) {
            audience.addAll(List.of(names));
            return this;
        }

        /** Claims that a token must have besides {@code sub} and {@code exp}. Adds up over several calls. */
        public Builder requiredClaims(String... names) {
            required.addAll(List.of(names));
            return this;
        }

        /**
         * The claim that has the roles, {@code roles} otherwise: a list of texts, or one text in which spaces part them, as in
         * {@code scope}. One inside another is named with a dot: {@code realm_access.roles}.
         */
        public Builder rolesClaim(String name) {
            this.roles = name;
            return this;
        }

        /**
         * How far the clocks of issuer and server may be apart; 60 s otherwise. A token is believed so much before its
         * {@code nbf} and after its {@code exp}.
         */
        public Builder clockSkew(Duration skew) {
            if (skew.isNegative()) {
                throw new IllegalArgumentException("A clock skew is not negative");
            }
            this.skew = skew;
            return this;
        }

        /** Lets clients without any token in as nobody known; otherwise they are refused. A bad token is refused anyway. */
        public Builder admitAnonymous() {
            this.anonymous = true;
            return this;
        }

        /** By which tokens are judged; the system's clock otherwise. Connections end by the system's clock anyway. */
        public Builder clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        /**
         * The authenticator.
         *
         * @throws IllegalStateException if there is no key
         */
        public JwtAuthenticator build() {
            if (keys.isEmpty()) {
                throw new IllegalStateException("There is no key to check tokens with");
            }
            return new JwtAuthenticator(this);
        }
    }
}
