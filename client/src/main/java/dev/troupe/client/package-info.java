/**
 * What a generated client calls: the connection to one actor, over a WebSocket or within the process.
 *
 * <p>It stands on {@code java.net.http} alone and knows nothing of servers.
 */
@NullMarked
package dev.troupe.client;

import org.jspecify.annotations.NullMarked;
