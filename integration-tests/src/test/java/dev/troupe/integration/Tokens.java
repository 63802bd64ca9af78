package dev.troupe.integration;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs JSON Web Tokens with the JDK alone, as a login somewhere else would. */
final class Tokens {

    static final byte[] SECRET = "0123456789abcdef0123456789abcdef".getBytes(UTF_8);

    private Tokens() {}

    /** Claims that are valid for so many seconds. */
    static String claims(String subject, long seconds, String more) {
        return "{\"sub\":\"" + subject + "\",\"iss\":\"https://login.example\",\"aud\":\"workshop\",\"exp\":"
                + (Instant.now().getEpochSecond() + seconds) + more + "}";
    }

    static String hs256(String claims) throws GeneralSecurityException {
        String signed = base64("{\"alg\":\"HS256\"}") + "." + base64(claims);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));
        return signed + "." + base64(mac.doFinal(signed.getBytes(UTF_8)));
    }

    static String rs256(String claims, String keyId, PrivateKey key) throws GeneralSecurityException {
        return sign("RS256", claims, keyId, Signature.getInstance("SHA256withRSA"), key);
    }

    static String es256(String claims, String keyId, PrivateKey key) throws GeneralSecurityException {
        return sign("ES256", claims, keyId, Signature.getInstance("SHA256withECDSAinP1363Format"), key);
    }

    private static String sign(String algorithm, String claims, String keyId, Signature signature, PrivateKey key)
            throws GeneralSecurityException {
        String signed = base64("{\"alg\":\"" + algorithm + "\",\"kid\":\"" + keyId + "\"}") + "." + base64(claims);
        signature.initSign(key);
        signature.update(signed.getBytes(UTF_8));
        return signed + "." + base64(signature.sign());
    }

    static String unsigned(String claims) {
        return base64("{\"alg\":\"none\"}") + "." + base64(claims) + ".";
    }

    static String base64(String text) {
        return base64(text.getBytes(UTF_8));
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
