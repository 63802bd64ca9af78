/** Microbenchmarks: what a generated codec costs beside Jackson databind, and what it costs to tell an actor. */
@NullMarked
package dev.troupe.benchmarks.codec;

import org.jspecify.annotations.NullMarked;
