package dev.troupe.runtime;

import java.time.Duration;

/**
 * The limits of an actor system. Every size is positive, every duration is longer than nothing, except where 0 says that there
 * is no limit. {@link #DEFAULTS} has the defaults; {@link #toBuilder} changes some of them.
 *
 * <p>Connections within the server's own process are neither counted nor refused by the three limits on connections.
 *
 * @param maxMessageIn The most bytes of a message from a client; beyond, the connection is closed with 1009. Default:
 *     65,536 (64 KiB).
 * @param maxMessageOut The most bytes of a message to a client; beyond, a call fails with {@code too_large} and an
 *     event throws. Default: 1,048,576 (1 MiB).
 * @param pingInterval How long a connection may be silent before it is pinged. Default: 30 s.
 * @param pongTimeout How long a pinged connection has to send anything at all before it is ended. Default: 10 s.
 * @param maxCallsInFlight The most calls of one connection that wait for their end; beyond, {@code too_many_calls}.
 *     Default: 256.
 * @param mailboxMessages The most messages that wait in one mailbox; beyond, {@code overloaded}, or 1013 for a raw socket, which has
 *     a share of its own ({@link dev.troupe.actor.RawSocketHandler}). Default: 10,000.
 * @param mailboxBytes The most bytes of messages that wait in one mailbox; beyond, as above. Default: 16,777,216 (16 MiB).
 * @param outboundMessages The most messages that wait for one connection to take them. Default: 1,024.
 * @param outboundBytes The most bytes that wait for one connection to take them; one message always fits an empty
 *     queue. Default: 1,048,576 (1 MiB).
 * @param writeTimeout How long a write may make no progress before the socket is ended hard. Default: 10 s.
 * @param closeTimeout How long a client that closes waits at most for the actor to serve what it has sent before, and for the
 *     replies; after that the server closes the socket. Default: 5 s.
 * @param messageTimeout How long a message of which a part has come may make no progress; beyond, the connection is closed with
 *     1008. In a container it does not count. Default: 30 s.
 * @param callDeadline How long a call may take from its arrival, unless the caller says less or more. Default: 60 s.
 * @param slowTurn How long a turn may take before the log speaks of it. Default: 20 s.
 * @param turnLimit How long a turn may take before its actor is given up and started anew. Default: 10 min.
 * @param hookTimeout How long each connection hook may take before the connection is closed with 4408; of an
 *     {@code onDisconnect} the log speaks instead. Default: 5 s.
 * @param maxParamsBytes The most bytes of encoded params. Default: 4,096 (4 KiB).
 * @param maxTurnThreads The most threads that run turns, where there are no virtual threads. Default: 256.
 * @param shutdownGrace How long a shutdown waits for turns to finish and for sockets to close. Default: 5 s.
 * @param topicsPerConnection The most topics of its actor that a connection is in; beyond, {@code too_many_topics}.
 *     Default: 10.
 * @param membersPerTopic The most connections in one topic of an actor; beyond, {@code topic_full}. Default: 1,000.
 * @param idleTopic How long a topic lasts in which nobody joins or leaves and to which nothing is sent. Default: 60 min.
 * @param maxConnections The most connections at the same time, bodies that actors stream over HTTP among them; beyond, 429, or 4429
 *     after the upgrade. Default: a connection for each 8 KiB of the heap, at least 1,024 (0 is no limit).
 * @param maxConnectionsPerActor The most connections to one actor; beyond, as above. Default: 0 (no limit).
 * @param maxConnectionsPerAddress The most connections from one address, where that is known; a network of /64 counts as one
 *     address of IPv6. Beyond, as above. Default: a half as many (0 is no limit).
 * @param maxCallsPerSecond The most calls of one client in a second, over all its connections and requests, subscriptions and raw
 *     messages included; beyond, {@code rate_limited}. A client is its identity, or else its address (64 bits of one of IPv6). A
 *     client that has been quiet may make a second's worth at once. Default: 0 (no limit).
 * @param maxPingsPerSecond The most pings of one connection in a second, as frames or as messages; beyond, it is closed with
 *     4429. In a container frames are the container's, and messages alone count. Default: 100 (0 is no limit).
 * @param idleTimeout How long a connection may be without any message in either direction and without a call in flight
 *     before it is closed with 1000; pings and pongs of RFC 6455 do not count. Default: 0 s (no limit).
 * @param maxActors The most actors at the same time; beyond, {@code overloaded}, and 503 or 1013 for the client that wants another
 *     one. Default: an actor for each 16 KiB of the heap, at least 4,096 (0 is no limit).
 * @param maxActorsPerAddress The most actors that clients of one address have made, where that is known; a network of /64 counts
 *     as one address of IPv6. Beyond, as above. Default: a half as many (0 is no limit).
 * @param interruptAfter How long a turn may keep its thread once its caller waits no longer: it has left, or cancelled, or its deadline
 *     has passed. Then the thread is interrupted. Turns of actors that are {@code @NonBlocking} are not. Default: 5 s (0 is never).
 * @param idleActor How long an actor may be without a client and without a turn before it ends, and its fields are lost. Default:
 *     0 s (no limit).
 * @param maxBufferedBytes The most bytes that the server keeps for all clients together before it has handled them: bodies,
 *     messages of which a part has come, messages that wait in mailboxes. Beyond, 503, or 1013 on a WebSocket. Default: a
 *     quarter of the heap (0 is no limit).
 * @param turnThreadReserve One of so many threads for turns is kept back until no turn has begun or ended for a second; then turns of a
 *     kind that occupies more threads than are left get {@code overloaded}. Default: 8 (0 keeps none back).
 * @param maxPatternSteps How many characters the patterns of one call, or of params, look at when they are matched, back and forth; a
 *     text for which that is not enough does not match. Default: 10,000,000.
 */
public record RuntimeSettings(
        int maxMessageIn,
        int maxMessageOut,
        Duration pingInterval,
        Duration pongTimeout,
        int maxCallsInFlight,
        int mailboxMessages,
        long mailboxBytes,
        int outboundMessages,
        long outboundBytes,
        Duration writeTimeout,
        Duration closeTimeout,
        Duration messageTimeout,
        Duration callDeadline,
        Duration slowTurn,
        Duration turnLimit,
        Duration hookTimeout,
        int maxParamsBytes,
        int maxTurnThreads,
        Duration shutdownGrace,
        int topicsPerConnection,
        int membersPerTopic,
        Duration idleTopic,
        int maxConnections,
        int maxConnectionsPerActor,
        int maxConnectionsPerAddress,
        int maxCallsPerSecond,
        int maxPingsPerSecond,
        Duration idleTimeout,
        int maxActors,
        int maxActorsPerAddress,
        Duration idleActor,
        long maxBufferedBytes,
        Duration interruptAfter,
        int turnThreadReserve,
        int maxPatternSteps) {

    /** The defaults. */
    public static final RuntimeSettings DEFAULTS = DefaultSettings.create();

    /** Checks the ranges. */
    public RuntimeSettings {
        require(maxMessageIn, "maxMessageIn");
        require(maxMessageOut, "maxMessageOut");
        require(pingInterval.toNanos(), "pingInterval");
        require(pongTimeout.toNanos(), "pongTimeout");
        require(maxCallsInFlight, "maxCallsInFlight");
        require(mailboxMessages, "mailboxMessages");
        require(mailboxBytes, "mailboxBytes");
        require(outboundMessages, "outboundMessages");
        require(outboundBytes, "outboundBytes");
        require(writeTimeout.toNanos(), "writeTimeout");
        require(closeTimeout.toNanos(), "closeTimeout");
        require(messageTimeout.toNanos(), "messageTimeout");
        require(callDeadline.toNanos(), "callDeadline");
        require(slowTurn.toNanos(), "slowTurn");
        require(turnLimit.toNanos(), "turnLimit");
        require(hookTimeout.toNanos(), "hookTimeout");
        require(maxParamsBytes, "maxParamsBytes");
        require(maxTurnThreads, "maxTurnThreads");
        require(shutdownGrace.toNanos(), "shutdownGrace");
        require(topicsPerConnection, "topicsPerConnection");
        require(membersPerTopic, "membersPerTopic");
        require(idleTopic.toNanos(), "idleTopic");
        requireLimit(maxConnections, "maxConnections");
        requireLimit(maxConnectionsPerActor, "maxConnectionsPerActor");
        requireLimit(maxConnectionsPerAddress, "maxConnectionsPerAddress");
        requireLimit(maxCallsPerSecond, "maxCallsPerSecond");
        requireLimit(maxPingsPerSecond, "maxPingsPerSecond");
        requireLimit(idleTimeout.toNanos(), "idleTimeout");
        requireLimit(maxActors, "maxActors");
        requireLimit(maxActorsPerAddress, "maxActorsPerAddress");
        requireLimit(idleActor.toNanos(), "idleActor");
        requireLimit(maxBufferedBytes, "maxBufferedBytes");
        requireLimit(interruptAfter.toNanos(), "interruptAfter");
        requireLimit(turnThreadReserve, "turnThreadReserve");
        require(maxPatternSteps, "maxPatternSteps");
    }

    private static void requireLimit(long value, String name) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " must not be less than nothing; 0 is no limit");
        }
    }

    private static void require(long value, String name) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " must be more than nothing");
        }
    }

    /** A builder that begins with these settings. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Changes settings one by one; used by one thread. */
    public static final class Builder {
        private int maxMessageIn;
        private int maxMessageOut;
        private Duration pingInterval;
        private Duration pongTimeout;
        private int maxCallsInFlight;
        private int mailboxMessages;
        private long mailboxBytes;
        private int outboundMessages;
        private long outboundBytes;
        private Duration writeTimeout;
        private Duration closeTimeout;
        private Duration messageTimeout;
        private Duration callDeadline;
        private Duration slowTurn;
        private Duration turnLimit;
        private Duration hookTimeout;
        private int maxParamsBytes;
        private int maxTurnThreads;
        private Duration shutdownGrace;
        private int topicsPerConnection;
        private int membersPerTopic;
        private Duration idleTopic;
        private int maxConnections;
        private int maxConnectionsPerActor;
        private int maxConnectionsPerAddress;
        private int maxCallsPerSecond;
        private int maxPingsPerSecond;
        private Duration idleTimeout;
        private int maxActors;
        private int maxActorsPerAddress;
        private Duration idleActor;
        private long maxBufferedBytes;
        private int turnThreadReserve;
        private int maxPatternSteps;
        private Duration interruptAfter;

        private Builder(RuntimeSettings from) {
            maxMessageIn = from.maxMessageIn;
            maxMessageOut = from.maxMessageOut;
            pingInterval = from.pingInterval;
            pongTimeout = from.pongTimeout;
            maxCallsInFlight = from.maxCallsInFlight;
            mailboxMessages = from.mailboxMessages;
            mailboxBytes = from.mailboxBytes;
            outboundMessages = from.outboundMessages;
            outboundBytes = from.outboundBytes;
            writeTimeout = from.writeTimeout;
            closeTimeout = from.closeTimeout;
            messageTimeout = from.messageTimeout;
            callDeadline = from.callDeadline;
            slowTurn = from.slowTurn;
            turnLimit = from.turnLimit;
            hookTimeout = from.hookTimeout;
            maxParamsBytes = from.maxParamsBytes;
            maxTurnThreads = from.maxTurnThreads;
            shutdownGrace = from.shutdownGrace;
            topicsPerConnection = from.topicsPerConnection;
            membersPerTopic = from.membersPerTopic;
            idleTopic = from.idleTopic;
            maxConnections = from.maxConnections;
            maxConnectionsPerActor = from.maxConnectionsPerActor;
            maxConnectionsPerAddress = from.maxConnectionsPerAddress;
            maxCallsPerSecond = from.maxCallsPerSecond;
            maxPingsPerSecond = from.maxPingsPerSecond;
            idleTimeout = from.idleTimeout;
            maxActors = from.maxActors;
            maxActorsPerAddress = from.maxActorsPerAddress;
            idleActor = from.idleActor;
            maxBufferedBytes = from.maxBufferedBytes;
            interruptAfter = from.interruptAfter;
            turnThreadReserve = from.turnThreadReserve;
            maxPatternSteps = from.maxPatternSteps;
        }

        /** The most bytes of a message from a client; beyond, the connection is closed with 1009. */
        public Builder maxMessageIn(int maxMessageIn) {
            this.maxMessageIn = maxMessageIn;
            return this;
        }

        /** The most bytes of a message to a client; beyond, a call fails with {@code too_large} and an event throws. */
        public Builder maxMessageOut(int maxMessageOut) {
            this.maxMessageOut = maxMessageOut;
            return this;
        }

        /** How long a connection may be silent before it is pinged. */
        public Builder pingInterval(Duration pingInterval) {
            this.pingInterval = pingInterval;
            return this;
        }

        /** How long a pinged connection has to send anything at all before it is ended. */
        public Builder pongTimeout(Duration pongTimeout) {
            this.pongTimeout = pongTimeout;
            return this;
        }

        /** The most calls of one connection that wait for their end; beyond, {@code too_many_calls}. */
        public Builder maxCallsInFlight(int maxCallsInFlight) {
            this.maxCallsInFlight = maxCallsInFlight;
            return this;
        }

        /** The most messages that wait in one mailbox; beyond, {@code overloaded}. */
        public Builder mailboxMessages(int mailboxMessages) {
            this.mailboxMessages = mailboxMessages;
            return this;
        }

        /** The most bytes of calls that wait in one mailbox; beyond, {@code overloaded}. */
        public Builder mailboxBytes(long mailboxBytes) {
            this.mailboxBytes = mailboxBytes;
            return this;
        }

        /** The most messages that wait for one connection to take them. */
        public Builder outboundMessages(int outboundMessages) {
            this.outboundMessages = outboundMessages;
            return this;
        }

        /** The most bytes that wait for one connection to take them; one message always fits an empty queue. */
        public Builder outboundBytes(long outboundBytes) {
            this.outboundBytes = outboundBytes;
            return this;
        }

        /** How long a write may make no progress before the socket is ended hard. */
        public Builder writeTimeout(Duration writeTimeout) {
            this.writeTimeout = writeTimeout;
            return this;
        }

        /** How long a client that closes waits at most for what it has sent before to be served. */
        public Builder closeTimeout(Duration closeTimeout) {
            this.closeTimeout = closeTimeout;
            return this;
        }

        /** How long a message of which a part has come may make no progress; beyond, 1008. */
        public Builder messageTimeout(Duration messageTimeout) {
            this.messageTimeout = messageTimeout;
            return this;
        }

        /** How long a call may take from its arrival, unless the caller says less or more. */
        public Builder callDeadline(Duration callDeadline) {
            this.callDeadline = callDeadline;
            return this;
        }

        /** How long a turn may take before the log speaks of it. */
        public Builder slowTurn(Duration slowTurn) {
            this.slowTurn = slowTurn;
            return this;
        }

        /** How long a turn may take before its actor is given up and started anew. */
        public Builder turnLimit(Duration turnLimit) {
            this.turnLimit = turnLimit;
            return this;
        }

        /**
         * How long each connection hook may take before the connection is closed with 4408; of an {@code onDisconnect} the log
         * speaks instead.
         */
        public Builder hookTimeout(Duration hookTimeout) {
            this.hookTimeout = hookTimeout;
            return this;
        }

        /** The most bytes of encoded params. */
        public Builder maxParamsBytes(int maxParamsBytes) {
            this.maxParamsBytes = maxParamsBytes;
            return this;
        }

        /** The most threads that run turns, where there are no virtual threads. */
        public Builder maxTurnThreads(int maxTurnThreads) {
            this.maxTurnThreads = maxTurnThreads;
            return this;
        }

        /** How long a shutdown waits for turns to finish and for sockets to close. */
        public Builder shutdownGrace(Duration shutdownGrace) {
            this.shutdownGrace = shutdownGrace;
            return this;
        }

        /** The most topics of its actor that a connection is in; beyond, {@code too_many_topics}. */
        public Builder topicsPerConnection(int topicsPerConnection) {
            this.topicsPerConnection = topicsPerConnection;
            return this;
        }

        /** The most connections in one topic of an actor; beyond, {@code topic_full}. */
        public Builder membersPerTopic(int membersPerTopic) {
            this.membersPerTopic = membersPerTopic;
            return this;
        }

        /** How long a topic lasts in which nobody joins or leaves and to which nothing is sent. */
        public Builder idleTopic(Duration idleTopic) {
            this.idleTopic = idleTopic;
            return this;
        }

        /** The most connections at the same time; beyond, 429. 0: no limit. */
        public Builder maxConnections(int maxConnections) {
            this.maxConnections = maxConnections;
            return this;
        }

        /** The most connections to one actor; beyond, 429. 0: no limit. */
        public Builder maxConnectionsPerActor(int maxConnectionsPerActor) {
            this.maxConnectionsPerActor = maxConnectionsPerActor;
            return this;
        }

        /** The most connections from one address; beyond, 429. 0: no limit. */
        public Builder maxConnectionsPerAddress(int maxConnectionsPerAddress) {
            this.maxConnectionsPerAddress = maxConnectionsPerAddress;
            return this;
        }

        /** The most calls of one client in a second, over all ways in; beyond, {@code rate_limited}. 0: no limit. */
        public Builder maxCallsPerSecond(int maxCallsPerSecond) {
            this.maxCallsPerSecond = maxCallsPerSecond;
            return this;
        }

        /** The most pings of one connection in a second; beyond, it is closed with 4429. 0: no limit. */
        public Builder maxPingsPerSecond(int maxPingsPerSecond) {
            this.maxPingsPerSecond = maxPingsPerSecond;
            return this;
        }

        /** How long a connection may be without any message before it is closed with 1000. Zero: no limit. */
        public Builder idleTimeout(Duration idleTimeout) {
            this.idleTimeout = idleTimeout;
            return this;
        }

        /** The most actors at the same time; beyond, {@code overloaded}. 0: no limit. */
        public Builder maxActors(int maxActors) {
            this.maxActors = maxActors;
            return this;
        }

        /** The most actors that clients of one address have made; beyond, {@code overloaded}. 0: no limit. */
        public Builder maxActorsPerAddress(int maxActorsPerAddress) {
            this.maxActorsPerAddress = maxActorsPerAddress;
            return this;
        }

        /** How long a turn may keep its thread once its caller waits no longer; then it is interrupted. Zero: never. */
        public Builder interruptAfter(Duration interruptAfter) {
            this.interruptAfter = interruptAfter;
            return this;
        }

        /** How long an actor may be without a client and without a turn before it ends. Zero: no limit. */
        public Builder idleActor(Duration idleActor) {
            this.idleActor = idleActor;
            return this;
        }

        /** The most bytes that the server keeps for all clients together before it has handled them. 0: no limit. */
        public Builder maxBufferedBytes(long maxBufferedBytes) {
            this.maxBufferedBytes = maxBufferedBytes;
            return this;
        }

        /** One of so many threads for turns is kept back for turns of other kinds than those that block. 0 keeps none back. */
        public Builder turnThreadReserve(int turnThreadReserve) {
            this.turnThreadReserve = turnThreadReserve;
            return this;
        }

        /** How many characters the patterns of one call, or of params, look at when they are matched; at least 1. */
        public Builder maxPatternSteps(int maxPatternSteps) {
            this.maxPatternSteps = maxPatternSteps;
            return this;
        }

        /** The settings. */
        public RuntimeSettings build() {
            return new RuntimeSettings(
                    maxMessageIn,
                    maxMessageOut,
                    pingInterval,
                    pongTimeout,
                    maxCallsInFlight,
                    mailboxMessages,
                    mailboxBytes,
                    outboundMessages,
                    outboundBytes,
                    writeTimeout,
                    closeTimeout,
                    messageTimeout,
                    callDeadline,
                    slowTurn,
                    turnLimit,
                    hookTimeout,
                    maxParamsBytes,
                    maxTurnThreads,
                    shutdownGrace,
                    topicsPerConnection,
                    membersPerTopic,
                    idleTopic,
                    maxConnections,
                    maxConnectionsPerActor,
                    maxConnectionsPerAddress,
                    maxCallsPerSecond,
                    maxPingsPerSecond,
                    idleTimeout,
                    maxActors,
                    maxActorsPerAddress,
                    idleActor,
                    maxBufferedBytes,
                    interruptAfter,
                    turnThreadReserve,
                    maxPatternSteps);
        }
    }
}
