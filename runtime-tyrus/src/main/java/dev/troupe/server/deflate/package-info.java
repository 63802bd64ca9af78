/**
 * The extension permessage-deflate (RFC 7692): what is agreed in the handshake, and the compressing and expanding of single
 * messages.
 *
 * <p>It is always agreed that no message refers to those before it ({@code no_context_takeover}, section 7.1.1), in both
 * directions. So no connection owns a compressor or a window: each event loop has one of each for all its sockets, and one
 * compressed form of an event serves everybody whom it goes to.
 */
@NullMarked
package dev.troupe.server.deflate;

import org.jspecify.annotations.NullMarked;
