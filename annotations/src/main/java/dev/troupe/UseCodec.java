package dev.troupe;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the codec of a type that Troupe cannot read and write by itself.
 *
 * <p>On a type it holds wherever the type is used; on a parameter or a record component it holds there; on an action it
 * holds for the result.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.METHOD})
public @interface UseCodec {

    /** A public or package-visible class with a constructor without parameters that is visible to the generated code. */
    Class<? extends PayloadCodec<?, ?>> value();
}
