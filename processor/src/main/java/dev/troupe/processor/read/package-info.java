/**
 * Makes the model of a protocol or an actor out of the elements of the compiler. Nothing here prints or writes: a reader returns
 * a {@link dev.troupe.processor.read.Reading}, and no element outlives the round it was read in.
 */
@NullMarked
package dev.troupe.processor.read;

import org.jspecify.annotations.NullMarked;
