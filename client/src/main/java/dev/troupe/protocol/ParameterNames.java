package dev.troupe.protocol;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The names of the parameters of a protocol's actions and events, for a compiler that reads the interfaces from class files,
 * which do not have them. It stands on generated descriptors.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface ParameterNames {

    /** A text for each method that has parameters: {@code Room.edit(long number, java.lang.String text)}, with the
     * simple name of its interface and with erased types. */
    String[] value();
}
