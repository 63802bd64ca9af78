package dev.troupe.server.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A key that signatures are checked with. It belongs to one algorithm, whatever a token says (RFC 8725, section 3.1): a public
 * key is never taken for a secret.
 *
 * @param id what tokens may name it by; empty if they cannot
 */
record JwtKey(JWSAlgorithm algorithm, Optional<String> id, JWSVerifier verifier) {

    /** RFC 7518, section 3.3. */
    private static final int LEAST_RSA_BITS = 2_048;

    static JwtKey hmac(byte[] secret, Optional<String> id) {
        try {
            return new JwtKey(JWSAlgorithm.HS256, id, new MACVerifier(secret));
        } catch (JOSEException e) {
            throw new IllegalArgumentException("A secret for HS256 has at least 32 bytes, not " + secret.length, e);
        }
    }

    static JwtKey rsa(RSAPublicKey key, Optional<String> id) {
        int bits = key.getModulus().bitLength();
        if (bits < LEAST_RSA_BITS) {
            throw new IllegalArgumentException("A key for RS256 has at least " + LEAST_RSA_BITS + " bits, not " + bits);
        }
        return new JwtKey(JWSAlgorithm.RS256, id, new RSASSAVerifier(key));
    }

    static JwtKey ec(ECPublicKey key, Optional<String> id) {
        if (!Curve.P_256.equals(Curve.forECParameterSpec(key.getParams()))) {
            throw new IllegalArgumentException("A key for ES256 is of the curve P-256");
        }
        try {
            return new JwtKey(JWSAlgorithm.ES256, id, new ECDSAVerifier(key));
        } catch (JOSEException e) {
            throw new IllegalArgumentException("The key for ES256 cannot be used", e);
        }
    }

    /**
     * The keys of a JSON Web Key Set (RFC 7517) that are for signatures in an algorithm that is understood here.
     *
     * @throws IllegalArgumentException if the file cannot be read, or there is no such key in it
     */
    static List<JwtKey> ofSet(Path file) {
        List<JwtKey> keys = new ArrayList<>();
        try {
            for (JWK key : JWKSet.parse(Files.readString(file)).getKeys()) {
                of(key).ifPresent(keys::add);
            }
        } catch (IOException | ParseException | JOSEException e) {
            // Without the text of a parser: there may be secrets in the file.
            throw new IllegalArgumentException(
                    "The key set " + file + " cannot be read: " + (e instanceof IOException ? e : "it is none"));
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("The key set " + file + " has no key for HS256, RS256 or ES256");
        }
        return keys;
    }

    private static Optional<JwtKey> of(JWK key) throws JOSEException {
        Optional<String> id = Optional.ofNullable(key.getKeyID());
        if (key.getKeyUse() != null && !KeyUse.SIGNATURE.equals(key.getKeyUse())) {
            return Optional.empty();
        }
        if (key instanceof OctetSequenceKey secret && isFor(key, JWSAlgorithm.HS256)) {
            return Optional.of(hmac(secret.toByteArray(), id));
        }
        if (key instanceof RSAKey rsa && isFor(key, JWSAlgorithm.RS256)) {
            return Optional.of(rsa(rsa.toRSAPublicKey(), id));
        }
        if (key instanceof ECKey ec && isFor(key, JWSAlgorithm.ES256) && Curve.P_256.equals(ec.getCurve())) {
            return Optional.of(ec(ec.toECPublicKey(), id));
        }
        return Optional.empty();
    }

    private static boolean isFor(JWK key, JWSAlgorithm algorithm) {
        return key.getAlgorithm() == null || key.getAlgorithm().getName().equals(algorithm.getName());
    }

    /** Whether the token is signed with this key. */
    boolean signed(SignedJWT token) throws JOSEException {
        JWSHeader header = token.getHeader();
        boolean meant = algorithm.equals(header.getAlgorithm())
                && (id.isEmpty() || header.getKeyID() == null || id.get().equals(header.getKeyID()));
        return meant && token.verify(verifier);
    }
}
