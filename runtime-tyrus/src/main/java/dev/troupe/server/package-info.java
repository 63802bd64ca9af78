/**
 * The stand-alone server: actors, routes, static pages and {@code /health} on one port.
 *
 * <pre>{@code
 * try (var server = TroupeServer.start(8080)) {
 *     server.awaitShutdown();
 * }
 * }</pre>
 */
@NullMarked
package dev.troupe.server;

import org.jspecify.annotations.NullMarked;
