/** End-to-end runs: starts servers and loads in turn, reads the processor time, writes the table. */
@NullMarked
package dev.troupe.benchmarks.end;

import org.jspecify.annotations.NullMarked;
