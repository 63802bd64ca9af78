package dev.troupe.client;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a token looks like (RFC 6750, section 2.1). */
final class BearerTokens {

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    private BearerTokens() {}

    /**
     * The token.
     *
     * @throws IllegalArgumentException if it is none; the message does not repeat it, since most of it may be secret
     */
    static String require(@Nullable String token) {
        if (token == null) {
            throw new IllegalArgumentException("It is null");
        }
        if (!TOKEN.matcher(token).matches()) {
            throw new IllegalArgumentException(
                    "A token has letters, digits and any of -._~+/ and may end in =; this text of " + token.length()
                            + " characters has others, or is empty");
        }
        return token;
    }
}
