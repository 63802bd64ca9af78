/** The room that every server under test keeps: an actor here, a guarded object in the peers. */
@NullMarked
package dev.troupe.benchmarks.room;

import org.jspecify.annotations.NullMarked;
