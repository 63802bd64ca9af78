package dev.troupe.server.http;

import java.time.Duration;

/**
 * How much a request may be, and how long it may take. Sizes are positive.
 *
 * @param maxRequestLineBytes The most bytes of a request line; beyond, 414 (RFC 9110, section 15.5.15).
 * @param maxHeaderBytes The most bytes of all headers together; beyond, 431 (RFC 6585, section 5).
 * @param maxHeaderFields The most header fields; beyond, 431.
 * @param maxBodyBytes The most bytes of a body for a route, or for what an actor handles itself; beyond, 413 (RFC 9110, section
 *     15.5.14). The arguments of an action are a message, and keep to the limit of messages.
 * @param headTimeout How long a client may take from its connection, or from the first byte of a request, to the end of the head;
 *     beyond, 408 or the end. Positive.
 * @param bodyTimeout How long a body may take for as many bytes as {@code minBodyBytesPerSecond} asks for in that time; beyond,
 *     408. Positive.
 * @param minBodyBytesPerSecond The least bytes of a body in a second, on average over {@code bodyTimeout}.
 * @param keepAliveTimeout How long a connection is kept between two requests. Positive.
 * @param handlerTimeout How long the handler of a route may take to respond; beyond, 504. 0 is no limit.
 */
public record HttpLimits(
        int maxRequestLineBytes,
        int maxHeaderBytes,
        int maxHeaderFields,
        int maxBodyBytes,
        Duration headTimeout,
        Duration bodyTimeout,
        int minBodyBytesPerSecond,
        Duration keepAliveTimeout,
        Duration handlerTimeout) {

    /** What holds where the configuration and the code say nothing else. */
    public static final HttpLimits DEFAULTS = new HttpLimits(
            16_384,
            16_384,
            100,
            1_048_576,
            Duration.ofSeconds(30),
            Duration.ofSeconds(20),
            240,
            Duration.ofSeconds(75),
            Duration.ofSeconds(60));

    /** Checks the ranges. */
    public HttpLimits {
        require(maxRequestLineBytes, "maxRequestLineBytes");
        require(maxHeaderBytes, "maxHeaderBytes");
        require(maxHeaderFields, "maxHeaderFields");
        require(maxBodyBytes, "maxBodyBytes");
        require(headTimeout.toNanos(), "headTimeout");
        require(bodyTimeout.toNanos(), "bodyTimeout");
        require(minBodyBytesPerSecond, "minBodyBytesPerSecond");
        require(keepAliveTimeout.toNanos(), "keepAliveTimeout");
        if (handlerTimeout.isNegative()) {
            throw new IllegalArgumentException("handlerTimeout must not be negative");
        }
    }

    private static void require(long value, String name) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be positive, not " + value);
        }
    }

    /** These limits with another {@code maxRequestLineBytes}. */
    public HttpLimits withMaxRequestLineBytes(int bytes) {
        return new HttpLimits(
                bytes,
                maxHeaderBytes,
                maxHeaderFields,
                maxBodyBytes,
                headTimeout,
                bodyTimeout,
                minBodyBytesPerSecond,
                keepAliveTimeout,
                handlerTimeout);
    }

    /** These limits with another {@code maxHeaderBytes}. */
    public HttpLimits withMaxHeaderBytes(int bytes) {
        return new HttpLimits(
                maxRequestLineBytes,
                bytes,
                maxHeaderFields,
                maxBodyBytes,
                headTimeout,
                bodyTimeout,
                minBodyBytesPerSecond,
                keepAliveTimeout,
                handlerTimeout);
    }

    /** These limits with another {@code maxHeaderFields}. */
    public HttpLimits withMaxHeaderFields(int fields) {
        return new HttpLimits(
                maxRequestLineBytes,
                maxHeaderBytes,
                fields,
                maxBodyBytes,
                headTimeout,
                bodyTimeout,
                minBodyBytesPerSecond,
                keepAliveTimeout,
                handlerTimeout);
    }

    /** These limits with another {@code maxBodyBytes}. */
    public HttpLimits withMaxBodyBytes(int bytes) {
        return new HttpLimits(
                maxRequestLineBytes,
                maxHeaderBytes,
                maxHeaderFields,
                bytes,
                headTimeout,
                bodyTimeout,
                minBodyBytesPerSecond,
                keepAliveTimeout,
                handlerTimeout);
    }

    /** These limits with another {@code headTimeout}. */
    public HttpLimits withHeadTimeout(Duration time) {
        return new HttpLimits(
                maxRequestLineBytes,
                maxHeaderBytes,
                maxHeaderFields,
                maxBodyBytes,
                time,
                bodyTimeout,
                minBodyBytesPerSecond,
                keepAliveTimeout,
                handlerTimeout);
    }

    /** These limits with another {@code bodyTimeout}. */
    public HttpLimits withBodyTimeout(Duration time) {
        return new HttpLimits(
                maxRequestLineBytes,
                maxHeaderBytes,
                maxHeaderFields,
                maxBodyBytes,
                headTimeout,
                time,
                minBodyBytesPerSecond,
                keepAliveTimeout,
                handlerTimeout);
    }

    /** These limits with another {@code minBodyBytesPerSecond}. */
    public HttpLimits withMinBodyBytesPerSecond(int bytes) {
        return new HttpLimits(
                maxRequestLineBytes,
                maxHeaderBytes,
                maxHeaderFields,
                maxBodyBytes,
                headTimeout,
                bodyTimeout,
                bytes,
                keepAliveTimeout,
                handlerTimeout);
    }

    /** These limits with another {@code keepAliveTimeout}. */
    public HttpLimits withKeepAliveTimeout(Duration time) {
        return new HttpLimits(
                maxRequestLineBytes,
                maxHeaderBytes,
                maxHeaderFields,
                maxBodyBytes,
                headTimeout,
                bodyTimeout,
                minBodyBytesPerSecond,
                time,
                handlerTimeout);
    }

    /** These limits with another {@code handlerTimeout}. */
    public HttpLimits withHandlerTimeout(Duration time) {
        return new HttpLimits(
                maxRequestLineBytes,
                maxHeaderBytes,
                maxHeaderFields,
                maxBodyBytes,
                headTimeout,
                bodyTimeout,
                minBodyBytesPerSecond,
                keepAliveTimeout,
                time);
    }
}
