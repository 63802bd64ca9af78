package dev.troupe.samples.securechat;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs JSON Web Tokens with the JDK alone, as another issuer would, or somebody who has stolen or guessed something. */
final class Tokens {

    private Tokens() {}

    /** A token of the demo's issuer. */
    static String of(String name, String audience, Instant end, byte[] secret) throws GeneralSecurityException {
        String claims = "{\"iss\":\"https://login.example\",\"aud\":\"" + audience + "\",\"sub\":\"" + name
                + "\",\"roles\":[\"member\"],\"exp\":" + end.getEpochSecond() + "}";
        String signed = base64("{\"alg\":\"HS256\"}".getBytes(UTF_8)) + "." + base64(claims.getBytes(UTF_8));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        return signed + "." + base64(mac.doFinal(signed.getBytes(UTF_8)));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
