package dev.troupe.server.jwt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.troupe.actor.ClientRequest;
import dev.troupe.runtime.authentication.Authentication;
import dev.troupe.runtime.authentication.AuthenticationRequest;
import dev.troupe.wire.Key;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JwtAuthenticatorTest {

    private static final Instant NOW = Instant.parse("2030-01-01T12:00:00Z");
    private static final byte[] SECRET = "0123456789abcdef0123456789abcdef".getBytes(UTF_8);

    private static RSAKey rsa;
    private static RSAKey otherRsa;
    private static ECKey ec;

    @TempDir
    Path directory;

    @BeforeAll
    static void makeKeys() throws Exception {
        rsa = new RSAKeyGenerator(2_048).keyID("r1").generate();
        otherRsa = new RSAKeyGenerator(2_048).keyID("r2").generate();
        ec = new ECKeyGenerator(Curve.P_256).keyID("e1").generate();
    }

    private static JwtAuthenticator.Builder builder() {
        return JwtAuthenticator.builder().clock(Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static JwtAuthenticator.Builder hmac() {
        return builder().hmac(SECRET);
    }

    private static JWTClaimsSet.Builder ada() {
        return new JWTClaimsSet.Builder().subject("ada").expirationTime(Date.from(NOW.plusSeconds(600)));
    }

    private static String sign(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) throws Exception {
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    private static String hs256(JWTClaimsSet claims) throws Exception {
        return sign(new JWSHeader(JWSAlgorithm.HS256), claims, new MACSigner(SECRET));
    }

    private static String rs256(RSAKey key, Optional<String> id) throws Exception {
        JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(id.orElse(null)).build();
        return sign(header, ada().build(), new RSASSASigner(key));
    }

    private static String es256(ECKey key) throws Exception {
        JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build();
        return sign(header, ada().build(), new ECDSASigner(key));
    }

    private static Authentication ask(JwtAuthenticator authenticator, String token) {
        return authenticator.authenticate(new AuthenticationRequest(
                ClientRequest.UNKNOWN,
                "chat-room",
                Key.of("lobby"),
                Optional.of(token).filter(text -> !text.isEmpty())));
    }

    private static JwtIdentity known(JwtAuthenticator.Builder authenticator, String token) {
        Authentication answer = ask(authenticator.build(), token);
        assertThat(answer).isInstanceOf(Authentication.Known.class);
        return (JwtIdentity) ((Authentication.Known) answer).identity();
    }

    private static void refused(JwtAuthenticator.Builder authenticator, String token) {
        assertThat(ask(authenticator.build(), token))
                .isEqualTo(Authentication.unauthenticated("The token is not valid"));
    }

    // ---- signatures

    @Test
    void eachAlgorithmIsBelievedWithItsKey() throws Exception {
        assertThat(known(hmac(), hs256(ada().build())).getName()).isEqualTo("ada");
        assertThat(known(builder().rsa(rsa.toRSAPublicKey()), rs256(rsa, Optional.of("any")))
                        .getName())
                .isEqualTo("ada");
        assertThat(known(builder().ec(ec.toECPublicKey()), es256(ec)).getName()).isEqualTo("ada");
    }

    @Test
    void aTokenThatIsNotSignedIsRefused() throws Exception {
        String payload = base64(ada().build().toString());

        for (String alg : List.of("none", "None", "NONE")) {
            refused(hmac(), base64("{\"alg\":\"" + alg + "\"}") + "." + payload + ".");
            refused(hmac(), base64("{\"alg\":\"" + alg + "\"}") + "." + payload + ".AAAA");
        }
        refused(hmac(), base64("{\"alg\":\"HS256\"}") + "." + payload + ".");
    }

    /** RFC 8725, section 2.1. */
    @Test
    void aPublicKeyIsNotTakenForASecret() throws Exception {
        byte[] asSecret = rsa.toRSAPublicKey().getEncoded();
        String forged = sign(new JWSHeader(JWSAlgorithm.HS256), ada().build(), new MACSigner(asSecret));

        refused(builder().rsa(rsa.toRSAPublicKey()), forged);
        refused(builder().rsa(rsa.toRSAPublicKey()).ec(ec.toECPublicKey()), forged);
    }

    @Test
    void otherKeysAndOtherAlgorithmsAreRefused() throws Exception {
        refused(hmac(), sign(new JWSHeader(JWSAlgorithm.HS256), ada().build(), new MACSigner(new byte[32])));
        refused(hmac(), sign(new JWSHeader(JWSAlgorithm.HS512), ada().build(), new MACSigner(new byte[64])));
        refused(builder().rsa(rsa.toRSAPublicKey()), rs256(otherRsa, Optional.empty()));
        refused(
                builder().rsa(rsa.toRSAPublicKey()),
                sign(new JWSHeader(JWSAlgorithm.RS512), ada().build(), new RSASSASigner(rsa)));
        refused(builder().rsa(rsa.toRSAPublicKey()), es256(ec));
    }

    @Test
    void aTokenThatWasChangedIsRefused() throws Exception {
        String[] parts = hs256(ada().build()).split("\\.");

        refused(hmac(), parts[0] + "." + base64(ada().subject("root").build().toString()) + "." + parts[2]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a.b", "a.b.c", "....", "e30.e30.e30", "é.é.é"})
    void whatIsNoTokenIsRefused(String text) {
        refused(hmac(), text);
    }

    @Test
    void aTokenWithACriticalHeaderThatNobodyKnowsIsRefused() throws Exception {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .criticalParams(java.util.Set.of("http://example.org/unknown"))
                .customParam("http://example.org/unknown", true)
                .build();

        refused(hmac(), sign(header, ada().build(), new MACSigner(SECRET)));
    }

    @Test
    void keysThatAreTooWeakAreRefused() throws Exception {
        RSAKey weak = new RSAKeyGenerator(1_024, true).generate();
        ECKey other = new ECKeyGenerator(Curve.P_384).generate();

        assertThatThrownBy(() -> builder().hmac(new byte[31])).hasMessageContaining("at least 32 bytes");
        assertThatThrownBy(() -> builder().rsa(weak.toRSAPublicKey())).hasMessageContaining("at least 2048 bits");
        assertThatThrownBy(() -> builder().ec(other.toECPublicKey())).hasMessageContaining("P-256");
        assertThatThrownBy(() -> builder().build()).isInstanceOf(IllegalStateException.class);
    }

    // ---- key sets

    private Path file(JWK... keys) throws Exception {
        return Files.writeString(directory.resolve("keys.json"), new JWKSet(List.of(keys)).toString(false));
    }

    @Test
    void aKeySetServesTheTokensThatNameItsKeys() throws Exception {
        Path keys = file(rsa.toPublicJWK(), ec.toPublicJWK());

        assertThat(known(builder().jwks(keys), rs256(rsa, Optional.of("r1"))).getName())
                .isEqualTo("ada");
        assertThat(known(builder().jwks(keys), rs256(rsa, Optional.empty())).getName())
                .isEqualTo("ada");
        assertThat(known(builder().jwks(keys), es256(ec)).getName()).isEqualTo("ada");
        refused(builder().jwks(keys), rs256(rsa, Optional.of("r2")));
        refused(builder().jwks(keys), rs256(otherRsa, Optional.of("r1")));
    }

    @Test
    void keysForSomethingElseArePassedOver() throws Exception {
        JWK encrypting = new RSAKey.Builder(rsa.toRSAPublicKey())
                .keyUse(KeyUse.ENCRYPTION)
                .build();
        JWK otherAlgorithm = new RSAKey.Builder(rsa.toRSAPublicKey())
                .algorithm(JWSAlgorithm.PS256)
                .build();

        refused(builder().jwks(file(encrypting, otherAlgorithm, ec.toPublicJWK())), rs256(rsa, Optional.empty()));
        assertThatThrownBy(() -> builder().jwks(file(encrypting)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no key for HS256, RS256 or ES256");
    }

    @Test
    void aKeySetThatCannotBeReadIsNamedAndNotRepeated() throws Exception {
        Path none = Files.writeString(directory.resolve("none.json"), "{\"keys\":[{\"k\":\"swordfish\"}]}");

        assertThatThrownBy(() -> builder().jwks(none))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("none.json")
                .hasMessageNotContaining("swordfish");
        assertThatThrownBy(() -> builder().jwks(directory.resolve("missing.json")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("missing.json");
    }

    // ---- claims

    private static String until(Instant expiry) throws Exception {
        return hs256(ada().expirationTime(Date.from(expiry)).build());
    }

    @Test
    void aTokenExpiresAfterTheClockSkew() throws Exception {
        JwtAuthenticator.Builder authenticator = hmac().clockSkew(Duration.ofSeconds(30));

        JwtIdentity late = known(authenticator, until(NOW.minusSeconds(29)));
        assertThat(late.expiresAt()).contains(NOW.plusSeconds(1));
        assertThat(ask(authenticator.build(), until(NOW.minusSeconds(30))))
                .isEqualTo(Authentication.unauthenticated("The token has expired"));
        assertThatThrownBy(() -> hmac().clockSkew(Duration.ofSeconds(-1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTokenForLaterIsRefused() throws Exception {
        JwtAuthenticator.Builder authenticator = hmac().clockSkew(Duration.ofSeconds(30));

        known(
                authenticator,
                hs256(ada().notBeforeTime(Date.from(NOW.plusSeconds(30))).build()));
        refused(
                authenticator,
                hs256(ada().notBeforeTime(Date.from(NOW.plusSeconds(31))).build()));
    }

    @Test
    void aTokenWithoutSubjectOrExpiryIsRefused() throws Exception {
        refused(hmac(), hs256(ada().subject(null).build()));
        refused(hmac(), hs256(ada().subject("").build()));
        refused(hmac(), hs256(ada().expirationTime(null).build()));
    }

    @Test
    void theIssuerMustBeTheOneThatIsTrusted() throws Exception {
        JwtAuthenticator.Builder authenticator = hmac().issuer("https://login.example");

        known(authenticator, hs256(ada().issuer("https://login.example").build()));
        refused(authenticator, hs256(ada().issuer("https://evil.example").build()));
        refused(authenticator, hs256(ada().build()));
    }

    @Test
    void theAudienceMustBeThisServer() throws Exception {
        JwtAuthenticator.Builder authenticator = hmac().audience("chat", "game");

        known(authenticator, hs256(ada().audience("game").build()));
        known(authenticator, hs256(ada().audience(List.of("mail", "chat")).build()));
        refused(authenticator, hs256(ada().audience("mail").build()));
        refused(authenticator, hs256(ada().build()));
        refused(hmac(), hs256(ada().audience("chat").build()));
    }

    @Test
    void whatIsRequiredMustBeThere() throws Exception {
        JwtAuthenticator.Builder authenticator = hmac().requiredClaims("tenant", "jti");

        known(authenticator, hs256(ada().claim("tenant", "t").jwtID("1").build()));
        refused(authenticator, hs256(ada().claim("tenant", "t").build()));
    }

    @Test
    void rolesComeInEachOfTheirForms() throws Exception {
        assertThat(known(
                                hmac(),
                                hs256(ada().claim("roles", List.of("admin", "user"))
                                        .build()))
                        .roles())
                .containsExactlyInAnyOrder("admin", "user");
        JwtIdentity scoped = known(
                hmac().rolesClaim("scope"),
                hs256(ada().claim("scope", "read  write").build()));
        assertThat(scoped.hasRole("write")).isTrue();
        assertThat(scoped.hasRole("")).isFalse();
        assertThat(known(
                                hmac().rolesClaim("realm_access.roles"),
                                hs256(ada().claim("realm_access", Map.of("roles", List.of("admin")))
                                        .build()))
                        .roles())
                .containsExactly("admin");
        assertThat(known(
                                hmac().rolesClaim("https://example.org/roles"),
                                hs256(ada().claim("https://example.org/roles", List.of("admin", 7))
                                        .build()))
                        .roles())
                .containsExactly("admin");
        assertThat(known(hmac().rolesClaim("a.b"), hs256(ada().claim("a", "x").build()))
                        .roles())
                .isEmpty();
    }

    @Test
    void theClaimsAreThereAndNotInTheText() throws Exception {
        JwtIdentity identity =
                known(hmac(), hs256(ada().claim("tenant", "secret corp").build()));

        assertThat(identity.claims()).containsEntry("tenant", "secret corp").containsEntry("sub", "ada");
        assertThat(identity).hasToString("ada");
    }

    // ---- without a token

    @Test
    void whoShowsNoneIsRefusedUnlessThatIsAllowed() {
        assertThat(ask(hmac().build(), "")).isEqualTo(Authentication.unauthenticated("A token is needed"));
        assertThat(ask(hmac().admitAnonymous().build(), "")).isEqualTo(Authentication.anonymous());
        assertThat(ask(hmac().admitAnonymous().build(), "bad"))
                .isEqualTo(Authentication.unauthenticated("The token is not valid"));
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
}
