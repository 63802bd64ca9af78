/** A protocol and its actor, written by hand as the processor would write them, for tests of the runtime. */
@NullMarked
package dev.troupe.runtime.room;

import org.jspecify.annotations.NullMarked;
