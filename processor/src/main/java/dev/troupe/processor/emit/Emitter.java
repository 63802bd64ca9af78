package dev.troupe.processor.emit;

import com.palantir.javapoet.TypeSpec;

/**
 * Makes one generated type.
 *
 * @param <M> what it is made from
 */
@FunctionalInterface
public interface Emitter<M> {

    /** Makes the type. The same model gives the same type. */
    TypeSpec emit(M model);
}
