/** The load, from a process of its own: bare sockets, so that it costs as little as it can. */
@NullMarked
package dev.troupe.benchmarks.load;

import org.jspecify.annotations.NullMarked;
