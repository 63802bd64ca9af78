/**
 * What generated servers name, and what a server is built from: definitions of actors, their registry, and the door through
 * which connections come in.
 */
@NullMarked
package dev.troupe.runtime;

import org.jspecify.annotations.NullMarked;
