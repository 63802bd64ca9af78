/** What the servers under test keep: actors here, guarded objects in the peers. */
@NullMarked
package dev.troupe.benchmarks.room;

import org.jspecify.annotations.NullMarked;
