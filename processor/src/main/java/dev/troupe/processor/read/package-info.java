/**
 * Makes the model of a protocol or an actor from the elements of the compiler. No class here prints or writes: a reader
 * returns a {@link dev.troupe.processor.read.Reading}. No element is used in a later round than the one in which it was
 * read.
 */
@NullMarked
package dev.troupe.processor.read;

import org.jspecify.annotations.NullMarked;
