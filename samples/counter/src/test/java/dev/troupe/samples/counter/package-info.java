@NullMarked
package dev.troupe.samples.counter;

import org.jspecify.annotations.NullMarked;
