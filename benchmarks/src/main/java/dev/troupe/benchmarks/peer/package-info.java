/** The servers under test, each in a process of its own. */
@NullMarked
package dev.troupe.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
