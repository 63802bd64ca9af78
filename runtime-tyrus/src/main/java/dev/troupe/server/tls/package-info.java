/**
 * The server's keys and certificates: read, tried before a client meets them, and read again when they are renewed.
 */
@NullMarked
package dev.troupe.server.tls;

import org.jspecify.annotations.NullMarked;
