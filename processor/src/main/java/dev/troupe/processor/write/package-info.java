/** Hands files to the compiler; nothing else touches its {@code Filer}. */
@NullMarked
package dev.troupe.processor.write;

import org.jspecify.annotations.NullMarked;
