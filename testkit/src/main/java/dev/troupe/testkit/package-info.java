/**
 * Tests of actors without a socket.
 *
 * <p>An actor is a plain object: a test calls its constructor with {@link dev.troupe.testkit.TestConnections}, a
 * {@link dev.troupe.testkit.TestContext} and a {@link dev.troupe.testkit.ManualClock}, then its methods, and looks at what
 * the connections have received. Where the runtime itself is to take part, with its turns, its limits and its encoding, a
 * {@link dev.troupe.testkit.TestServer} serves generated clients within the process.
 */
@NullMarked
package dev.troupe.testkit;

import org.jspecify.annotations.NullMarked;
