package dev.troupe.samples.securechat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.troupe.ActorException;
import dev.troupe.actor.HttpRequest;
import dev.troupe.actor.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;

/**
 * <b>A demo.</b> Gives anybody a token for any of the {@linkplain DemoUser demo users}, and asks for no password. In a real system
 * tokens come from an identity provider, and nothing of this class is there; the rest of the sample stays as it is.
 *
 * <p>Immutable; any thread.
 */
final class DemoLogin {

    static final String ISSUER = "https://login.example";
    static final String AUDIENCE = "secure-chat";

    private final byte[] secret;
    private final Duration lifetime;
    private final Clock clock;
    private final List<String> rooms;

    /**
     * @param secret signs tokens by HS256; at least 32 bytes
     * @param lifetime of a token, in whole seconds
     * @param rooms what the page offers
     */
    DemoLogin(byte[] secret, Duration lifetime, Clock clock, List<String> rooms) {
        this.secret = secret.clone();
        this.lifetime = lifetime;
        this.clock = clock;
        this.rooms = List.copyOf(rooms);
    }

    /** {@code GET /demo/choices}: who one may be here, and the rooms. */
    HttpResponse choices(HttpRequest request) {
        List<Map<String, Object>> users = DemoUser.ALL.stream()
                .map(user -> Map.<String, Object>of("name", user.name(), "roles", user.roles()))
                .toList();
        return HttpResponse.json(JSONObjectUtils.toJSONString(Map.of("users", users, "rooms", rooms)));
    }

    /**
     * {@code POST /demo/tokens/{user}}: a token. A page of another origin may ask for one too, but not read it: the server names
     * no such page to CORS.
     *
     * @throws ActorException {@code not_found} if there is no such user
     */
    HttpResponse signIn(HttpRequest request) throws JOSEException {
        String name = request.pathParameter("user");
        DemoUser user = DemoUser.ALL.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ActorException("not_found", "There is no such demo user."));
        // NumericDate (RFC 7519, section 2) has whole seconds here; the page is told what stands in the token.
        Instant end = clock.instant().plus(lifetime).truncatedTo(ChronoUnit.SECONDS);
        Map<String, Object> session = Map.of(
                "token", token(user, end), "name", user.name(), "roles", user.roles(), "expiresAt", end.toString());
        return HttpResponse.json(JSONObjectUtils.toJSONString(session)).withHeader("Cache-Control", "no-store");
    }

    private String token(DemoUser user, Instant end) throws JOSEException {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(user.name())
                .claim("roles", user.roles())
                .expirationTime(Date.from(end))
                .build();
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        token.sign(new MACSigner(secret));
        return token.serialize();
    }
}
