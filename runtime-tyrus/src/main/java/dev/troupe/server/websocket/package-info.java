/**
 * WebSockets on Netty: frames in, frames out, the closing of sockets, and Tyrus for deployment and handshake.
 *
 * <p>Bytes never pass through Tyrus: {@link dev.troupe.server.websocket.FrameDecoder} hands whole messages straight to the
 * runtime, and what the runtime queues is written straight to the channel.
 */
@NullMarked
package dev.troupe.server.websocket;

import org.jspecify.annotations.NullMarked;
