/** Microbenchmarks. */
@NullMarked
package dev.troupe.benchmarks.codec;

import org.jspecify.annotations.NullMarked;
