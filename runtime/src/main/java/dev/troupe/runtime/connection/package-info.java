/**
 * The half of the runtime that owns connections: handshake, limits, calls in flight, heartbeats, outbound queue.
 *
 * <p>A transport implements {@link dev.troupe.runtime.connection.FrameSocket} and hands what it receives to
 * {@link dev.troupe.runtime.connection.ServerConnection}. Calls of clients that do not connect go through
 * {@link dev.troupe.runtime.connection.SingleCalls}.
 */
@NullMarked
package dev.troupe.runtime.connection;

import org.jspecify.annotations.NullMarked;
