/** How tests of this build wait: a dependency of tests alone, in the modules where many of them wait for something. */
@NullMarked
package dev.troupe.test.waiting;

import org.jspecify.annotations.NullMarked;
