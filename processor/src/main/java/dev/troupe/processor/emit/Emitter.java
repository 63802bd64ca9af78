package dev.troupe.processor.emit;

import com.palantir.javapoet.TypeSpec;
import java.util.function.Supplier;

/**
 * Makes one generated type.
 *
 * @param <M> what it is made from
 */
@FunctionalInterface
public interface Emitter<M> {

    /** Makes the type. The same model gives the same type. */
    TypeSpec emit(M model);

    /** Makes the type from this model when asked. */
    default Supplier<TypeSpec> of(M model) {
        return () -> emit(model);
    }
}
