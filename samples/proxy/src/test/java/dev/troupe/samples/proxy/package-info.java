@NullMarked
package dev.troupe.samples.proxy;

import org.jspecify.annotations.NullMarked;
