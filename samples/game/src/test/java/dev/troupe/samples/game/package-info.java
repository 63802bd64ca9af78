@NullMarked
package dev.troupe.samples.game;

import org.jspecify.annotations.NullMarked;
