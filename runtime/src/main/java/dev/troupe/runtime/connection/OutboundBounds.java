package dev.troupe.runtime.connection;

import dev.troupe.runtime.message.BufferBudget;

/**
 * How much may wait for one connection; one for all connections of a server. Immutable.
 *
 * @param maxMessages how many messages, at least 1
 * @param maxBytes how many bytes of messages, at least 1
 * @param budget what bursts beyond that are taken from
 */
record OutboundBounds(int maxMessages, long maxBytes, BufferBudget budget) {}
