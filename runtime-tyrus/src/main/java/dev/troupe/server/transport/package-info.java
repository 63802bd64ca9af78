/**
 * Event loops and listening sockets.
 */
@NullMarked
package dev.troupe.server.transport;

import org.jspecify.annotations.NullMarked;
