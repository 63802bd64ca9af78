/** The smallest program: a protocol, its actor, a server and a client. */
@NullMarked
package dev.troupe.samples.counter;

import org.jspecify.annotations.NullMarked;
