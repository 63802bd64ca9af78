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
 * @param maxHandlers How many handlers of routes may occupy threads at the same time; further requests wait for one of them to
 *     return. The clients of one address have half of these places at most. 0 is half of {@code maxTurnThreads}, and no limit on a
 *     JDK with virtual threads.
 * @param lingerTimeout How long the server goes on to read and throw away what a client sends after a refusal, while nothing arrives; six
 *     times as long in all. Positive.
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
        Duration handlerTimeout,
        int maxHandlers,
        Duration lingerTimeout) {

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
            Duration.ofSeconds(60),
            0,
            Duration.ofSeconds(5));

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
        require(lingerTimeout.toNanos(), "lingerTimeout");
        if (maxHandlers < 0) {
            throw new IllegalArgumentException("maxHandlers must not be negative, but is " + maxHandlers);
        }
    }

    /**
     * How many handlers may occupy threads.
     *
     * @param turnThreads the most threads that run turns; 0 if these are virtual
     */
    public int handlers(int turnThreads) {
        if (maxHandlers > 0) {
            return maxHandlers;
        }
        return turnThreads == 0 ? Integer.MAX_VALUE : Math.max(1, turnThreads / 2);
    }

    private static void require(long value, String name) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be positive, not " + value);
        }
    }

    /** A builder that begins with these limits. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Changes limits one by one; used by one thread. */
    public static final class Builder {
        private int maxRequestLineBytes;
        private int maxHeaderBytes;
        private int maxHeaderFields;
        private int maxBodyBytes;
        private Duration headTimeout;
        private Duration bodyTimeout;
        private int minBodyBytesPerSecond;
        private Duration keepAliveTimeout;
        private Duration handlerTimeout;
        private int maxHandlers;
        private Duration lingerTimeout;

        private Builder(HttpLimits from) {
            maxRequestLineBytes = from.maxRequestLineBytes;
            maxHeaderBytes = from.maxHeaderBytes;
            maxHeaderFields = from.maxHeaderFields;
            maxBodyBytes = from.maxBodyBytes;
            headTimeout = from.headTimeout;
            bodyTimeout = from.bodyTimeout;
            minBodyBytesPerSecond = from.minBodyBytesPerSecond;
            keepAliveTimeout = from.keepAliveTimeout;
            handlerTimeout = from.handlerTimeout;
            maxHandlers = from.maxHandlers;
            lingerTimeout = from.lingerTimeout;
        }

        /** The most bytes of a request line, path and query included; at least 1. The server answers a longer one with 414. */
        public Builder maxRequestLineBytes(int maxRequestLineBytes) {
            this.maxRequestLineBytes = maxRequestLineBytes;
            return this;
        }

        /** The most bytes of all header fields of a request together; at least 1. The server answers more with 431. */
        public Builder maxHeaderBytes(int maxHeaderBytes) {
            this.maxHeaderBytes = maxHeaderBytes;
            return this;
        }

        /** The most header fields of a request; at least 1. The server answers more with 431. */
        public Builder maxHeaderFields(int maxHeaderFields) {
            this.maxHeaderFields = maxHeaderFields;
            return this;
        }

        /** The most bytes of a body for a route or a {@code FetchHandler}; at least 1. The server answers more with 413. */
        public Builder maxBodyBytes(int maxBodyBytes) {
            this.maxBodyBytes = maxBodyBytes;
            return this;
        }

        /** How long a client may take to send the head of a request; positive. */
        public Builder headTimeout(Duration headTimeout) {
            this.headTimeout = headTimeout;
            return this;
        }

        /** How often the server asks whether enough of a body has arrived; positive. */
        public Builder bodyTimeout(Duration bodyTimeout) {
            this.bodyTimeout = bodyTimeout;
            return this;
        }

        /** The least bytes of a body in a second, on average over {@code bodyTimeout}; at least 1. */
        public Builder minBodyBytesPerSecond(int minBodyBytesPerSecond) {
            this.minBodyBytesPerSecond = minBodyBytesPerSecond;
            return this;
        }

        /** How long the server keeps a connection between two requests; positive. */
        public Builder keepAliveTimeout(Duration keepAliveTimeout) {
            this.keepAliveTimeout = keepAliveTimeout;
            return this;
        }

        /** How long the handler of a route may take to respond; 0 is no limit. */
        public Builder handlerTimeout(Duration handlerTimeout) {
            this.handlerTimeout = handlerTimeout;
            return this;
        }

        /**
         * How many handlers of routes may occupy threads at the same time; further requests wait. 0 is half of {@code
         * maxTurnThreads}, and no limit on a JDK with virtual threads.
         */
        public Builder maxHandlers(int maxHandlers) {
            this.maxHandlers = maxHandlers;
            return this;
        }

        /** How long the server waits for more from a client that was refused and still sends; six times as long in all. Positive. */
        public Builder lingerTimeout(Duration lingerTimeout) {
            this.lingerTimeout = lingerTimeout;
            return this;
        }

        /**
         * The limits.
         *
         * @throws IllegalArgumentException if one is out of its range
         */
        public HttpLimits build() {
            return new HttpLimits(
                    maxRequestLineBytes,
                    maxHeaderBytes,
                    maxHeaderFields,
                    maxBodyBytes,
                    headTimeout,
                    bodyTimeout,
                    minBodyBytesPerSecond,
                    keepAliveTimeout,
                    handlerTimeout,
                    maxHandlers,
                    lingerTimeout);
        }
    }
}
