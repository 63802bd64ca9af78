package dev.troupe.server.http;

/**
 * How much the head of a request may be. Both sizes are positive.
 *
 * @param maxRequestLineBytes The most bytes of a request line; beyond, 414 (RFC 9110, section 15.5.15).
 * @param maxHeaderBytes The most bytes of all headers together; beyond, 431 (RFC 6585, section 5).
 */
public record HttpLimits(int maxRequestLineBytes, int maxHeaderBytes) {

    /** What holds unless somebody says otherwise. */
    public static final HttpLimits DEFAULTS = new HttpLimits(16_384, 16_384);

    /** Checks the ranges. */
    public HttpLimits {
        require(maxRequestLineBytes, "maxRequestLineBytes");
        require(maxHeaderBytes, "maxHeaderBytes");
    }

    private static void require(int value, String name) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be positive, not " + value);
        }
    }

    /** These limits but for one. */
    public HttpLimits withMaxRequestLineBytes(int bytes) {
        return new HttpLimits(bytes, maxHeaderBytes);
    }

    /** These limits but for one. */
    public HttpLimits withMaxHeaderBytes(int bytes) {
        return new HttpLimits(maxRequestLineBytes, bytes);
    }
}
