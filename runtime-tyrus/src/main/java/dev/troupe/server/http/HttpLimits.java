package dev.troupe.server.http;

/**
 * How much a request may be. All sizes are positive.
 *
 * @param maxRequestLineBytes The most bytes of a request line; beyond, 414 (RFC 9110, section 15.5.15).
 * @param maxHeaderBytes The most bytes of all headers together; beyond, 431 (RFC 6585, section 5).
 * @param maxBodyBytes The most bytes of a body for a route, or for what an actor handles itself; beyond, 413 (RFC 9110, section
 *     15.5.14). The arguments of an action are a message, and keep to the limit of messages.
 */
public record HttpLimits(int maxRequestLineBytes, int maxHeaderBytes, int maxBodyBytes) {

    /** What holds unless somebody says otherwise. */
    public static final HttpLimits DEFAULTS = new HttpLimits(16_384, 16_384, 1_048_576);

    /** Checks the ranges. */
    public HttpLimits {
        require(maxRequestLineBytes, "maxRequestLineBytes");
        require(maxHeaderBytes, "maxHeaderBytes");
        require(maxBodyBytes, "maxBodyBytes");
    }

    private static void require(int value, String name) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be positive, not " + value);
        }
    }

    /** These limits but for one. */
    public HttpLimits withMaxRequestLineBytes(int bytes) {
        return new HttpLimits(bytes, maxHeaderBytes, maxBodyBytes);
    }

    /** These limits but for one. */
    public HttpLimits withMaxHeaderBytes(int bytes) {
        return new HttpLimits(maxRequestLineBytes, bytes, maxBodyBytes);
    }

    /** These limits but for one. */
    public HttpLimits withMaxBodyBytes(int bytes) {
        return new HttpLimits(maxRequestLineBytes, maxHeaderBytes, bytes);
    }
}
