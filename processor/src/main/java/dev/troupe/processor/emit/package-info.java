/**
 * Turns the model into source: one class for each generated type, a model in, a {@code TypeSpec} out.
 *
 * <p>Nothing here knows the compiler or writes a file. What all generated files have in common ({@code @Generated}, the
 * originating element) is added where they are written.
 */
@NullMarked
package dev.troupe.processor.emit;

import org.jspecify.annotations.NullMarked;
