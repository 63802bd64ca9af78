/** What Troupe costs, beside hand-written peers that do the same work. */
@NullMarked
package dev.troupe.benchmarks;

import org.jspecify.annotations.NullMarked;
