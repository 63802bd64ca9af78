package dev.troupe.runtime.connection;

import java.security.SecureRandom;
import java.util.Base64;

/** Ids of connections: 128 random bits, so that no two are alike, on this server or another, now or later. */
final class ConnectionId {

    private static final int BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private ConnectionId() {}

    /** A new one: 22 letters, digits, hyphens and underscores. */
    static String create() {
        byte[] bits = new byte[BYTES];
        RANDOM.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }
}
