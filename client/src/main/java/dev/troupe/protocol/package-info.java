/**
 * What a generated descriptor says of a protocol: its name, its actions and events, and how to run them.
 *
 * <p>Both halves read it: the client to write calls and hand out events, the server to run actions and write events.
 */
@NullMarked
package dev.troupe.protocol;

import org.jspecify.annotations.NullMarked;
