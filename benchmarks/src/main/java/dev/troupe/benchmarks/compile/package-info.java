/** What the processor costs a compilation. */
@NullMarked
package dev.troupe.benchmarks.compile;

import org.jspecify.annotations.NullMarked;
